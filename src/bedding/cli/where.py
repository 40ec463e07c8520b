"""`bedding where`: where the record stands; it opens nothing."""

from pathlib import Path

import click

from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import file_option, usual_file
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "where",
        cls=Command,
        help=say(language, "cli.where.help"),
        short_help=say(language, "cli.where.short"),
    )
    @file_option(language)
    @language_option(language)
    def where(*, file: Path | None, language: Language) -> None:
        from bedding.actions.open_record import look  # noqa: PLC0415 -- slow import

        kept = look(file or usual_file())
        show(str(kept.path))
        show(
            say(
                language,
                "diary.where.there" if kept.exists else "diary.where.not_there",
            )
        )
        if kept.earlier:
            show(say(language, "diary.where.earlier", count=kept.earlier))
        if kept.cloud:
            show(say(language, "record.vault.cloud", cloud=kept.cloud))

    return where
