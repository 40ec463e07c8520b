"""`bedding event`: something that happened, and who began."""

from datetime import timedelta

import click

from bedding.cli.group import Command
from bedding.cli.happenings import add
from bedding.cli.options import back_option, language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "event",
        cls=Command,
        help=say(language, "cli.event.help"),
        short_help=say(language, "cli.event.short"),
    )
    @record_options(language)
    @back_option(language)
    @language_option(language)
    def event(*, way: Way, back: int, language: Language) -> None:
        with opened(way, language) as (notebook, sitting):
            day = sitting.today - timedelta(days=back)
            added = add(notebook, day, sitting, language)
            show(say(language, "diary.nothing" if added is None else "diary.saved"))

    return event
