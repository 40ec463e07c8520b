"""Trying a copy: whether it opens, and what would come back; nothing is changed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bedding.actions.restore_copy import try_copy
from bedding.record import Tried, try_restore
from bedding.text import calendar_day
from bedding.web.confirming import LONGEST, opened_by
from bedding.web.errors import UnfitError
from bedding.web.guards import LONGEST_FILE, Upload
from bedding.web.page import Page, Turn, Visit

COPY: Final = "restore_test.copy"
TRIED: Final = "restore_test.tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreTest:
    """What the page shows.

    Attributes:
        most: The longest file that it takes [byte].
        copy: What the copy is called that was chosen, or an empty text.
        places: Where copies were put that the program remembers.
        path: Where the record stands, for who brings a copy back.
        tried: What would come back, in sentences; empty before it was tried.
    """

    most: int
    copy: str = field(repr=False)
    places: tuple[str, ...]
    path: Path
    tried: tuple[str, ...]


def show(visit: Visit) -> RestoreTest:
    """Return the page."""
    memory = visit.session.memory
    copy, tried = memory.get(COPY), memory.get(TRIED)
    return RestoreTest(
        most=LONGEST_FILE,
        copy="" if copy is None else _called(copy),
        places=visit.record.settings.backups,
        path=visit.notebook.path,
        tried=() if tried is None else _told(visit, tried),
    )


def take(visit: Visit, upload: Upload) -> Turn:
    """Take a copy in hand; it is encrypted."""
    return _hold(visit, upload)


def choose(visit: Visit) -> Turn:
    """Take a copy that the program put somewhere."""
    return _hold(visit, Path(visit.choice("place", visit.record.settings.backups)))


def attempt(visit: Visit) -> Turn:
    """Open the copy with a passphrase or a recovery code, and look."""
    copy = visit.session.memory.get(COPY)
    if copy is None:
        raise UnfitError("copy")
    typed = visit.text("passphrase", longest=LONGEST)
    visit.session.memory[TRIED] = opened_by(
        visit,
        typed,
        lambda opener: (
            try_restore(copy, opener)
            if isinstance(copy, Path)
            else try_copy(copy.content, opener)
        ),
    )
    return Turn(to="restore_test", said=visit.say("web.restore_test.opens"))


def drop(visit: Visit) -> Turn:
    """Let go of the copy."""
    visit.session.memory.pop(COPY, None)
    visit.session.memory.pop(TRIED, None)
    return Turn(to="restore_test")


def _hold(visit: Visit, copy: Upload | Path) -> Turn:
    visit.session.memory.pop(TRIED, None)
    visit.session.memory[COPY] = copy
    return Turn(to="restore_test")


def _called(copy: Upload | Path) -> str:
    return str(copy) if isinstance(copy, Path) else copy.name


def _told(visit: Visit, tried: Tried) -> tuple[str, ...]:
    opens = visit.say("diary.open.opens", count=tried.entries)
    if tried.last_day is None:
        return (opens,)
    day = calendar_day(visit.language, tried.last_day)
    return (opens, visit.say("diary.open.last", day=day))


PAGE = Page(
    name="restore_test",
    show=show,
    takes=take,
    acts={"attempt": attempt, "choose": choose, "drop": drop},
)
