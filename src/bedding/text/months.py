"""Months, weekdays and hours as a language writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bedding.text.language import LOCALES, Language

WEEK = 7  # [day]


def month_name(language: Language, day: date) -> str:
    """Return the month of a day with its year: `november 2026`."""
    from babel.dates import format_date  # noqa: PLC0415 -- slow import

    return format_date(day, "LLLL yyyy", locale=LOCALES[language])


def day_name(language: Language, day: date) -> str:
    """Return a day in words: `dinsdag 3 november 2026` or `Tuesday 3 November 2026`."""
    from babel.dates import format_date  # noqa: PLC0415 -- slow import

    return format_date(day, "EEEE d MMMM yyyy", locale=LOCALES[language])


def day_and_month(language: Language, day: date) -> str:
    """Return a day in words without its year: `dinsdag 3 november`."""
    from babel.dates import format_date  # noqa: PLC0415 -- slow import

    return format_date(day, "EEEE d MMMM", locale=LOCALES[language])


def weekday_names(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the days of a week from Monday, each short and in full."""
    from babel.dates import get_day_names  # noqa: PLC0415 -- slow import

    short, full = (
        get_day_names(width, context="stand-alone", locale=LOCALES[language])
        for width in ("short", "wide")
    )
    return tuple((short[number], full[number]) for number in range(WEEK))


def clock_time(moment: datetime, zone: str) -> str:
    """Return the hour and minute of a moment in a zone: `21:40`."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"
