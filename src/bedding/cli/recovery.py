"""`bedding recovery`: a code to write down, or a key file, for when the passphrase is forgotten."""

from pathlib import Path

import click

from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.secrets_on_screen import show_recovery_code
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "recovery",
        cls=Command,
        help=say(language, "cli.recovery.help"),
        short_help=say(language, "cli.recovery.short"),
    )
    @record_options(language)
    @click.option("--drop", is_flag=True, help=say(language, "cli.recovery.drop"))
    @click.option(
        "--make-key-file",
        type=click.Path(path_type=Path),
        metavar="OUT",
        help=say(language, "cli.recovery.make_key_file"),
    )
    @language_option(language)
    def recovery_(
        *, way: Way, drop: bool, make_key_file: Path | None, language: Language
    ) -> None:
        with opened(way, language) as (notebook, _):
            if drop:
                notebook.drop_recovery_code()
                notebook.drop_key_file()
                show(say(language, "diary.recovery.dropped"))
            elif make_key_file is not None:
                notebook.make_key_file(make_key_file)
                show(say(language, "cli.wrote", path=str(make_key_file)))
            else:
                show_recovery_code(notebook.make_recovery_code(), language)

    return recovery_
