"""`bedding score`: how well the model foretells everyone in a table, beside simple rules."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedding.cli.group import Command
from bedding.cli.options import codebook_option, json_option, language_option
from bedding.cli.output import show
from bedding.text import Language, decimal, percent, say, whole

if TYPE_CHECKING:
    from bedding.actions.score_table import ScoreTable


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "score",
        cls=Command,
        help=say(language, "cli.score.help"),
        short_help=say(language, "cli.score.short"),
    )
    @click.argument("table", type=click.Path(path_type=Path), metavar="TABLE")
    @codebook_option(language, required=True)
    @language_option(language)
    @json_option(language)
    def score(table: Path, *, codebook: str, language: Language, as_json: bool) -> None:
        from bedding.actions.mirror_table import read_diaries  # noqa: PLC0415 -- slow import

        diaries = read_diaries(table, codebook, person=None)
        from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import
        from bedding.actions.score_table import (  # noqa: PLC0415 -- slow import
            as_data,
            fits_of,
            score_table,
        )

        keep_compiled()
        with click.progressbar(
            diaries, file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as seen:
            told = score_table(fits_of(seen))
        if as_json:
            from bedding.actions.fits.file import as_json as in_json  # noqa: PLC0415 -- slow import

            show(in_json(as_data(told)).decode())
        else:
            show(_text(told, language))

    return score


def _text(told: "ScoreTable", language: Language) -> str:
    from bedding.cli.telling_fit import people_line, table_text  # noqa: PLC0415 -- slow import

    words = {
        name: say(language, f"research.table.{name}")
        for name in ("ahead", "range", "crps", "persons", "clearly")
    }
    parts = [
        people_line(language, told.persons, told.scored, told.answers),
        _states(told, language),
    ]
    if told.against:
        rows: list[tuple[str, ...]] = [
            (
                say(language, f"rival.{each.rival}"),
                decimal(language, each.log, digits=3),
                say(
                    language,
                    "numbers.range",
                    low=decimal(language, each.low, digits=3),
                    high=decimal(language, each.high, digits=3),
                ),
                decimal(language, each.crps, digits=3),
                percent(language, each.ahead),
                percent(language, each.clearly),
            )
            for each in told.against
        ]
        headings = [
            say(language, "fit.column_rival"),
            *words.values(),
        ]
        parts.append(table_text(language, "research.table.leads", headings, rows))
        headings = [
            say(language, "research.table.method"),
            *(
                f"{each.channel} ({whole(language, each.answers)})"
                for each in told.channels
            ),
        ]
        rows = [
            (
                say(
                    language,
                    "research.mechanism" if name == "mechanism" else f"rival.{name}",
                ),
                *(decimal(language, each.log[name]) for each in told.channels),
            )
            for name in told.channels[0].log
        ]
        parts.append(table_text(language, "research.table.each", headings, rows))
    return "\n".join(parts) + "\n"


def _states(told: "ScoreTable", language: Language) -> str:
    """Return how the fits ended, as `counts 3, describes only 20`."""
    names = {"fitted": "speaks", "fits_badly": "describes"}
    ended = (
        f"{say(language, f'fitted.{names.get(state, state)}')} {whole(language, count)}"
        for state, count in told.states.items()
        if count
    )
    return ", ".join(ended) + ".\n"
