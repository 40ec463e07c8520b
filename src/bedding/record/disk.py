"""Bytes on the disk: written whole or not at all, with five earlier generations beside them.

A save writes a new file beside the old one, makes sure that it has reached the disk, and only
then gives it the name. At no moment is there no whole file under that name. Everything that is
written here is encrypted already.
"""

import errno
import os
from itertools import takewhile
from pathlib import Path
from typing import Final

from bedding.record.errors import DiskFullError, NoVaultError, ReadOnlyError

GENERATIONS: Final = 5
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def generation_path(path: Path, number: int) -> Path:
    """Return where a generation stands: 0 is the file itself, 1 the newest before it."""
    return path if number == 0 else path.with_name(f"{path.name}.{number}")


def temporary_path(path: Path) -> Path:
    """Return where a save is written before it gets its name; a kill may leave it behind."""
    return path.with_name(f"{path.name}.new")


def damaged_path(path: Path) -> Path:
    """Return where a damaged file is kept when an earlier generation takes its place."""
    return path.with_name(f"{path.name}.damaged")


def family(path: Path) -> tuple[Path, ...]:
    """Return every name that saving or restoring `path` may give to a file."""
    generations = tuple(
        generation_path(path, number) for number in range(GENERATIONS + 1)
    )
    temporary = tuple(temporary_path(each) for each in generations)
    return (*generations, *temporary, damaged_path(path))


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that lack, and wait for the disk.

    Raises:
        ReadOnlyError: It can't be made there.
    """
    lacking = list(takewhile(lambda each: not each.exists(), (folder, *folder.parents)))
    try:
        for each in reversed(lacking):
            each.mkdir(mode=0o700, exist_ok=True)
            _flush_folder(each.parent)
    except OSError as error:
        raise ReadOnlyError(folder) from error


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        NoVaultError: There is no file.
        ReadOnlyError: It may not be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise NoVaultError(path) from error
    except PermissionError as error:
        raise ReadOnlyError(path) from error


def write_bytes(path: Path, data: bytes, *, keep: bool = False) -> None:
    """Put `data` under the name `path`, durably; on any failure the old file stands as it did.

    Args:
        path: Where.
        data: What, encrypted already.
        keep: Whether the file as it stood becomes generation 1.

    Raises:
        DiskFullError: No room.
        ReadOnlyError: The folder can't be written.
    """
    temporary = temporary_path(path)
    try:
        _write_new(temporary, data)
        if keep:
            _keep_generation(path)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        _tell(error, path, len(data))
        raise


def _keep_generation(path: Path) -> None:
    """Make the file as it stands generation 1, and move those before it one back.

    The file keeps its own name as well: both names are of the same bytes until the next save
    takes the first one away.
    """
    for number in reversed(range(1, GENERATIONS)):
        older = generation_path(path, number)
        if older.exists():
            older.replace(generation_path(path, number + 1))
    newest = generation_path(path, 1)
    try:
        os.link(path, newest)
    except OSError as error:
        if error.errno in _FULL:
            raise
        # A memory stick's file system has no second names for one file.
        write_bytes(newest, read_bytes(path))


def remove(path: Path) -> bool:
    """Remove a file and return whether there was one."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        _tell(error, path, 0)
        raise
    return True


def scrub(path: Path) -> bool:
    """Overwrite a file with noise, remove it, and return whether there was one.

    On a disk that writes elsewhere each time (flash, copy-on-write) the old bytes may stay;
    they are encrypted, and the noise takes the key slots from whoever reads the file later.
    """
    try:
        size = path.stat().st_size
        with path.open("r+b", buffering=0) as file:
            file.write(os.urandom(size))
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    except OSError:
        pass  # What can't be overwritten may still be removed.
    return remove(path)


def _write_new(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    """Make sure that the names in a folder have reached the disk, where a system can be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tell(error: OSError, path: Path, needed: int) -> None:
    """Raise our own error for what a person can mend."""
    if error.errno in _FULL:
        raise DiskFullError(path, needed) from error
    if error.errno in _REFUSED:
        raise ReadOnlyError(path) from error
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        raise NoVaultError(path.parent) from error
