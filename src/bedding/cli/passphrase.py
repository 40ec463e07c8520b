"""`bedding passphrase`: another passphrase; the old one opens nothing any more."""

import click

from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.secrets_on_screen import new_passphrase
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "passphrase",
        cls=Command,
        help=say(language, "cli.passphrase.help"),
        short_help=say(language, "cli.passphrase.short"),
    )
    @record_options(language)
    @language_option(language)
    def passphrase(*, way: Way, language: Language) -> None:
        with opened(way, language) as (notebook, _):
            notebook.change_passphrase(new_passphrase(way, language))
            show(say(language, "diary.passphrase.changed"))

    return passphrase
