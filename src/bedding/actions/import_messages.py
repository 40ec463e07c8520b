"""A chat export into the record: looked at first, then only numbers for each day, never a word.

The export stays where it is and as it is. Neither its name nor anyone's name is kept: a chat is
called by its app and a number, and the two sides are called me and the other.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from bedding.readers import File
from bedding.readers.chat import (
    AmbiguousDates,
    ChatSummary,
    DayAggregate,
    SideDay,
    preview_chat,
    read_chat,
)
from bedding.record import ChatDay, Record

COUNTED: Final = (
    "messages",
    "characters",
    "media",
    "deleted",
    "calls",
    "missed_calls",
    "night",
    "starts",
    "bursts",
)
"""What is counted for each side of a day; see docs/chats.md."""

GAPS: Final = ("count", "lower_quartile", "median", "upper_quartile", "ninetieth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A chat as days of a record, not yet in it.

    Attributes:
        app: Which app wrote it.
        days: One for each day, with a source that is not yet final.
        same: Sources of the same app in the record that share days with it.
    """

    app: str
    days: tuple[ChatDay, ...] = field(repr=False)
    same: tuple[str, ...]


def look_into(
    export: File, zone: str, *, day_first: bool | None
) -> ChatSummary | AmbiguousDates:
    """Return what an export holds, or what to ask about its dates; nothing is kept.

    Raises:
        ChatError: It can't be used; the classes say why.
        OSError: There is no such file, or it may not be read.
    """
    return preview_chat(export, zone=ZoneInfo(zone), day_first=day_first)


def count(
    record: Record,
    export: File,
    zone: str,
    *,
    me: str,
    other: str | None,
    day_first: bool | None,
) -> Counted | AmbiguousDates:
    """Return the days of an export, counted; raises as `readers.chat.read_chat` does."""
    chat = read_chat(
        export, me=me, other=other, zone=ZoneInfo(zone), day_first=day_first
    )
    if isinstance(chat, AmbiguousDates):
        return chat
    app = chat.summary.app.lower()
    days = tuple(
        ChatDay(local_date=day.day, source=app, values=values_of(day))
        for day in chat.days
    )
    return Counted(app=app, days=days, same=_same(record, app, days))


def keep(record: Record, counted: Counted, *, instead_of: str | None) -> Record:
    """Return the record with the days of a chat in it.

    Args:
        record: What there is.
        counted: The chat.
        instead_of: A source of `counted.same` that is the same chat, exported earlier: its days
            make place, and the name stays. None for another chat.
    """
    source = instead_of or _next(record, counted.app)
    kept = {
        key: entry
        for key, entry in record.entries.items()
        if not (isinstance(entry, ChatDay) and entry.source == instead_of)
    }
    for day in counted.days:
        named = ChatDay(local_date=day.local_date, source=source, values=day.values)
        kept[named.id] = named
    return Record(
        entries=kept, settings=record.settings, draft=record.draft, fits=record.fits
    )


def values_of(day: DayAggregate) -> dict[str, float]:
    """Return everything that was counted on a day, by name; times are in hours."""
    values: dict[str, float] = {}
    for side, of_side in (("me", day.me), ("other", day.other)):
        values |= {f"{side}_{name}": value for name, value in _side(of_side).items()}
    values["calls_of_nobody"] = float(day.calls_of_nobody)
    values["silences"] = float(len(day.silences))
    if day.silences:
        values["longest_silence"] = max(each.length for each in day.silences)
    return values


def _side(side: SideDay) -> dict[str, float]:
    values = {name: float(getattr(side, name)) for name in COUNTED}
    if side.replies is not None:
        for name in GAPS:
            values[f"reply_{name}"] = float(getattr(side.replies, name))
    return values


def _same(record: Record, app: str, days: tuple[ChatDay, ...]) -> tuple[str, ...]:
    new: set[date] = {day.local_date for day in days}
    return tuple(
        dict.fromkeys(
            each.source
            for each in record.of(ChatDay)
            if each.source.rpartition("-")[0] == app and each.local_date in new
        )
    )


def _next(record: Record, app: str) -> str:
    used = {each.source for each in record.of(ChatDay)}
    number = 1
    while f"{app}-{number}" in used:
        number += 1
    return f"{app}-{number}"
