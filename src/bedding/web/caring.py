"""What follows when the gate says so: which page comes first, and what it was told about."""

from collections.abc import Iterable
from typing import Final

from bedding.actions.pause_analysis import Noted, is_due
from bedding.care import Page as Shown
from bedding.record import DiskFullError
from bedding.text import tell
from bedding.web.errors import UnfitError
from bedding.web.page import Turn, Visit

TOLD: Final = "care.told"
"""Where it is kept what help was called for, as long as the record is open; nowhere else."""

FIRST: Final = (
    (Shown.SUICIDE_HELP, "crisis"),
    (Shown.DANGER_HELP, "safety"),
    (Shown.DISCOVERY, "discovery"),
)
"""Which page comes first, by what help is called for; all else is on `safety`."""


def leads(visit: Visit, pages: Iterable[Shown], *, said: str = "") -> Turn | None:
    """Return the page that comes first after an answer or an event; None where none has to.

    Args:
        visit: Whose answer.
        pages: What help the gate calls for.
        said: A sentence for who can't see what changed.
    """
    told = tuple(pages)
    visit.session.memory[TOLD] = told
    if not told:
        return None
    to = next((name for page, name in FIRST if page in told), "safety")
    return Turn(to=to, said=said)


def keep_danger(visit: Visit, noted: Noted) -> Turn:
    """Keep an event of danger and lead to help, also where the disk is full."""
    said = visit.say("diary.saved")
    try:
        visit.notebook.save(noted.record)
    except DiskFullError as error:
        said = tell(visit.language, error)
    return leads(visit, noted.pages, said=said) or Turn(to="help", said=said)


def told_of(visit: Visit) -> tuple[Shown, ...]:
    """Return what help was called for: given with the visit, or kept since.

    Raises:
        UnfitError: What was given is no list of such words.
    """
    given = visit.given.get("pages")
    if given is not None:
        try:
            visit.session.memory[TOLD] = tuple(Shown(each) for each in given)
        except (TypeError, ValueError):
            raise UnfitError("pages") from None
    found: tuple[Shown, ...] = visit.session.memory.get(TOLD, ())
    return found


def next_page(visit: Visit, otherwise: str = "contents") -> str:
    """Return the page that was asked for before the gate came in between."""
    wanted = visit.text("then")
    return wanted if wanted in visit.pages else otherwise


def gate_first(visit: Visit, then: str) -> Turn | None:
    """Return the questions of the gate where they come before a mirror; None where they don't.

    Nobody lived the invented days, so nobody is asked.

    Args:
        visit: Whose record.
        then: The page that comes after the questions.
    """
    if visit.session.demonstration is not None:
        return None
    due = is_due(visit.record, visit.today)
    return Turn(to="gate", given={"then": then}) if due else None
