"""Another passphrase: the one of now first, how hard the new one is to guess, and what it undoes."""

from dataclasses import dataclass

from bedding.record import offer_passphrase
from bedding.web.confirming import confirm, new_passphrase
from bedding.web.page import Page, Turn, Visit
from bedding.web.pages.create import measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Passphrase:
    """What the page shows.

    Attributes:
        offer: Random words in a row, for who wants them.
        changed: Whether the new one works now.
    """

    offer: str
    changed: bool


def show(visit: Visit) -> Passphrase:
    """Return the page."""
    return Passphrase(
        offer=offer_passphrase(visit.language),
        changed=visit.given.get("changed") is True,
    )


def change(visit: Visit) -> Turn:
    """Let the new passphrase open the record, and the old one no more."""
    passphrase = new_passphrase(visit)
    confirm(visit)
    visit.notebook.change_passphrase(passphrase)
    return Turn(to="passphrase", given={"changed": True})


PAGE = Page(name="passphrase", show=show, acts={"change": change, "measure": measure})
