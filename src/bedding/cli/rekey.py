"""`bedding rekey`: everything encrypted anew, so that nothing older opens what comes."""

from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_yes
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.secrets_on_screen import new_passphrase, show_recovery_code
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.record import Notebook


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "rekey",
        cls=Command,
        help=say(language, "cli.rekey.help"),
        short_help=say(language, "cli.rekey.short"),
    )
    @record_options(language)
    @language_option(language)
    def rekey(*, way: Way, language: Language) -> None:
        with opened(way, language) as (notebook, _):
            if way.descriptor is None and not _agreed(language):
                show(say(language, "diary.nothing"))
                return
            second = way.secret(say(language, "diary.rekey.second"))
            if not second and notebook.record.settings.second_made:
                show(say(language, "diary.rekey.lost"))
                if not ask_yes(language, say(language, "diary.ask.sure")):
                    show(say(language, "diary.nothing"))
                    return
            passphrase = new_passphrase(way, language)
            notebook.rekey(passphrase, second=second or None)
            show(say(language, "diary.rekey.done"))
            if way.descriptor is None:
                _offer_code(notebook, language)

    return rekey


def _agreed(language: Language) -> bool:
    show(say(language, "diary.rekey.goes"))
    show(say(language, "diary.rekey.copies"))
    return ask_yes(language, say(language, "diary.ask.sure"))


def _offer_code(notebook: "Notebook", language: Language) -> None:
    if ask_yes(language, say(language, "diary.open.want_code")):
        show_recovery_code(notebook.make_recovery_code(), language)
