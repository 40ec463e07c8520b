"""`bedding import`: a chat, a table, or an export back; looked at before it is kept."""

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from bedding.cli.asking import ask_path, ask_yes
from bedding.cli.bringing_chats import bring_chat
from bedding.cli.bringing_tables import bring_table
from bedding.cli.group import Command, spoken_language
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.errors import InputError
from bedding.text import Language, plain, say

if TYPE_CHECKING:
    from bedding.record import Notebook


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "import",
        cls=Command,
        help=say(language, "cli.import.help"),
        short_help=say(language, "cli.import.short"),
    )
    @click.argument(
        "export", required=False, type=click.Path(path_type=Path), metavar="[FROM]"
    )
    @click.option(
        "--codebook", metavar="FILE|NAME", help=say(language, "cli.import.codebook")
    )
    @click.option("--person", metavar="ID", help=say(language, "cli.import.person"))
    @click.option(
        "--zone",
        metavar="ZONE",
        callback=_known_zone,
        help=say(language, "cli.import.zone"),
    )
    @record_options(language)
    @language_option(language)
    def import_(
        *,
        export: Path | None,
        codebook: str | None,
        person: str | None,
        zone: str | None,
        way: Way,
        language: Language,
    ) -> None:
        from bedding.actions.clock_here import sit_down, zone_here  # noqa: PLC0415 -- slow import

        zone = sit_down(zone or zone_here()).zone
        with opened(way, language) as (notebook, _):
            place = export or ask_path(say(language, "diary.import.which"))
            if place is None:
                show(say(language, "diary.nothing"))
                return
            if place.is_dir() or place.suffix == ".age":
                _record(notebook, place, way, language)
                return
            from bedding.actions.import_table import codebook_for  # noqa: PLC0415 -- slow import

            try:
                book = codebook_for(place, codebook, zone)
                if book is None:
                    bring_chat(notebook, place, zone, language)
                    return
                bring_table(
                    notebook,
                    place,
                    book,
                    person=person,
                    zone=zone,
                    language=language,
                )
            except OSError as error:
                raise InputError(place, str(error.strerror)) from error

    return import_


def _known_zone(
    ctx: click.Context, _: click.Parameter, value: str | None
) -> str | None:
    """Return a time zone that there is; refuse any other."""
    try:
        return None if value is None else ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        language = ctx.params.get("language") or spoken_language()
        raise click.BadParameter(
            say(language, "cli.import.no_zone", zone=plain(value or ""))
        ) from error


def _record(notebook: "Notebook", place: Path, way: Way, language: Language) -> None:
    from bedding.actions import import_record  # noqa: PLC0415 -- slow import

    if place.is_dir():
        other = import_record.from_folder(place)
    else:
        passphrase = way.secret(say(language, "diary.import.passphrase"))
        other = import_record.from_age(place, passphrase)
    new = import_record.lacking(notebook.record, other)
    if not ask_yes(language, say(language, "diary.import.entries", count=new)):
        show(say(language, "diary.nothing"))
        return
    notebook.save(import_record.join(notebook.record, other))
    show(say(language, "diary.saved"))
    show(say(language, "diary.import.original", path=plain(str(place))))
