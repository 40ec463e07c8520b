"""`bedding mirror`: what one's own record shows, or a table."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedding.cli.choosing import one_of
from bedding.cli.group import Command
from bedding.cli.options import (
    codebook_option,
    html_option,
    json_option,
    language_option,
    person_option,
)
from bedding.cli.output import show
from bedding.cli.own_mirror import mirror_own
from bedding.cli.showing import show_mirror
from bedding.cli.unlocking import Way, record_options
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.types import Diary


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "mirror",
        cls=Command,
        help=say(language, "cli.mirror.help"),
        short_help=say(language, "cli.mirror.short"),
    )
    @click.argument(
        "table", required=False, type=click.Path(path_type=Path), metavar="[TABLE]"
    )
    @record_options(language)
    @codebook_option(language, required=False)
    @person_option(language)
    @click.option(
        "--all", "everyone", is_flag=True, help=say(language, "cli.mirror.all")
    )
    @language_option(language)
    @html_option(language)
    @json_option(language)
    def mirror(
        table: Path | None,
        *,
        way: Way,
        codebook: str | None,
        person: str | None,
        everyone: bool,
        language: Language,
        html: Path | None,
        as_json: bool,
    ) -> None:
        if table is None:
            if codebook is not None or person is not None or everyone:
                raise click.UsageError(say(language, "cli.mirror.own_only"))
            mirror_own(way, language=language, html=html, as_json=as_json)
            return
        if codebook is None:
            raise click.UsageError(say(language, "cli.mirror.no_codebook"))
        from bedding.actions.mirror_table import (  # noqa: PLC0415 -- slow import
            mirror_diary,
            note_of,
            read_diaries,
        )

        diaries = read_diaries(table, codebook, person=person)
        if everyone and html is not None:
            raise click.UsageError(say(language, "cli.mirror.one_page"))
        if everyone:
            _all(diaries, language=language, as_json=as_json)
            return
        seen = mirror_diary(one_of(diaries, language=language), followed=True)
        show_mirror(
            seen,
            language=language,
            table=table.name,
            note=note_of(codebook, language),
            html=html,
            as_json=as_json,
        )

    return mirror


def _all(diaries: "Sequence[Diary]", *, language: Language, as_json: bool) -> None:
    from bedding.actions.mirror_table import mirror_diary  # noqa: PLC0415 -- slow import
    from bedding.report import mirrors_json, mirrors_text  # noqa: PLC0415 -- slow import

    with click.progressbar(
        diaries, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        seen = [mirror_diary(diary) for diary in shown]
    show(mirrors_json(seen) if as_json else mirrors_text(seen, language=language))
