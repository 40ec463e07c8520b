"""A code for when the passphrase is forgotten: shown once to write down, not wanted, or dropped."""

from dataclasses import dataclass
from typing import Final

from bedding.web.confirming import confirm_passphrase
from bedding.web.page import Page, Turn, Visit

CODE: Final = "recovery.code"
NEW: Final = "recovery.new"
"""Kept from the moment that a record is made until its maker has chosen: then nobody is asked for
the passphrase that was typed just before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What the page shows.

    Attributes:
        groups: The code in groups of four signs; empty until it is made.
        begins: Whether the record has just been made and the first questions follow.
        dropped: Whether no code opens the record any more, since just now.
    """

    groups: tuple[str, ...]
    begins: bool
    dropped: bool


def show(visit: Visit) -> Recovery:
    """Return the page; a code that was made is on it until one goes on."""
    code = visit.session.memory.get(CODE, "")
    return Recovery(
        groups=tuple(code.split("-")) if code else (),
        begins=_begins(visit),
        dropped=visit.given.get("dropped") is True,
    )


def make(visit: Visit) -> Turn:
    """Make a code; an earlier one stops working."""
    if not _begins(visit):
        confirm_passphrase(visit)
    visit.session.memory[CODE] = visit.notebook.make_recovery_code()
    return Turn(to="recovery")


def drop(visit: Visit) -> Turn:
    """Let no code open the record; who can't type the passphrase would shut themselves out."""
    confirm_passphrase(visit)
    visit.notebook.drop_recovery_code()
    visit.session.memory.pop(CODE, None)
    return Turn(to="recovery", given={"dropped": True})


def go_on(visit: Visit) -> Turn:
    """Drop the code from memory and go on."""
    begins = _begins(visit)
    for name in (CODE, NEW):
        visit.session.memory.pop(name, None)
    return Turn(to="questions" if begins else "contents")


def _begins(visit: Visit) -> bool:
    return visit.session.memory.get(NEW) is True


PAGE = Page(
    name="recovery", show=show, acts={"make": make, "drop": drop, "go_on": go_on}
)
