"""The file or the archive that a person gave, as text in pieces, with a limit on everything.

Names inside an archive choose which entry is read; none is ever used as a path. What an archive
says about sizes isn't believed: bytes are counted as they come.
"""

import codecs
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from bedding.readers.chat.errors import (
    DamagedChatError,
    NotAChatError,
    SeveralChatsError,
    UnsafeChatError,
)
from bedding.readers.held import File

CHUNK: Final = 1 << 20
"""Bytes read at a time."""

MAX_BYTES: Final = 1 << 30
"""Bytes of text in one chat: some ten million messages."""

MAX_RATIO: Final = 200
"""How many times its packed size an entry may be; chats pack to about a fifth."""

MAX_DIRECTORY: Final = 64 << 20
"""Bytes of the list of entries of an archive."""

MAX_THREADS: Final = 1_000
"""Files in an archive that are opened to see what they are."""

LONGEST_PATH: Final = 300
"""Characters at the end of a name in an archive that are looked at."""

RATIO_FROM: Final = 16 << 20
"""Bytes that may be read before the ratio counts: short chats may pack well."""

_TEXT_SUFFIXES: Final = (".txt", ".json", ".csv", ".tsv", ".md")
_PREFERRED: Final = re.compile(
    r"(?i)(^|/)(_chat\.txt|[^/]*whatsapp[^/]*\.txt|result\.json)$"
)
_NUMBERED: Final = re.compile(r"(?i)^(.*)message_(\d+)\.json$")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of text, plain or inside an archive.

    Attributes:
        suffix: The end of its name, such as `.txt`.
        open: Opens its bytes.
        packed: How many bytes it takes packed, or None when it isn't.
    """

    suffix: str
    open: Callable[[], IO[bytes]]
    packed: int | None = None

    def chunks(self) -> Iterator[str]:
        """Yield the text in pieces, its lines ended by a line feed.

        Raises:
            UnsafeChatError: It is larger than a chat can be.
            DamagedChatError: The archive is broken.
        """
        with self._guarded(), self.open() as stream:
            first = stream.read(CHUNK)
            coding = next(
                (name for bom, name in _BOMS if first.startswith(bom)), "utf-8"
            )
            decoder = io.IncrementalNewlineDecoder(
                codecs.getincrementaldecoder(coding)(errors="replace"), translate=True
            )
            read = 0
            while first:
                read += len(first)
                self._check(read)
                yield decoder.decode(first)
                first = stream.read(CHUNK)
            yield decoder.decode(b"", final=True)

    def head(self) -> str:
        """Return the first piece of the text."""
        return next(self.chunks(), "")

    def _guarded(self) -> AbstractContextManager[None]:
        """Return what turns errors into ours: a plain file that can't be read is the caller's."""
        return nullcontext() if self.packed is None else _damage_named()

    def _check(self, read: int) -> None:
        if read > MAX_BYTES:
            what = "The text of the chat"
            raise UnsafeChatError(what, MAX_BYTES >> 20, "MiB")
        if self.packed is not None and read > max(RATIO_FROM, MAX_RATIO * self.packed):
            what = "What the archive unpacks to"
            raise UnsafeChatError(what, MAX_RATIO, "times its packed size")


@contextmanager
def open_parts(
    path: File, *, known: Callable[[Part], bool]
) -> Iterator[tuple[Part, ...]]:
    """Give the parts that hold the one conversation of a file or an archive.

    Args:
        path: Where the file is.
        known: Whether a part has a layout that a reader knows.

    Raises:
        NotAChatError: No part is known.
        SeveralChatsError: There is more than one conversation.
        DamagedChatError: The archive is broken.
        UnsafeChatError: The list of entries of the archive is larger than it can be.
    """
    with path.open("rb") as stream:
        packed = stream.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}
        stream.seek(0)
        if not packed:
            yield (Part(suffix=path.suffix.lower(), open=lambda: path.open("rb")),)
            return
        with _damage_named():
            archive = zipfile.ZipFile(_LimitedReads(stream))
        with archive:
            yield _choose(archive, known)


class _LimitedReads(io.RawIOBase):
    """A file that refuses to be read in one piece larger than any list of entries."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        super().__init__()
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        if size > MAX_DIRECTORY:
            what = "The list of entries of the archive"
            raise UnsafeChatError(what, MAX_DIRECTORY >> 20, "MiB")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def _choose(
    archive: zipfile.ZipFile, known: Callable[[Part], bool]
) -> tuple[Part, ...]:
    """Return the parts of the one conversation in an archive."""
    entries = [
        entry
        for entry in archive.infolist()
        if entry.filename.lower().endswith(_TEXT_SUFFIXES)
        and not entry.filename.startswith("__MACOSX/")
        and entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    ]
    threads: dict[str, list[zipfile.ZipInfo]] = {}
    for entry in entries:
        numbered = _NUMBERED.match(entry.filename[-LONGEST_PATH:])
        threads.setdefault(
            numbered.group(1) + "/" if numbered else entry.filename, []
        ).append(entry)
    if len(threads) > MAX_THREADS:
        raise SeveralChatsError(len(threads))
    preferred = {
        name: thread
        for name, thread in threads.items()
        if _PREFERRED.search(name[-LONGEST_PATH:])
    }
    chats = [
        parts
        for thread in (preferred or threads).values()
        if known((parts := tuple(_part(archive, entry) for entry in thread))[0])
    ]
    if not chats:
        message = "No file in the archive looks like a chat of a known app"
        raise NotAChatError(message)
    if len(chats) > 1:
        raise SeveralChatsError(len(chats))
    return chats[0]


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Part:
    return Part(
        suffix=Path(entry.filename).suffix.lower(),
        open=lambda: archive.open(entry),
        packed=entry.compress_size,
    )


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn what a broken archive raises into an error of ours, without its words.

    The archive module trusts the numbers that it finds, so that a broken archive may lead it to
    places, sizes and dates that don't exist: hence the wide net.
    """
    try:
        yield
    except RuntimeError:
        message = "The archive is locked"
        raise NotAChatError(message) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        ArithmeticError,
        EOFError,
        LookupError,
        OSError,
        ValueError,
    ):
        place = "as an archive"
        raise DamagedChatError(place) from None
