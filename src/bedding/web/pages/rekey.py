"""Everything encrypted anew, under a new key: for when someone may have an old passphrase and a copy."""

from dataclasses import dataclass

from bedding.record import offer_passphrase
from bedding.web.confirming import LONGEST, confirm, new_passphrase
from bedding.web.errors import SecondGoesError
from bedding.web.page import Page, Turn, Visit
from bedding.web.pages.create import measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekey:
    """What the page shows.

    Attributes:
        offer: Random words in a row, for who wants them.
        second: Whether a second notebook was made from this one.
        renewed: Whether it has just been done.
    """

    offer: str
    second: bool
    renewed: bool


def show(visit: Visit) -> Rekey:
    """Return the page."""
    return Rekey(
        offer=offer_passphrase(visit.language),
        second=visit.record.settings.second_made,
        renewed=visit.given.get("renewed") is True,
    )


def renew(visit: Visit) -> Turn:
    """Encrypt everything anew."""
    passphrase = new_passphrase(visit)
    second = visit.text("second", longest=LONGEST)
    made = visit.record.settings.second_made
    if made and not second and visit.given.get("lost") is not True:
        raise SecondGoesError
    confirm(visit)
    visit.notebook.rekey(passphrase, second=second or None)
    return Turn(to="rekey", given={"renewed": True})


PAGE = Page(name="rekey", show=show, acts={"measure": measure, "renew": renew})
