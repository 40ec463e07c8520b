"""Goodbye: everything gone from this computer, after a hold that can be let go, and then away."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bedding.actions.destroy_record import destroy_everything
from bedding.actions.open_record import look
from bedding.record import STAYS
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Told, Visit

LEAVE: Final = "leave"
"""The mark at which the script of the page leaves, as the way out does."""
REMAINS: Final = "remains"
"""The mark at which it stays, and says what could not be removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroy:
    """What the page shows.

    Attributes:
        path: The file that goes.
        earlier: How many earlier versions go with it.
        copies: The copies that the program put somewhere, which go too.
        stays: What may stay behind, as codes.
    """

    path: Path
    earlier: int
    copies: tuple[str, ...]
    stays: tuple[str, ...]


def show(visit: Visit) -> Destroy:
    """Return the page: what goes, and what stays behind."""
    kept = look(visit.notebook.path)
    return Destroy(
        path=kept.path,
        earlier=kept.earlier,
        copies=visit.record.settings.backups,
        stays=STAYS,
    )


def gone(visit: Visit) -> Told:
    """Remove the record, its earlier versions and its copies, and lock."""
    if visit.given.get("held") is not True:
        raise UnfitError("held")
    done = destroy_everything(visit.notebook)
    visit.session.lock_here()
    if done.left:
        left = ", ".join(map(str, done.left))
        return Told(said=visit.say("diary.destroy.left", path=left), mark=REMAINS)
    return Told(said=visit.say("web.destroy.gone"), mark=LEAVE)


PAGE = Page(name="destroy", show=show, acts={"gone": gone})
