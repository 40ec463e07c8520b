"""Letting old entries go, as the person chose: after 3, 6 or 12 months, or never."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bedding.record.entries import Start, day_of
from bedding.record.errors import UntrustedClockError
from bedding.record.record import Record

FURTHEST_JUMP: Final = timedelta(days=62)
"""A clock this far beyond the last entry is asked about before anything is removed."""


def expired(record: Record, today: date, *, certain: bool = False) -> Record:
    """Return the record without what is older than the person wants to keep.

    The start questions and the labels stay: they are about no day. A day that is exactly so many
    months ago stays too. Fits go when anything does, for they were made from it.

    Args:
        record: What there is, with the choice in its settings.
        today: The day as the clock says.
        certain: Whether the person was asked about a clock that looks wrong.

    Raises:
        UntrustedClockError: The clock is before the last entry, or far beyond it, and nobody was asked.
    """
    months = record.settings.keep_months
    if months is None:
        return record
    first = _months_before(today, months)
    kept = {
        name: entry
        for name, entry in record.entries.items()
        if isinstance(entry, Start) or (day := day_of(entry)) is None or day >= first
    }
    last = record.last_day()
    if len(kept) < len(record.entries) and last is not None and not certain:
        if today < last:
            raise UntrustedClockError(
                f"The clock says {today} and the last entry is of {last}. Set it."
            )
        if today - last > FURTHEST_JUMP:
            raise UntrustedClockError(
                f"The clock says {today} and the last entry is of {last}: "
                f"{len(record.entries) - len(kept)} entries would go. Ask first."
            )
    if len(kept) == len(record.entries):
        return record
    return replace(record, entries=kept, fits={})


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
