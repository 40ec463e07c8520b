"""What a reader of one format yields: columns about messages, without their text.

Each reader counts the characters of a text while it passes and lets go of it; from then on
nothing holds what was written.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from jaxtyping import Int8, Int32, Int64

NOBODY: Final = -1
"""The sender of a line that the file gives no sender, such as a missed call on Android."""

LINES_KEPT: Final = 20
"""How many numbers of unreadable lines a summary lists."""


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
        lines: The numbers of the first of them, counted from 1.
    """

    count: int
    lines: tuple[int, ...]

    @classmethod
    def of(cls, lines: "list[int] | np.ndarray") -> "Unreadable":
        """Return the count and the first lines of a list of line numbers."""
        return cls(count=len(lines), lines=tuple(int(line) for line in lines[:LINES_KEPT]))


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
