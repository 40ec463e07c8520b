"""What a reader of one format yields: columns about messages, without their text.

Each reader counts the characters of a text while it passes and lets go of it; from then on
nothing holds what was written.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Int8, Int32, Int64

from bedding.readers.chat.errors import UnsafeChatError

NOBODY: Final = -1
"""The sender of a line that the file gives no sender, such as a missed call on Android."""

NO_MOMENT: Final = np.iinfo(np.int64).min
"""In place of a moment that the file doesn't give."""

LINES_KEPT: Final = 20
"""How many numbers of unreadable lines a summary lists."""


MAX_MESSAGES: Final = 20_000_000
"""How many messages a chat may have."""

FIRST_MOMENT: Final = 946_684_800
"""The first second of 2000 [s since 1970]: before it no app of today wrote a message."""

LAST_MOMENT: Final = 4_102_444_800
"""The first second of 2100 [s since 1970]."""


class Kind(IntEnum):
    """What a line of the chat is."""

    TEXT = 0
    MEDIA = 1
    """Something that the file does not hold: a picture, a voice message, a card, a place."""
    DELETED = 2
    CALL = 3
    MISSED_CALL = 4
    SYSTEM = 5
    """A notice of the app; no reader yields it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Lines that look like messages and can't be read.

    Attributes:
        count: How many.
        lines: The numbers of the first `LINES_KEPT` of them, counted from 1.
    """

    count: int
    lines: tuple[int, ...]

    @classmethod
    def of(cls, lines: list[int]) -> "Unreadable":
        """Return the count and the first lines of a list of line numbers."""
        return cls(
            count=len(lines), lines=tuple(int(line) for line in lines[:LINES_KEPT])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The messages of one chat, in the order of the file.

    Attributes:
        seconds: When [s]: since 1970 in UTC if `absolute`, else since 1970 on the wall clock.
        absolute: Whether the file gives moments, or what a clock on the wall showed.
        sender: Index into `senders`, or `NOBODY`.
        kind: One of `Kind`.
        characters: Length of the text in code points, without marks of direction.
        senders: The names, in order of appearance.
        unreadable: What was left out.
    """

    seconds: Int64[np.ndarray, " message"]
    absolute: bool
    sender: Int32[np.ndarray, " message"]
    kind: Int8[np.ndarray, " message"]
    characters: Int32[np.ndarray, " message"]
    senders: tuple[str, ...]
    unreadable: Unreadable


def present(
    sender: Int32[np.ndarray, " message"], senders: Sequence[str]
) -> tuple[Int32[np.ndarray, " message"], tuple[str, ...]]:
    """Return senders numbered anew, without those that sent nothing."""
    there = np.zeros(len(senders), dtype=bool)
    there[sender[sender != NOBODY]] = True
    anew = np.cumsum(there, dtype=np.int32) - 1
    renumbered = np.full_like(sender, NOBODY)
    renumbered[sender != NOBODY] = anew[sender[sender != NOBODY]]
    return renumbered, tuple(
        name for name, here in zip(senders, there, strict=True) if here
    )


class Line(NamedTuple):
    """One message as a reader of single messages finds it.

    Attributes:
        instant: When [s since 1970, UTC], or None when the file has no moment.
        wall: When [s since 1970 on the wall clock], or None.
        sender: The name, or None.
        kind: What it is.
        characters: Length of its text.
    """

    instant: int | None
    wall: int | None
    sender: str | None
    kind: Kind
    characters: int


class Gathering:
    """Single messages on their way to being columns."""

    def __init__(self) -> None:
        self.instant = array("q")
        self.wall = array("q")
        self.sender = array("i")
        self.kind = array("b")
        self.characters = array("i")
        self.number = array("i")
        self.senders: dict[str, int] = {}
        self.unreadable: list[int] = []

    def add(self, line: Line, number: int) -> None:
        """Add a message from a line of the file, unless its moment can't be."""
        moments = [moment for moment in (line.instant, line.wall) if moment is not None]
        if not moments or not all(
            FIRST_MOMENT <= each < LAST_MOMENT for each in moments
        ):
            self.unreadable.append(number)
            return
        if len(self.kind) >= MAX_MESSAGES:
            what = "The number of messages"
            raise UnsafeChatError(what, MAX_MESSAGES, "messages")
        self.instant.append(NO_MOMENT if line.instant is None else line.instant)
        self.wall.append(NO_MOMENT if line.wall is None else line.wall)
        self.sender.append(
            NOBODY
            if line.sender is None
            else self.senders.setdefault(line.sender, len(self.senders))
        )
        self.kind.append(line.kind)
        self.characters.append(line.characters)
        self.number.append(number)

    def messages(self) -> Messages:
        """Return the columns: on moments if every message has one, else on the wall clock."""
        instant, wall = np.array(self.instant, np.int64), np.array(self.wall, np.int64)
        absolute = not np.any(instant == NO_MOMENT)
        seconds = instant if absolute else wall
        kept = seconds != NO_MOMENT
        sender, senders = present(
            np.array(self.sender, np.int32)[kept], list(self.senders)
        )
        lost = np.array(self.number, np.int64)[~kept].tolist()
        return Messages(
            seconds=seconds[kept],
            absolute=absolute,
            sender=sender,
            kind=np.array(self.kind, np.int8)[kept],
            characters=np.array(self.characters, np.int32)[kept],
            senders=senders,
            unreadable=Unreadable.of(sorted([*self.unreadable, *lost])),
        )
