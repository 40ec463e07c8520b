"""The way back, in two steps: each is a choice of its own, and neither is taken by itself."""

from dataclasses import dataclass
from typing import Final

from bedding.actions.pause_analysis import care_of, step_all_the_way, step_back_in
from bedding.care import Flag, countries
from bedding.web.helping import Line, country_of, lines_of
from bedding.web.page import Page, Turn, Visit

READ: Final = "care.read"
"""That the page with the help was on the screen."""

STEPS: Final = {Flag.OPEN: 0, Flag.OFF: 1, Flag.RECOGNITION: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What the page shows.

    Attributes:
        step: Which step can be taken, 1 or 2; 0 where nothing is off.
        country: Whose lines, or an empty text for those of every country.
        countries: Which there are.
        lines: The lines, the emergency number first.
    """

    step: int
    country: str
    countries: tuple[str, ...]
    lines: tuple[Line, ...]


def show(visit: Visit) -> Back:
    """Return the page with the step that can be taken; where nothing is off there is none."""
    flag = care_of(visit.record).flag
    visit.session.memory[READ] = True
    country = country_of(visit)
    return Back(
        step=STEPS[flag],
        country=country,
        countries=countries(),
        lines=lines_of(visit, country, need="danger", only=("emergency", "danger")),
    )


def first(visit: Visit) -> Turn:
    """Bring back what helps to recognise."""
    has_read = visit.session.memory.get(READ) is True
    visit.notebook.save(step_back_in(visit.record, visit.today, has_read=has_read))
    return Turn(to="contents", said=visit.say("web.back.after_one"))


def second(visit: Visit) -> Turn:
    """Bring back the rest: the person says that what was true then is true no more."""
    visit.notebook.save(
        step_all_the_way(visit.record, visit.today, no_longer_holds=True)
    )
    return Turn(to="contents", said=visit.say("web.back.after_two"))


PAGE = Page(name="back", show=show, acts={"first": first, "second": second})
