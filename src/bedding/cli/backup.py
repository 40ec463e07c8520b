"""`bedding backup`: an encrypted copy, read back at once."""

from pathlib import Path

import click

from bedding.cli.asking import ask_path
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "backup",
        cls=Command,
        help=say(language, "cli.backup.help"),
        short_help=say(language, "cli.backup.short"),
    )
    @click.argument(
        "to", required=False, type=click.Path(path_type=Path), metavar="[TO]"
    )
    @record_options(language)
    @language_option(language)
    def backup(*, to: Path | None, way: Way, language: Language) -> None:
        from bedding.record import cloud_of  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, _):
            place = to or ask_path(say(language, "diary.export.where"))
            if place is None:
                show(say(language, "diary.nothing"))
                return
            cloud = cloud_of(place)
            if cloud:
                show(say(language, "record.vault.cloud", cloud=cloud))
            notebook.backup(place)
            show(say(language, "cli.wrote", path=str(place)))
            show(say(language, "diary.backup.test"))

    return backup
