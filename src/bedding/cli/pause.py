"""`bedding pause`: skip an evening, rest for a while, or begin again."""

import click

from bedding.cli.asking import ask_choice
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say

ACTS = ("today", "until", "resume")


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "pause",
        cls=Command,
        help=say(language, "cli.pause.help"),
        short_help=say(language, "cli.pause.short"),
    )
    @record_options(language)
    @language_option(language)
    def pause(*, way: Way, language: Language) -> None:
        from bedding import record as records  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, sitting):
            record, today = notebook.record, sitting.today
            match ask_choice(
                language,
                say(language, "diary.pause.what"),
                {act: say(language, f"diary.pause.{act}") for act in ACTS},
            ):
                case "today":
                    notebook.save(records.skip(record, today))
                    show(say(language, "record.day.skipped"))
                case "until":
                    notebook.save(records.pause(record, today))
                    show(say(language, "record.day.paused"))
                case "resume":
                    notebook.save(records.resume(record, today))
                    show(say(language, "diary.saved"))
                case _:
                    show(say(language, "diary.nothing"))

    return pause
