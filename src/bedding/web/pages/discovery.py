"""When someone may find this: another device, a private window, less, or not to go on here."""

from dataclasses import dataclass

from bedding.care import countries
from bedding.web.helping import Line, country_of, lines_of
from bedding.web.page import Page, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What the page shows.

    Attributes:
        country: Whose lines, or an empty text for those of every country.
        countries: Which there are.
        lines: Who can be called, from another telephone.
    """

    country: str
    countries: tuple[str, ...]
    lines: tuple[Line, ...]


def show(visit: Visit) -> Discovery:
    """Return the page."""
    country = country_of(visit)
    only = ("emergency", "danger")
    return Discovery(
        country=country,
        countries=countries(),
        lines=lines_of(visit, country, need="danger", only=only),
    )


PAGE = Page(name="discovery", show=show)
