"""Passphrases and codes on a terminal: a new one typed twice, an offer, and how hard it is."""

from typing import TYPE_CHECKING

from bedding.cli.output import show, show_error
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.cli.unlocking import Way


def new_passphrase(way: "Way", language: Language) -> str:
    """Return a new passphrase, typed twice alike; from an open file it is read once.

    Raises:
        PassphraseTooShortError: The one from an open file has fewer than ten characters.
    """
    from bedding.record import (  # noqa: PLC0415 -- slow import
        PassphraseTooShortError,
        check_passphrase,
        offer_passphrase,
        strength,
    )
    from bedding.text import tell  # noqa: PLC0415 -- beside its only use

    if way.descriptor is not None:
        typed = way.secret("")
        check_passphrase(typed)
        return typed
    show(say(language, "diary.open.offer", words=offer_passphrase(language)))
    while True:
        typed = way.secret(say(language, "diary.open.new_passphrase"))
        try:
            check_passphrase(typed)
        except PassphraseTooShortError as error:
            show_error(tell(language, error))
            continue
        show(say(language, f"record.vault.strength_{strength(typed).level}"))
        if way.secret(say(language, "diary.open.again")) == typed:
            return typed
        show_error(say(language, "diary.open.differ"))


def show_recovery_code(code: str, language: Language) -> None:
    """Show a recovery code, once, and what to do with it."""
    show(say(language, "record.vault.recovery"))
    show(f"  {code}")
    show(say(language, "record.vault.recovery_place"))
