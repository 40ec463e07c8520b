"""Pieces of a text cut anew, so that each ends where a message, or a line, ends."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bedding.readers.chat.errors import UnsafeChatError

MAX_MESSAGE: Final = 1 << 20
"""Characters of one message, or one line; WhatsApp sends 65,536 at most."""


def whole_messages(chunks: Iterable[str], head: re.Pattern[str]) -> Iterator[str]:
    """Yield a text in pieces that end where a message ends, each with a line feed before it.

    Args:
        chunks: The text in pieces cut anywhere, its lines ended by a line feed.
        head: What the beginning of a message looks like, from the line feed before it.

    Raises:
        UnsafeChatError: One message is larger than a message can be.
    """
    waiting = "\n"
    for chunk in chunks:
        waiting += chunk
        start = _last_head(waiting, head)
        if start > 0:
            yield waiting[:start]
            waiting = waiting[start:]
        _check(waiting)
    yield waiting.rstrip("\n")


def whole_lines(chunks: Iterable[str]) -> Iterator[str]:
    """Yield a text line by line, without the line feeds.

    Raises:
        UnsafeChatError: One line is larger than a line can be.
    """
    waiting = ""
    for chunk in chunks:
        *lines, waiting = (waiting + chunk).split("\n")
        yield from lines
        _check(waiting)
    if waiting:
        yield waiting


def _check(waiting: str) -> None:
    if len(waiting) > MAX_MESSAGE:
        what = "One message"
        raise UnsafeChatError(what, MAX_MESSAGE, "characters")


def _last_head(text: str, head: re.Pattern[str]) -> int:
    """Return where the last message of a text begins, or -1."""
    place = text.rfind("\n")
    while place >= 0 and not head.match(text, place):
        place = text.rfind("\n", 0, place)
    return place
