"""`bedding help`: who to call; it opens nothing and needs no passphrase."""

import click

from bedding.cli.caring import show_lines
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "help",
        cls=Command,
        help=say(language, "cli.help.help"),
        short_help=say(language, "cli.help.short"),
    )
    @click.option("--country", metavar="NL", help=say(language, "cli.help.country"))
    @language_option(language)
    def help_(*, country: str | None, language: Language) -> None:
        show(say(language, "care.page.no_measure"))
        show_lines(country.upper() if country else None, language)

    return help_
