"""A chat export into the record: looked at first, then only numbers for each day, never a word.

The export stays where it is and as it is. Neither its name nor anyone's name is kept: a chat is
called by its app and a number, and the two sides are called me and the other.
"""

from typing import Final
from zoneinfo import ZoneInfo

from bedding.actions.counted_chat import Counted, counted
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
    return counted(record, days)


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
