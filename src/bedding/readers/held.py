"""A file that is in memory and nowhere else: what a browser handed over, read like any other."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath


@dataclass(frozen=True, slots=True)
class Held:
    """A file in memory, which the readers open as they open one on the disk.

    Attributes:
        name: What it was called, for errors and for its ending; it is never used as a path.
        content: Its bytes.
        told: Is given how much has been read [0 to 1], as it is read.
    """

    name: str
    content: bytes = field(repr=False)
    told: Callable[[float], object] | None = field(
        default=None, repr=False, compare=False
    )

    def __str__(self) -> str:
        return self.name

    @property
    def suffix(self) -> str:
        """The end of its name, such as `.csv`."""
        return PurePath(self.name).suffix

    @property
    def stem(self) -> str:
        """Its name without that end."""
        return PurePath(self.name).stem

    @property
    def size(self) -> int:
        """How long it is [byte]."""
        return len(self.content)

    def open(self, mode: str = "rb") -> io.BytesIO:
        """Return its bytes, to read only.

        Raises:
            ValueError: Another way of opening is asked for.
        """
        if mode != "rb":
            raise ValueError(f"A file in memory is read as bytes, not as {mode!r}.")
        return _Followed(self.content, self.told)

    def read_bytes(self) -> bytes:
        """Return all of it."""
        return self.content

    def is_dir(self) -> bool:
        """Return that it is no folder."""
        return False

    def is_file(self) -> bool:
        """Return that it is a file."""
        return True


File = Path | Held
"""A file on the disk or in memory."""


def size_of(file: File) -> int:
    """Return how long a file is [byte]."""
    return file.size if isinstance(file, Held) else file.stat().st_size


class _Followed(io.BytesIO):
    """Bytes that tell how far they have been read."""

    def __init__(self, content: bytes, told: Callable[[float], object] | None) -> None:
        super().__init__(content)
        self._told = told
        self._length = max(len(content), 1)

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        if self._told is not None:
            self._told(self.tell() / self._length)
        return found
