"""When someone thinks of harming themselves: who listens now, and rest; everything in one press."""

from dataclasses import dataclass

from bedding.care import Page as Shown, countries
from bedding.web.caring import told_of
from bedding.web.helping import Line, country_of, lines_of
from bedding.web.page import Page, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What the page shows.

    Attributes:
        country: Whose lines, or an empty text for those of every country.
        countries: Which there are.
        lines: Who can be reached for this.
        others: Who else can: in danger, or to be heard.
        more: Whether something else was called for as well.
    """

    country: str
    countries: tuple[str, ...]
    lines: tuple[Line, ...]
    others: tuple[Line, ...]
    more: bool


def show(visit: Visit) -> Crisis:
    """Return the page; nothing of it is there tomorrow."""
    country = country_of(visit)
    lines = lines_of(visit, country, only=("suicide",))
    others = lines_of(visit, country, only=("emergency", "listening"))
    return Crisis(
        country=country,
        countries=countries(),
        lines=lines,
        others=tuple(each for each in others if each not in lines),
        more=bool(set(told_of(visit)) - {Shown.SUICIDE_HELP}),
    )


PAGE = Page(name="crisis", show=show)
