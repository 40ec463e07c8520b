"""A key file: a third way in, at a place that only the person knows; made, or no longer wanted."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bedding.record import cloud_of
from bedding.web.confirming import confirm
from bedding.web.page import Page, Turn, Visit
from bedding.web.places import place_of, writing

NAME: Final = "list.bin"
"""What it is called in a folder that was given without a name: it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeKeyFile:
    """What the page shows.

    Attributes:
        place: Where one was put just now, or an empty text.
        cloud: Which cloud that folder goes along with, or an empty text.
        dropped: Whether no key file opens the record any more, since just now.
    """

    place: str
    cloud: str
    dropped: bool


def show(visit: Visit) -> MadeKeyFile:
    """Return the page."""
    place = visit.text("made", longest=4096)
    return MadeKeyFile(
        place=place,
        cloud=(cloud_of(Path(place)) or "") if place else "",
        dropped=visit.given.get("dropped") is True,
    )


def make(visit: Visit) -> Turn:
    """Write a key file at a place; an earlier one stops working."""
    place = place_of(visit, NAME)
    confirm(visit)
    with writing():
        visit.notebook.make_key_file(place)
    return Turn(to="key_file", given={"made": str(place)})


def drop(visit: Visit) -> Turn:
    """Let no key file open the record any more; the file itself stays where it is."""
    confirm(visit)
    visit.notebook.drop_key_file()
    return Turn(to="key_file", given={"dropped": True})


PAGE = Page(name="key_file", show=show, acts={"drop": drop, "make": make})
