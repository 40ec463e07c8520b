"""When someone thinks of harming themselves: who listens now, and rest; everything in one press."""

from dataclasses import dataclass

from bedding.care import Page as Shown
from bedding.web.caring import told_of
from bedding.web.helping import Line, country_of, lines_of
from bedding.web.page import Page, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What the page shows.

    Attributes:
        country: Whose lines, or an empty text for those of every country.
        lines: Who can be reached, those for this first.
        more: Whether something else was called for as well.
    """

    country: str
    lines: tuple[Line, ...]
    more: bool


def show(visit: Visit) -> Crisis:
    """Return the page; nothing of it is there tomorrow."""
    country = country_of(visit)
    others = set(told_of(visit)) - {Shown.SUICIDE_HELP}
    return Crisis(
        country=country,
        lines=lines_of(
            visit, country, need="suicide", only=("suicide", "emergency", "listening")
        ),
        more=bool(others),
    )


PAGE = Page(name="crisis", show=show)
