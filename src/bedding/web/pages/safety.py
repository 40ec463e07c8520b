"""Help first: the emergency number, who does this more often, and how to reach them unseen."""

from dataclasses import dataclass

from bedding.actions.pause_analysis import care_of
from bedding.care import Flag, Page as Shown, countries
from bedding.web.caring import told_of
from bedding.web.helping import Line, country_of, lines_of
from bedding.web.page import Page, Turn, Visit

NEEDS = {
    Shown.DANGER_HELP: ("danger", ("emergency", "danger", "sexual_violence")),
    Shown.CHILD_HELP: ("children", ("emergency", "children", "danger", "listening")),
    Shown.HELP_ON_TOP: ("listening", ("emergency", "danger", "listening")),
}
"""Which lines come first with what is called for, and which there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What the page shows.

    Attributes:
        first: What help is called for, a word of `care.Page`.
        doctor: Whether to see a doctor.
        discovery: Whether someone may look along.
        off: Whether the analysis is off, as a whole or in part.
        country: Whose lines, or an empty text for those of every country.
        countries: Which there are.
        lines: The lines, the emergency number first.
    """

    first: str
    doctor: bool
    discovery: bool
    off: bool
    country: str
    countries: tuple[str, ...]
    lines: tuple[Line, ...]


def show(visit: Visit) -> Safety | Turn:
    """Return the page, with the help that was called for first."""
    told = told_of(visit)
    flag = care_of(visit.record).flag
    usual = Shown.HELP_ON_TOP if flag is Flag.OPEN else Shown.DANGER_HELP
    first = next((each for each in NEEDS if each in told), usual)
    country = country_of(visit)
    need, only = NEEDS[first]
    return Safety(
        first=str(first),
        doctor=Shown.SEE_A_DOCTOR in told,
        discovery=Shown.DISCOVERY in told,
        off=flag is not Flag.OPEN,
        country=country,
        countries=countries(),
        lines=lines_of(visit, country, need=need, only=only),
    )


PAGE = Page(name="safety", show=show)
