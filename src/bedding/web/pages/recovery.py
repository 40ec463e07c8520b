"""A code for when the passphrase is forgotten: shown once, to write down, or not wanted."""

from dataclasses import dataclass

from bedding.web.page import Page, Turn, Visit

CODE = "recovery.code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What the page shows.

    Attributes:
        groups: The code in groups of four signs; empty until it is made.
        begins: Whether the record has just been made and the first questions follow.
    """

    groups: tuple[str, ...]
    begins: bool


def show(visit: Visit) -> Recovery:
    """Return the page; a code that was made is on it until one goes on."""
    code = visit.session.memory.get(CODE, "")
    return Recovery(
        groups=tuple(code.split("-")) if code else (), begins=not visit.record.entries
    )


def make(visit: Visit) -> Turn:
    """Make a code; an earlier one stops working."""
    visit.session.memory[CODE] = visit.notebook.make_recovery_code()
    return Turn(to="recovery")


def go_on(visit: Visit) -> Turn:
    """Drop the code from memory and go on."""
    visit.session.memory.pop(CODE, None)
    return Turn(to="contents" if visit.record.entries else "questions")


PAGE = Page(name="recovery", show=show, acts={"make": make, "go_on": go_on})
