"""Asking once more for what opens the record, before a key changes: another may sit here now."""

from collections.abc import Callable
from typing import Final, TypeVar

from bedding.record import (
    Opener,
    Passphrase,
    RecoveryCode,
    RecoveryCodeError,
    WrongKeyError,
    check_passphrase,
    try_restore,
)
from bedding.web.errors import DifferError
from bedding.web.page import Visit

LONGEST: Final = 1024
"""The longest passphrase that a page takes [character]."""

Found = TypeVar("Found")


def opened_by(visit: Visit, typed: str, opens: Callable[[Opener], Found]) -> Found:
    """Return what a passphrase or a recovery code opens; wrong ones have to wait.

    Raises:
        WaitError: A wrong one was tried just before.
        WrongKeyError: It opens nothing, as either.
    """
    patience = visit.session.patience
    patience.check()
    try:
        found = opens(Passphrase(typed))
    except WrongKeyError as wrong:
        try:
            found = opens(RecoveryCode(typed))
        except (RecoveryCodeError, WrongKeyError):
            patience.missed()
            raise wrong from None
    patience.met()
    return found


def confirm(visit: Visit) -> None:
    """Check that the person knows what opens the record: `now`, a passphrase or a recovery code.

    Raises:
        WaitError: A wrong one was tried just before.
        WrongKeyError: It does not open the record.
    """
    typed = visit.text("now", longest=LONGEST)
    path = visit.notebook.path
    opened_by(visit, typed, lambda opener: try_restore(path, opener))


def confirm_passphrase(visit: Visit) -> None:
    """Check that the person knows the passphrase itself; a recovery code is not enough.

    Raises:
        WaitError: A wrong one was tried just before.
        WrongKeyError: It does not open the record.
    """
    patience = visit.session.patience
    patience.check()
    typed = Passphrase(visit.text("now", longest=LONGEST))
    try:
        try_restore(visit.notebook.path, typed)
    except WrongKeyError:
        patience.missed()
        raise
    patience.met()


def new_passphrase(visit: Visit) -> str:
    """Return a new passphrase that was typed twice.

    Raises:
        DifferError: The two are not alike.
        PassphraseTooShortError: It has fewer than ten characters.
    """
    typed = visit.text("passphrase", longest=LONGEST)
    check_passphrase(typed)
    if typed != visit.text("again", longest=LONGEST):
        raise DifferError
    return typed
