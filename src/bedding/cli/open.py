"""`bedding open`: make the record, or see that it opens."""

from pathlib import Path

import click

from bedding.cli.asking import ask_yes
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.secrets_on_screen import new_passphrase, show_recovery_code
from bedding.cli.starting import ask_start
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, calendar_day, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "open",
        cls=Command,
        help=say(language, "cli.open.help"),
        short_help=say(language, "cli.open.short"),
    )
    @record_options(language)
    @click.option(
        "--restore",
        type=click.IntRange(1, 5),
        metavar="N",
        help=say(language, "cli.open.restore"),
    )
    @click.option("--second", is_flag=True, help=say(language, "cli.open.second"))
    @language_option(language)
    def open_(
        *, way: Way, restore: int | None, second: bool, language: Language
    ) -> None:
        if restore is not None:
            _restore(way.file, restore, language)
        elif second:
            _make_second(way, language)
        elif way.file.exists():
            _check(way, language)
        else:
            _create(way, language)

    return open_


def _create(way: Way, language: Language) -> None:
    from bedding.actions.open_record import create, look  # noqa: PLC0415 -- slow import
    from bedding.record import VaultExistsError  # noqa: PLC0415 -- slow import

    kept = look(way.file)
    if kept.earlier:
        # The file is gone and its earlier versions are not: nobody wants a new one over them.
        show(say(language, "diary.open.earlier", count=kept.earlier))
        raise VaultExistsError(way.file)
    show(say(language, "diary.open.new", path=str(way.file)))
    if kept.cloud:
        show(say(language, "record.vault.cloud", cloud=kept.cloud))
    show(say(language, "record.vault.lost_is_lost"))
    show(say(language, "record.vault.memory"))
    with create(way.file, new_passphrase(way, language)) as notebook:
        show(say(language, "diary.open.made"))
        if way.descriptor is None:
            if ask_yes(language, say(language, "diary.open.want_code")):
                show_recovery_code(notebook.make_recovery_code(), language)
            from bedding.actions.clock_here import sit_down  # noqa: PLC0415 -- slow import

            ask_start(notebook, sit_down(), language)
    show(say(language, "diary.gate.first"))


def _check(way: Way, language: Language) -> None:
    with opened(way, language) as (notebook, _):
        record = notebook.record
        show(say(language, "diary.open.opens", count=len(record.entries)))
        last = record.last_day()
        if last is not None:
            show(say(language, "diary.open.last", day=calendar_day(language, last)))
        if record.draft is not None:
            show(say(language, f"record.form.{record.draft.form}"))
            show(say(language, "diary.open.draft"))


def _restore(path: Path, generation: int, language: Language) -> None:
    from bedding.record import restore_generation  # noqa: PLC0415 -- slow import

    kept = restore_generation(path, generation)
    show(say(language, "diary.open.restored", number=generation))
    if kept is not None:
        show(say(language, "diary.open.kept", path=str(kept)))


def _make_second(way: Way, language: Language) -> None:
    with opened(way, language) as (notebook, _):
        show(say(language, "record.vault.second"))
        show(say(language, "record.vault.second_from_first"))
        if not ask_yes(language, say(language, "diary.ask.sure")):
            return
        notebook.add_second(new_passphrase(way, language))
        show(say(language, "diary.saved"))
