"""The first page: a neutral lock where there is a record, and a welcome where there is none."""

from dataclasses import dataclass

from bedding.actions.clock_here import sit_down
from bedding.actions.open_record import look, unlock
from bedding.record import (
    DamagedError,
    KeyFile,
    Opener,
    Passphrase,
    RecoveryCode,
    WrongKeyError,
    clock_went_back,
    restore_generation,
)
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Turn, Visit
from bedding.web.pages.evening import is_waiting
from bedding.web.pages.key_file import NAME as KEY_FILE
from bedding.web.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What the page shows.

    Attributes:
        exists: Whether there is a record to open.
        earlier: How many earlier versions stand beside where it was.
        whole: The newest earlier version that is whole, where the file is damaged, or None.
    """

    exists: bool
    earlier: int
    whole: int | None


def show(visit: Visit) -> Start | Turn:
    """Return the page, the contents where a record is open, or invented days where asked for."""
    if visit.session.is_open:
        return Turn(to="contents")
    kept = look(visit.session.file)
    invented, visit.session.invented = visit.session.invented, False
    if invented and not kept.exists and not kept.earlier:
        return Turn(to="demonstration")
    whole = visit.given.get("whole")
    return Start(
        exists=kept.exists,
        earlier=0 if kept.exists else kept.earlier,
        whole=whole if isinstance(whole, int) else None,
    )


def by_passphrase(visit: Visit) -> Turn:
    """Open the record with its passphrase."""
    return _opened(visit, Passphrase(visit.text("passphrase", longest=4096)))


def by_code(visit: Visit) -> Turn:
    """Open the record with the recovery code."""
    return _opened(visit, RecoveryCode(visit.text("code", longest=4096)))


def by_key_file(visit: Visit) -> Turn:
    """Open the record with the key file at a place."""
    return _opened(visit, KeyFile(place_of(visit, KEY_FILE)))


def restore(visit: Visit) -> Turn:
    """Put an earlier version in the place of a damaged file, which is kept beside it."""
    number = visit.given.get("whole")
    if not isinstance(number, int) or isinstance(number, bool):
        raise UnfitError("whole")
    restore_generation(visit.session.file, number)
    return Turn(to="start", said=visit.say("diary.open.restored", number=number))


def lock(visit: Visit) -> Turn:
    """Lock, and show the lock."""
    visit.session.lock_here()
    return Turn(to="start", said=visit.say("web.start.locked"))


def _opened(visit: Visit, opener: Opener) -> Turn:
    session = visit.session
    session.patience.check()
    sitting = sit_down()
    try:
        found = unlock(session.file, opener, sitting.today)
    except WrongKeyError:
        session.patience.missed()
        raise
    except DamagedError as error:
        if not error.whole:
            raise
        return Turn(to="start", given={"whole": error.whole[0]})
    session.patience.met()
    session.open(found.notebook)
    said = ""
    if found.expired:
        said = visit.say("diary.expire.gone", count=found.expired)
    elif found.clock_doubted:
        said = visit.say("error.UntrustedClockError")
    elif clock_went_back(found.notebook.record, sitting.shown_at):
        said = visit.say("record.day.clock_back")
    waiting = is_waiting(found.notebook.record, sitting.today)
    return Turn(to="evening" if waiting else "contents", said=said)


PAGE = Page(
    name="start",
    show=show,
    front=True,
    acts={
        "by_passphrase": by_passphrase,
        "by_code": by_code,
        "by_key_file": by_key_file,
        "restore": restore,
        "lock": lock,
    },
)
