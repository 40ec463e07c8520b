"""Help lines as the pages show them: whose, in which order, and how a telephone takes them."""

import os
from dataclasses import dataclass

from bedding.care import HelpLine, countries, help_lines
from bedding.text import calendar_day, country_from_locale
from bedding.web.page import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as a page shows it.

    Attributes:
        line: What is known of it.
        checked: The day on which its number was last read in a source.
        dial: The number as a telephone takes it, or an empty text.
    """

    line: HelpLine
    checked: str
    dial: str


def country_of(visit: Visit) -> str:
    """Return whose lines to show; an empty text for those of every country.

    What was chosen on the page comes first, then what the record keeps, then where the computer
    seems to be.
    """
    wanted = visit.text("country")
    if wanted in countries():
        return wanted
    kept = visit.record.settings.country if visit.session.is_open else None
    found = kept or country_from_locale(os.environ) or ""
    return found if found in countries() else ""


def lines_of(
    visit: Visit, country: str, *, need: str | None = None, only: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    """Return the lines of a country, the most needed first.

    Args:
        visit: Who asks.
        country: Two letters, or an empty text for those of every country.
        need: What comes first; see `care.help_lines`.
        only: Words of need; a line that is for none of them is left out. Empty leaves none out.
    """
    return tuple(
        Line(
            line=line,
            checked=calendar_day(visit.language, line.verified_on),
            dial="".join(sign for sign in line.number if sign.isdigit()),
        )
        for line in help_lines(country or None, need=need)
        if not only or set(only) & set(line.for_whom)
    )
