"""Reading one's own days back: entry by entry, or as a calendar; nothing is counted or compared."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bedding.record import (
    ChatDay,
    CheckIn,
    Entry,
    Event,
    Pause,
    Record,
    Reflection,
    TableRow,
    day_of,
)


class Mark(StrEnum):
    """What a calendar shows of a day."""

    WRITTEN = "written"
    LEFT_OUT = "left_out"
    EMPTY = "empty"
    OUTSIDE = "outside"
    """A day of another month, or one that has yet to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Everything about one day.

    Attributes:
        day: Which.
        entries: In the order in which they were made.
    """

    day: date
    entries: tuple[Entry, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month as weeks of seven days, Monday first.

    Attributes:
        first: Its first day.
        weeks: Each a week of days with their marks.
    """

    first: date
    weeks: tuple[tuple[tuple[date, Mark], ...], ...]


def days(record: Record, *, first: date | None, last: date) -> tuple[Day, ...]:
    """Return the days that have entries, oldest first.

    Args:
        record: What there is.
        first: The first day to show, or None for all.
        last: The last.
    """
    found: dict[date, list[Entry]] = {}
    for entry in record.entries.values():
        day = day_of(entry)
        if day is None or day > last or (first is not None and day < first):
            continue
        if isinstance(entry, CheckIn | Event | Reflection | TableRow | Pause):
            found.setdefault(day, []).append(entry)
    return tuple(Day(day=day, entries=tuple(found[day])) for day in sorted(found))


def changeable(record: Record, *, last: date, most: int) -> tuple[Entry, ...]:
    """Return the entries that may be changed, newest first, at most so many."""
    newest = [
        entry
        for day in reversed(days(record, first=None, last=last))
        for entry in reversed(day.entries)
    ]
    return tuple(newest[:most])


def chat_days(record: Record) -> dict[str, tuple[date, date, int]]:
    """Return, for each chat that was counted, its first and last day and how many."""
    found: dict[str, list[date]] = {}
    for entry in record.of(ChatDay):
        found.setdefault(entry.source, []).append(entry.local_date)
    return {source: (min(each), max(each), len(each)) for source, each in found.items()}


def calendar(record: Record, today: date, *, months: int) -> tuple[Month, ...]:
    """Return the last months, oldest first, with a mark for each day."""
    written = {
        day_of(entry)
        for entry in record.entries.values()
        if isinstance(entry, CheckIn | Event | Reflection | TableRow)
    }
    pauses = list(record.of(Pause))

    def mark(day: date, month: date) -> Mark:
        if day.month != month.month or day > today:
            return Mark.OUTSIDE
        if day in written:
            return Mark.WRITTEN
        if any(each.holds(day) for each in pauses):
            return Mark.LEFT_OUT
        return Mark.EMPTY

    return tuple(
        Month(
            first=first,
            weeks=tuple(
                tuple((day, mark(day, first)) for day in week)
                for week in Calendar().monthdatescalendar(first.year, first.month)
            ),
        )
        for first in _firsts(today, months)
    )


def _firsts(today: date, months: int) -> Iterator[date]:
    first = today.replace(day=1)
    found = [first]
    for _ in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(first)
    return reversed(found)
