"""A chat as days that were counted: whether it was there before, and how it comes into a record."""

from dataclasses import dataclass, field, replace
from datetime import date

from bedding.record import ChatDay, Record


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


def counted(record: Record, days: tuple[ChatDay, ...]) -> Counted:
    """Return the days of one chat, beside what a record has of its app.

    Args:
        record: What there is.
        days: The days, whose source is the app.
    """
    app = days[0].source if days else ""
    new: set[date] = {day.local_date for day in days}
    same = dict.fromkeys(
        each.source
        for each in record.of(ChatDay)
        if each.source.rpartition("-")[0] == app and each.local_date in new
    )
    return Counted(app=app, days=days, same=tuple(same))


def keep(record: Record, chat: Counted, *, instead_of: str | None) -> Record:
    """Return the record with the days of a chat in it.

    Args:
        record: What there is.
        chat: The chat.
        instead_of: A source of `chat.same` that is the same chat, exported earlier: its days
            make place, and the name stays. None for another chat.
    """
    source = instead_of or _next(record, chat.app)
    kept = {
        key: entry
        for key, entry in record.entries.items()
        if not (isinstance(entry, ChatDay) and entry.source == instead_of)
    }
    for day in chat.days:
        named = ChatDay(local_date=day.local_date, source=source, values=day.values)
        kept[named.id] = named
    return replace(record, entries=kept)


def _next(record: Record, app: str) -> str:
    used = {each.source for each in record.of(ChatDay)}
    number = 1
    while f"{app}-{number}" in used:
        number += 1
    return f"{app}-{number}"
