"""Who to call: the lines of a country, without a record, a key or a network."""

from dataclasses import dataclass

from bedding.care import countries
from bedding.web.helping import Line, country_of, lines_of
from bedding.web.page import Page, Shelf, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What the page shows.

    Attributes:
        country: Whose lines, as two letters, or an empty text for those of every country.
        countries: Which there are.
        lines: The lines, the emergency number first.
    """

    country: str
    countries: tuple[str, ...]
    lines: tuple[Line, ...]


def show(visit: Visit) -> Help:
    """Return the page: of the country that was chosen, kept in the record, or of the computer."""
    country = country_of(visit)
    return Help(country=country, countries=countries(), lines=lines_of(visit, country))


PAGE = Page(name="help", show=show, front=True, shelf=Shelf.ONWARD)
