"""`bedding destroy`: remove the record for good, and say what no program can remove."""

from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_yes
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show, show_error
from bedding.cli.unlocking import Way, record_options
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.record import Destroyed


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "destroy",
        cls=Command,
        help=say(language, "cli.destroy.help"),
        short_help=say(language, "cli.destroy.short"),
    )
    @record_options(language)
    @language_option(language)
    def destroy(*, way: Way, language: Language) -> None:
        from bedding.record import NoVaultError  # noqa: PLC0415 -- slow import

        if not way.file.exists():
            raise NoVaultError(way.file)
        show(say(language, "diary.destroy.first"))
        show(str(way.file))
        if not ask_yes(language, say(language, "diary.destroy.sure")):
            show(say(language, "diary.destroy.kept"))
            return
        done = _destroyed(way, language)
        show(say(language, "diary.destroy.gone", count=len(done.removed)))
        for each in done.left:
            show_error(say(language, "diary.destroy.left", path=str(each)))
        show(say(language, "diary.destroy.stays"))
        for what in done.stays:
            show(f"- {say(language, f'record.stays.{what}')}")

    return destroy


def _destroyed(way: Way, language: Language) -> "Destroyed":
    """Remove the file; with its key also the copies that it remembers, else without."""
    from bedding.record import Passphrase, destroy, open_notebook  # noqa: PLC0415 -- slow import

    show(say(language, "diary.destroy.copies"))
    opener = way.opener(language)
    if isinstance(opener, Passphrase) and opener.text == "":
        return destroy(way.file)
    return open_notebook(way.file, opener).destroy()
