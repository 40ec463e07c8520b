"""`bedding restore-test`: what would come back from a copy; nothing is changed."""

from pathlib import Path

import click

from bedding.cli.asking import ask_path
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, record_options
from bedding.text import Language, calendar_day, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "restore-test",
        cls=Command,
        help=say(language, "cli.restore_test.help"),
        short_help=say(language, "cli.restore_test.short"),
    )
    @click.argument(
        "copy", required=False, type=click.Path(path_type=Path), metavar="[COPY]"
    )
    @record_options(language)
    @language_option(language)
    def restore_test(*, copy: Path | None, way: Way, language: Language) -> None:
        from bedding.record import try_restore  # noqa: PLC0415 -- slow import

        place = copy or ask_path(say(language, "diary.backup.which"))
        if place is None:
            show(say(language, "diary.nothing"))
            return
        tried = try_restore(place, way.opener(language))
        show(say(language, "diary.open.opens", count=tried.entries))
        if tried.last_day is not None:
            show(
                say(
                    language,
                    "diary.open.last",
                    day=calendar_day(language, tried.last_day),
                )
            )

    return restore_test
