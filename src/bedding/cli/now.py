"""`bedding now`: a moment in between, in two answers."""

import click

from bedding.cli.forms import fill
from bedding.cli.group import Command
from bedding.cli.limits import limits_told
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "now",
        cls=Command,
        help=say(language, "cli.now.help"),
        short_help=say(language, "cli.now.short"),
    )
    @record_options(language)
    @language_option(language)
    def now(*, way: Way, language: Language) -> None:
        from bedding.actions import write_day  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, sitting), limits_told(language):
            entry = fill(notebook, write_day.now(sitting.today), sitting, language)
            show(say(language, "diary.nothing" if entry is None else "diary.saved"))

    return now
