"""The door: a chat export in, days out; a preview first, and nothing kept of the text."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Final

import numpy as np

from bedding.readers.chat.aggregate import (
    SILENCE,
    DayAggregate,
    Side,
    Signs,
    aggregate_days,
)
from bedding.readers.chat.clock import SECONDS_OF_DAY, wall_and_instant
from bedding.readers.chat.dates import AmbiguousDates
from bedding.readers.chat.errors import (
    ChatError,
    UnknownSenderError,
    WhoIsTheOtherError,
)
from bedding.readers.chat.formats import App, find_format, read_parts
from bedding.readers.chat.message import NOBODY, Kind, Messages, Unreadable
from bedding.readers.chat.source import open_parts
from bedding.readers.held import File

_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderCount:
    """One sender in a preview.

    Attributes:
        name: As the app shows it.
        messages: How many lines are of this sender, calls and deleted messages too.
    """

    name: str
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSummary:
    """What an export holds, for a person to look at before anything is kept.

    Attributes:
        original: Where the export is, as the caller gave it. It stays there; nothing is copied.
        app: Which app wrote it.
        first: The day of the first message.
        last: The day of the last message.
        messages: Texts, and what stands for pictures and voices.
        characters: Of the texts.
        media: Of the messages, those that are no text.
        deleted: Messages taken back.
        calls: Calls that were answered.
        missed_calls: Calls that weren't.
        senders: Who wrote, most messages first.
        unreadable: Lines that look like messages and can't be read.
    """

    original: File
    app: App
    first: date
    last: date
    messages: int
    characters: int
    media: int
    deleted: int
    calls: int
    missed_calls: int
    senders: tuple[SenderCount, ...]
    unreadable: Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatDays:
    """An export as days.

    Attributes:
        summary: What the export holds.
        me: The name of the person.
        other: The name of the other, or None when the other sent nothing.
        silence: From how long on nothing sent counts as a silence [hour].
        days: Every day from the first message of the two to the last.
    """

    summary: ChatSummary
    me: str
    other: str | None
    silence: float
    days: tuple[DayAggregate, ...]


def preview_chat(
    path: File, *, zone: tzinfo, day_first: bool | None = None
) -> ChatSummary | AmbiguousDates:
    """Return what a chat export holds, or what to ask about its dates.

    Args:
        path: The export, plain or as a zip.
        zone: Where the person lives, for exports that give moments.
        day_first: What a person said of the order of day and month, or None.

    Raises:
        ChatError: The export can't be used; the classes say why.
        OSError: There is no such file, or it may not be read.
    """
    app, messages = _read(path, day_first=day_first)
    if isinstance(messages, AmbiguousDates):
        return messages
    wall, _ = wall_and_instant(messages, zone)
    return _summary(path, app, messages, wall)


def read_chat(
    path: File,
    *,
    me: str,
    zone: tzinfo,
    other: str | None = None,
    day_first: bool | None = None,
) -> ChatDays | AmbiguousDates:
    """Return a chat export as days, or what to ask about its dates.

    Args:
        path: The export, plain or as a zip.
        me: The name of the person, as the preview lists it.
        zone: Where the person lives.
        other: The name of the other; needed when more than two wrote.
        day_first: What a person said of the order of day and month, or None.

    Raises:
        UnknownSenderError: Nobody has the name in `me` or in `other`.
        WhoIsTheOtherError: More than two wrote, and `other` isn't given.
        ChatError: The export can't be used; the classes say why.
        OSError: There is no such file, or it may not be read.
    """
    app, messages = _read(path, day_first=day_first)
    if isinstance(messages, AmbiguousDates):
        return messages
    my_number, other_number = _sides(messages.senders, me, other)
    wall, instant = wall_and_instant(messages, zone)
    side = np.full(len(wall), NOBODY, dtype=np.int8)
    side[messages.sender == my_number] = Side.ME
    if other_number is not None:
        side[messages.sender == other_number] = Side.OTHER
    kept = (side != NOBODY) | (messages.sender == NOBODY)
    signs = Signs(
        wall=wall,
        instant=instant,
        side=side,
        kind=messages.kind,
        characters=messages.characters,
    )
    return ChatDays(
        summary=_summary(path, app, messages, wall),
        me=me,
        other=None if other_number is None else messages.senders[other_number],
        silence=SILENCE,
        days=aggregate_days(signs.only(kept)),
    )


def _read(
    path: File, *, day_first: bool | None
) -> tuple[App, Messages | AmbiguousDates]:
    with (
        _without_text(),
        open_parts(path, known=lambda part: find_format(part) is not None) as parts,
    ):
        return read_parts(parts, day_first=day_first)


@contextmanager
def _without_text() -> Iterator[None]:
    """Cut off what an error of ours was raised from: it may hold a piece of the file."""
    try:
        yield
    except ChatError as error:
        error.__cause__ = error.__context__ = None
        raise


def _sides(
    senders: tuple[str, ...], me: str, other: str | None
) -> tuple[int, int | None]:
    """Return the numbers of the two sides."""
    for role, name in (("me", me), ("other", other)):
        if name is not None and (
            name not in senders or (role == "other" and name == me)
        ):
            raise UnknownSenderError(role, len(senders))
    my_number = senders.index(me)
    if other is not None:
        return my_number, senders.index(other)
    others = [number for number in range(len(senders)) if number != my_number]
    if len(others) > 1:
        raise WhoIsTheOtherError(len(senders))
    return my_number, others[0] if others else None


def _summary(path: File, app: App, messages: Messages, wall: np.ndarray) -> ChatSummary:
    of_kind = np.bincount(messages.kind, minlength=len(Kind))
    by_sender = np.bincount(
        messages.sender[messages.sender != NOBODY], minlength=len(messages.senders)
    )
    senders = (
        SenderCount(name=name, messages=int(count))
        for name, count in zip(messages.senders, by_sender, strict=True)
    )
    is_message = (messages.kind == Kind.TEXT) | (messages.kind == Kind.MEDIA)
    return ChatSummary(
        original=path,
        app=app,
        first=_EPOCH + timedelta(days=int(wall.min()) // SECONDS_OF_DAY),
        last=_EPOCH + timedelta(days=int(wall.max()) // SECONDS_OF_DAY),
        messages=int(is_message.sum()),
        characters=int(messages.characters[is_message].sum(dtype=np.int64)),
        media=int(of_kind[Kind.MEDIA]),
        deleted=int(of_kind[Kind.DELETED]),
        calls=int(of_kind[Kind.CALL]),
        missed_calls=int(of_kind[Kind.MISSED_CALL]),
        senders=tuple(sorted(senders, key=lambda each: -each.messages)),
        unreadable=messages.unreadable,
    )
