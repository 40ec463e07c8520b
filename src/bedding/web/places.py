"""A place on this computer that a person typed: a folder or a file, written out in full."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bedding.web.errors import PlaceError
from bedding.web.page import Visit

LONGEST: Final = 4096
"""The longest place that a page takes [character]."""


def place_of(visit: Visit, name: str) -> Path:
    """Return the place that was given; in a folder, a file of this name.

    Raises:
        PlaceError: It is empty, or does not begin at the root or with ~.
    """
    typed = visit.text("place", longest=LONGEST).strip()
    try:
        place = Path(typed).expanduser()
        if typed.isprintable() and place.is_absolute():
            return place / name if place.is_dir() else place
    except (RuntimeError, ValueError, OSError) as error:
        raise PlaceError from error
    raise PlaceError


@contextmanager
def writing() -> Iterator[None]:
    """Turn what a system says of a place where nothing can be written into an error of ours.

    Raises:
        PlaceError: It is no place for a file.
    """
    try:
        yield
    except OSError as error:
        raise PlaceError from error
