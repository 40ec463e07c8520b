"""The messages of a JSON export one by one, without the whole of it in memory.

Telegram, Instagram and Messenger put messages in a list under the key "messages". A quote inside
a JSON text always follows a backslash, so the key can be found without reading all before it.
What stands around the lists is checked as JSON at the end, so that a damaged file is refused.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from bedding.readers.chat.cutting import MAX_MESSAGE
from bedding.readers.chat.errors import DamagedChatError, UnsafeChatError

MAX_SURROUNDINGS: Final = 32 << 20
"""Characters around the lists of messages: contacts, settings."""

_LIST: Final = re.compile(r'(?<!\\)"messages"\s{0,64}:\s{0,64}\[')
_KEY_LENGTH: Final = 160
_SOMETHING: Final = re.compile(r"[^\s,]")
_DELIMITERS: Final = frozenset(" \t\r\n,]")
_DECODE: Final = json.JSONDecoder().raw_decode


class Element(NamedTuple):
    """One entry of a list of messages.

    Attributes:
        chat: Which of the lists in the file, counted from 0.
        line: On which line it begins, counted from 1.
        value: The entry.
    """

    chat: int
    line: int
    value: Any


class _Window:
    """The part of the text that is in memory."""

    def __init__(self, chunks: Iterable[str]) -> None:
        self.chunks = iter(chunks)
        self.text = ""
        self.place = 0
        self.line = 1
        self.over = False

    def more(self) -> None:
        """Take in the next piece, and let go of what was passed."""
        piece = next(self.chunks, None)
        self.over = piece is None
        self.text = self.text[self.place :] + (piece or "")
        self.place = 0

    def pass_to(self, place: int) -> str:
        """Go on to a place and return what was passed."""
        passed = self.text[self.place : place]
        self.line += passed.count("\n")
        self.place = place
        return passed

    def damaged(self) -> DamagedChatError:
        """Return the error that names this place."""
        place = f"on line {self.line}"
        return DamagedChatError(place)


def elements(chunks: Iterable[str]) -> Iterator[Element]:
    """Yield the entries of every list of messages.

    Raises:
        DamagedChatError: The file is not whole JSON.
        UnsafeChatError: One entry, or what surrounds the lists, is larger than it can be.
    """
    window = _Window(chunks)
    surroundings: list[str] = []
    size = chat = 0
    while True:
        found = _LIST.search(window.text, window.place)
        if found is None:
            keep = max(window.place, len(window.text) - _KEY_LENGTH)
            surroundings.append(
                window.pass_to(len(window.text) if window.over else keep)
            )
        else:
            surroundings.append(window.pass_to(found.end()) + "]")
            yield from _list(window, chat)
            chat += 1
        size += len(surroundings[-1])
        if size > MAX_SURROUNDINGS:
            what = "What surrounds the messages"
            raise UnsafeChatError(what, MAX_SURROUNDINGS, "characters")
        if found is None:
            if window.over:
                break
            window.more()
    try:
        json.loads("".join(surroundings))
    except (ValueError, RecursionError):
        place = "outside its list of messages"
        raise DamagedChatError(place) from None


def _list(window: _Window, chat: int) -> Iterator[Element]:
    """Yield the entries of one list, and go on to after its end."""
    while True:
        found = _SOMETHING.search(window.text, window.place)
        window.pass_to(found.start() if found else len(window.text))
        if window.place >= len(window.text):
            if window.over:
                raise window.damaged()
            window.more()
        elif window.text[window.place] == "]":
            window.pass_to(window.place + 1)
            return
        else:
            line = window.line
            yield Element(chat, line, _entry(window))


def _entry(window: _Window) -> Any:
    """Return the entry that begins here, and go on to after it."""
    while True:
        try:
            value, end = _DECODE(window.text, window.place)
        except RecursionError:
            raise window.damaged() from None
        except ValueError:
            if window.over or len(window.text) - window.place > MAX_MESSAGE:
                raise window.damaged() from None
        else:
            if window.over or window.text[end : end + 1] in _DELIMITERS:
                window.pass_to(end)
                return value
            # A number that ends where the piece ends may go on in the next; nothing else can.
            if end < len(window.text) and not isinstance(value, int | float):
                raise window.damaged()
        if len(window.text) - window.place > MAX_MESSAGE:
            what = "One message"
            raise UnsafeChatError(what, MAX_MESSAGE, "characters")
        window.more()
