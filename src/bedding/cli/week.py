"""`bedding week`: the look back, once a week."""

import click

from bedding.cli.caring import show_pages
from bedding.cli.forms import fill
from bedding.cli.gate import ask_questions
from bedding.cli.group import Command
from bedding.cli.limits import limits_told
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "week",
        cls=Command,
        help=say(language, "cli.week.help"),
        short_help=say(language, "cli.week.short"),
    )
    @record_options(language)
    @language_option(language)
    def week(*, way: Way, language: Language) -> None:
        from bedding.actions import write_day  # noqa: PLC0415 -- slow import
        from bedding.actions.pause_analysis import asks_discovery  # noqa: PLC0415 -- slow import
        from bedding.record import Reflection  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, sitting), limits_told(language):
            form = write_day.week(notebook.record, sitting.today)
            entry = fill(notebook, form, sitting, language)
            if isinstance(entry, Reflection) and asks_discovery(notebook.record, entry):
                pages = ask_questions(notebook, ("G10",), sitting.today, language)
                show_pages(pages, notebook.record.settings.country, language)
            show(
                say(language, "diary.nothing" if entry is None else "record.day.saved")
            )

    return week
