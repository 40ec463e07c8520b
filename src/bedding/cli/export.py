"""`bedding export`: everything out, to read elsewhere."""

from pathlib import Path

import click

from bedding.cli.asking import ask_path, ask_yes
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.secrets_on_screen import new_passphrase
from bedding.cli.unlocking import Way, opened_to_read, record_options
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "export",
        cls=Command,
        help=say(language, "cli.export.help"),
        short_help=say(language, "cli.export.short"),
    )
    @click.argument(
        "to", required=False, type=click.Path(path_type=Path), metavar="[TO]"
    )
    @record_options(language)
    @click.option("--age", is_flag=True, help=say(language, "cli.export.age"))
    @click.option("--research", is_flag=True, help=say(language, "cli.export.research"))
    @language_option(language)
    def export(
        *, to: Path | None, way: Way, age: bool, research: bool, language: Language
    ) -> None:
        from bedding.actions import export_record, export_research  # noqa: PLC0415 -- slow import
        from bedding.record import cloud_of  # noqa: PLC0415 -- slow import

        if age and research:
            raise click.UsageError(say(language, "diary.export.one_way"))
        with opened_to_read(way, language) as notebook:
            place = to or ask_path(say(language, "diary.export.where"))
            if place is None:
                show(say(language, "diary.nothing"))
                return
            cloud = cloud_of(place)
            if cloud:
                show(say(language, "record.vault.cloud", cloud=cloud))
            if age:
                passphrase = new_passphrase(way, language)
                export_record.to_age(notebook.record, place, passphrase, language)
            elif research:
                show(say(language, "diary.export.consent"))
                export_research.to_research(notebook.record, place)
                if (place / export_research.TABLE).exists():
                    show(
                        say(
                            language,
                            "diary.export.rerun",
                            table=str(place / export_research.TABLE),
                            codebook=str(place / export_research.CODEBOOK),
                        )
                    )
            else:
                show(say(language, "diary.export.readable"))
                if way.descriptor is None and not ask_yes(
                    language, say(language, "diary.ask.sure")
                ):
                    show(say(language, "diary.nothing"))
                    return
                export_record.to_folder(notebook.record, place, language)
            show(say(language, "cli.wrote", path=str(place)))

    return export
