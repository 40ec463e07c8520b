"""The body of a request as a file: in memory alone, of a limited size, one at a time."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request

from bedding.text import plain
from bedding.web.guards.bodies import NotAnObjectError, TooLongError

LONGEST_FILE: Final = 128 * 1024 * 1024
"""The longest file that a page takes [byte]: a chat of some two million messages."""

NAME_HEADER: Final = "X-Name"
"""What the file is called, its signs written as in an address."""
LONGEST_NAME: Final = 255


class BusyError(Exception):
    """A file that comes while another is coming."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that a person chose; its bytes are in memory and nowhere else.

    Attributes:
        name: What it is called where it came from, without its folder.
        content: Its bytes.
    """

    name: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class FileDoor:
    """Takes one file at a time, so that no number of them fills the memory."""

    _busy: bool = field(default=False, init=False)

    async def take(self, request: Request) -> Upload:
        """Return the file in the body of a request.

        Raises:
            BusyError: Another is coming.
            NotAnObjectError: It broke off.
            TooLongError: It is longer than `LONGEST_FILE`, or says that it will be.
        """
        if self._busy:
            raise BusyError
        self._busy = True
        try:
            return Upload(name=_name(request), content=await _content(request))
        finally:
            self._busy = False


async def _content(request: Request) -> bytes:
    said = request.headers.get("Content-Length", "0")
    if not said.isdecimal() or int(said) > LONGEST_FILE:
        raise TooLongError
    content = bytearray()
    try:
        async for part in request.stream():
            content += part
            if len(content) > LONGEST_FILE:
                raise TooLongError
    except ClientDisconnect as error:
        raise NotAnObjectError from error
    return bytes(content)


def _name(request: Request) -> str:
    """Return the last part of what the file says it is called, on one plain line."""
    name = plain(unquote(request.headers.get(NAME_HEADER, ""), errors="replace"))
    return name.replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:]
