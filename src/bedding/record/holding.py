"""One process at a time: a lock beside the file that ends with the process, however it ends."""

import os
import sys
from pathlib import Path
from typing import Final

from bedding.record.errors import InUseError, ReadOnlyError

_TRIES: Final = 50


def lock_path(path: Path) -> Path:
    """Return where the lock of a file stands while it is open."""
    return path.with_name(f"{path.name}.lock")


class Hold:
    """The right to write a file, kept until `release`."""

    __slots__ = ("_descriptor", "_path")

    def __init__(self, path: Path) -> None:
        """Take hold of `path`.

        Raises:
            InUseError: Another process, or another part of this one, holds it.
            ReadOnlyError: The folder can't be written.
        """
        self._path = lock_path(path)
        self._descriptor: int | None = None
        for _ in range(_TRIES):
            descriptor = _open(self._path, path)
            if not _take(descriptor):
                os.close(descriptor)
                raise InUseError(path)
            # The file may have been removed by its last holder between opening and locking it;
            # then what is locked is a file that nobody else can find.
            if _same_file(descriptor, self._path):
                self._descriptor = descriptor
                return
            os.close(descriptor)
        raise InUseError(path)

    def release(self) -> None:
        """Let go, and leave no file behind. A second time does nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if sys.platform == "win32":
            os.close(descriptor)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(descriptor)


def _open(lock: Path, path: Path) -> int:
    try:
        return os.open(
            lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600
        )
    except OSError as error:
        raise ReadOnlyError(path) from error


def _take(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- exists on Windows only

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 -- does not exist on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _same_file(descriptor: int, lock: Path) -> bool:
    try:
        found = lock.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (mine.st_ino, mine.st_dev) == (found.st_ino, found.st_dev)
