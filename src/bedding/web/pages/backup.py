"""A copy of the encrypted file: saved by the browser, or at a place that the program remembers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bedding.actions import export_record
from bedding.record import cloud_of
from bedding.web.page import Page, Turn, Visit
from bedding.web.pages.export import usual_name
from bedding.web.places import place_of, writing
from bedding.web.sending import Sent, named

ENDING: Final = ".dat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What the page shows.

    Attributes:
        usual: What the copy is called when nobody says.
        places: Where copies were put that the program remembers.
        cloud: Which cloud the last of them goes along with, or an empty text.
    """

    usual: str
    places: tuple[str, ...]
    cloud: str


def show(visit: Visit) -> Backup:
    """Return the page."""
    places = visit.record.settings.backups
    return Backup(
        usual=usual_name(visit),
        places=places,
        cloud=(cloud_of(Path(places[-1])) or "") if places else "",
    )


def save(visit: Visit) -> Sent:
    """Give a copy, encrypted as it is."""
    name = named(visit.text("name"), ENDING, usual=usual_name(visit))
    return Sent(name=name, content=export_record.as_copy(visit.notebook))


def put(visit: Visit) -> Turn:
    """Put a copy at a place on this computer, and remember where; in a folder it gets a name."""
    with writing():
        visit.notebook.backup(place_of(visit, usual_name(visit) + ENDING))
    return Turn(to="backup", said=visit.say("web.backup.done"))


PAGE = Page(name="backup", show=show, acts={"put": put, "save": save})
