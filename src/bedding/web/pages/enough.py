"""After something was put down: it is saved, and it is enough; no chart, no number."""

from dataclasses import dataclass

from bedding.record import rhythm_is_due
from bedding.web.page import Page, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Enough:
    """What the page shows.

    Attributes:
        told: The key of its one sentence.
        due: Whether to say that one can choose how often to write: for a week, after two.
    """

    told: str
    due: bool


def show(visit: Visit) -> Enough:
    """Return the page."""
    told = visit.choice("told", ("saved", "nothing", "skipped", "moment", "paused"))
    keys = {
        "saved": "record.day.saved",
        "nothing": "diary.nothing",
        "skipped": "record.day.skipped",
        "moment": "diary.saved",
        "paused": "record.day.paused",
    }
    due = told == "saved" and rhythm_is_due(visit.record, visit.today)
    return Enough(told=keys[told], due=due)


PAGE = Page(name="enough", show=show)
