"""Leaving an evening out, resting for a while, writing less often; nobody owes a day."""

from dataclasses import dataclass
from typing import Final

from bedding.actions.clock_here import sit_down
from bedding.actions.write_day import drop_draft
from bedding.record import Pause, Record, choose_rhythm, pause as rest, resume, skip
from bedding.text.months import day_name
from bedding.web.page import Page, Shelf, Turn, Visit

DAILY: Final = "daily"
OFTEN: Final = (DAILY, "three_a_week", "events")
"""How often one can write; not at all is a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What the page shows.

    Attributes:
        since: The day since which there is a pause, in words; empty where there is none.
        left_out: Whether this evening is left out.
        often: How often one can choose to write.
        chosen: What was chosen of that.
    """

    since: str
    left_out: bool
    often: tuple[str, ...]
    chosen: str


def show(visit: Visit) -> Resting:
    """Return the page."""
    today = sit_down().today
    running = _running(visit.record)
    return Resting(
        since="" if running is None else day_name(visit.language, running.first),
        left_out=any(each.holds(today) for each in visit.record.of(Pause)),
        often=OFTEN,
        chosen=visit.record.settings.rhythm,
    )


def today(visit: Visit) -> Turn:
    """Leave this evening out; what was answered half-way goes with it."""
    visit.notebook.save(skip(drop_draft(visit.record), sit_down().today))
    return Turn(to="enough", given={"told": "skipped"})


def until(visit: Visit) -> Turn:
    """Rest until the person begins again."""
    visit.notebook.save(rest(visit.record, sit_down().today))
    return Turn(to="enough", given={"told": "paused"})


def again(visit: Visit) -> Turn:
    """Begin again, from today."""
    record, today = visit.record, sit_down().today
    if record.settings.rhythm in OFTEN:
        visit.notebook.save(resume(record, today))
    else:
        visit.notebook.save(choose_rhythm(record, DAILY, today))
    return Turn(to="evening", said=visit.say("diary.saved"))


def choose(visit: Visit) -> Turn:
    """Keep how often the person wants to write; a day without an evening is then no day away."""
    often = visit.choice("value", OFTEN)
    visit.notebook.save(choose_rhythm(visit.record, often, sit_down().today))
    return Turn(to="pause", said=visit.say("diary.saved"))


def _running(record: Record) -> Pause | None:
    return next((each for each in record.of(Pause) if each.last is None), None)


PAGE = Page(
    name="pause",
    show=show,
    shelf=Shelf.WRITE,
    acts={"today": today, "until": until, "again": again, "choose": choose},
)
