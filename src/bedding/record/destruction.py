"""Removing a notebook and everything the program made of it, and saying what it can't remove."""

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bedding.record.disk import family, scrub
from bedding.record.errors import InUseError, VaultError
from bedding.record.holding import Hold

STAYS: Final = ("copies", "cloud", "exports", "disk", "swap", "history")
"""What may stay behind, as codes; the sentences stand in `text/`.

copies: made by hand or by the system's own backup. cloud: folders kept in step, and their
wastebaskets. exports: files written on request. disk: old blocks on flash and on file systems
that never write over. swap: memory that the system wrote away. history: the names of commands
and of recent files.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """What was removed, and what was not.

    Attributes:
        removed: Files that are gone.
        left: Files that could not be removed; remove them by hand.
        stays: Codes of `STAYS`: what no program can promise.
    """

    removed: tuple[Path, ...]
    left: tuple[Path, ...]
    stays: tuple[str, ...] = STAYS


def destroy(path: Path, backups: tuple[Path, ...] = ()) -> Destroyed:
    """Remove a notebook, its generations and the copies that it made; can't be undone.

    Each file is written over first: its key slots go with that on any disk that writes in
    place. No key is needed, so that it can be done in a hurry.

    Args:
        path: The notebook's file.
        backups: Copies that the notebook remembers; known only when it was open.

    Raises:
        InUseError: Another process has it open.
    """
    path = path.resolve()
    try:
        hold: Hold | None = Hold(path)
    except InUseError:
        raise
    except VaultError:
        hold = None
    removed, left = [], []
    try:
        for each in (*family(path), *backups):
            try:
                if scrub(each):
                    removed.append(each)
            except (OSError, VaultError) as error:
                if getattr(error, "errno", None) != errno.ENOENT:
                    left.append(each)
    finally:
        if hold is not None:
            hold.release()
    return Destroyed(removed=tuple(removed), left=tuple(left))
