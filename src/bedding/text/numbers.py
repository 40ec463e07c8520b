"""Numbers and dates as a language writes them."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from bedding.text.language import LOCALES, Language

if TYPE_CHECKING:
    from babel import Locale


def whole(language: Language, number: int) -> str:
    """Return a whole number, grouped by thousands."""
    from babel.numbers import format_decimal  # noqa: PLC0415 -- slow import

    return format_decimal(number, locale=_locale(language))


def decimal(language: Language, number: float, *, digits: int = 2) -> str:
    """Return a number with a fixed count of digits behind the decimal sign."""
    from babel.numbers import format_decimal  # noqa: PLC0415 -- slow import

    # Adding zero turns a rounded -0.0 into 0.0.
    rounded = round(number, digits) + 0.0
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(rounded, format=pattern, locale=_locale(language))


def shortest(language: Language, number: float) -> str:
    """Return a number with no more digits than it needs."""
    from babel.numbers import format_decimal  # noqa: PLC0415 -- slow import

    return format_decimal(number, locale=_locale(language))


def percent(language: Language, share: float) -> str:
    """Return a share [0 to 1] as a whole percentage."""
    from babel.numbers import format_percent  # noqa: PLC0415 -- slow import

    return format_percent(round(share, 2) + 0.0, locale=_locale(language))


def calendar_day(language: Language, day: date) -> str:
    """Return a date by its day, month and year: `3-11-2025` or `3 Nov 2025`."""
    from babel.dates import format_date  # noqa: PLC0415 -- slow import

    pattern = {"nl": "d-M-yyyy", "en": "d MMM yyyy"}[language]
    return format_date(day, pattern, locale=_locale(language))


def plural_form(language: Language, count: int) -> str:
    """Return which plural form a count takes, as CLDR names it."""
    return _locale(language).plural_form(count)


def plural_forms() -> frozenset[str]:
    """Return the plural forms that Dutch and English have."""
    return frozenset({"one", "other"})


@cache
def _locale(language: Language) -> "Locale":
    from babel import Locale  # noqa: PLC0415 -- slow import

    return Locale.parse(LOCALES[language])
