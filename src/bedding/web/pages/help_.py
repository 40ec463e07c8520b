"""Who to call: the lines of a country, without a record, a key or a network."""

import os
from dataclasses import dataclass

from bedding.care import HelpLine, countries, help_lines
from bedding.text import calendar_day, country_from_locale
from bedding.web.page import Page, Shelf, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as the page shows it.

    Attributes:
        line: What is known of it.
        checked: The day on which its number was last read in a source.
        dial: The number as a telephone takes it, or an empty text.
    """

    line: HelpLine
    checked: str
    dial: str


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
    known = countries()
    country = visit.text("country") or _country(visit)
    if country not in known:
        country = ""
    return Help(
        country=country,
        countries=known,
        lines=tuple(
            Line(
                line=line,
                checked=calendar_day(visit.language, line.verified_on),
                dial="".join(sign for sign in line.number if sign.isdigit()),
            )
            for line in help_lines(country or None)
        ),
    )


def _country(visit: Visit) -> str:
    kept = visit.record.settings.country if visit.session.is_open else None
    return kept or country_from_locale(os.environ) or ""


PAGE = Page(name="help", show=show, front=True, shelf=Shelf.ONWARD)
