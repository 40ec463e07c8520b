"""`bedding fit`: the model fitted to one person of a table, checked, and kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bedding.cli.choosing import one_of
from bedding.cli.group import NOT_CONVERGED, Command
from bedding.cli.options import (
    codebook_option,
    json_option,
    language_option,
    person_option,
)
from bedding.cli.output import show, show_error
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.model.inference import Diagnosis
    from bedding.model.inference.full import Watch
    from bedding.model.inference.sampling import Chains

EVERY: Final = 4
"""Blocks of a full run between two lines on it."""


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "fit",
        cls=Command,
        help=say(language, "cli.fit.help"),
        short_help=say(language, "cli.fit.short"),
    )
    @click.argument("table", type=click.Path(path_type=Path), metavar="TABLE")
    @codebook_option(language, required=True)
    @person_option(language)
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(language, "cli.fit.out"),
    )
    @click.option("--full", is_flag=True, help=say(language, "cli.fit.full"))
    @click.option("--no-checks", is_flag=True, help=say(language, "cli.fit.checks"))
    @language_option(language)
    @json_option(language)
    def fit(
        table: Path,
        *,
        codebook: str,
        person: str | None,
        out: Path | None,
        full: bool,
        no_checks: bool,
        language: Language,
        as_json: bool,
    ) -> None:
        from bedding.actions.mirror_table import read_diaries  # noqa: PLC0415 -- slow import

        diary = one_of(read_diaries(table, codebook, person=person), language=language)
        from bedding.actions.fit_changes import changes_of  # noqa: PLC0415 -- slow import
        from bedding.actions.fit_table import (  # noqa: PLC0415 -- slow import
            checks_of,
            fit_person,
            fit_person_in_full,
            write_fit,
        )

        watch = progress(language)
        fitted = (
            fit_person_in_full(diary, watch=watch)
            if full
            else fit_person(diary, watch=watch)
        )
        checks = None if no_checks else checks_of(fitted, diary)
        changes = None if no_checks else changes_of(fitted, diary)
        if out is not None:
            write_fit(fitted, checks, out, changes=changes)
            show_error(say(language, "cli.wrote", path=str(out)))
        if as_json:
            from bedding.actions.fits import summarise  # noqa: PLC0415 -- slow import
            from bedding.actions.fits.file import as_json as in_json  # noqa: PLC0415 -- slow import

            show(in_json(summarise(fitted, checks, changes)).decode())
        else:
            from bedding.cli.telling_fit import fit_text  # noqa: PLC0415 -- slow import

            show(fit_text(fitted, checks, language=language))
            if not no_checks:
                from bedding.cli.telling_changes import changes_text  # noqa: PLC0415 -- slow import

                show(changes_text(fitted, changes, language=language))
        if fitted.state.value == "not_converged":
            raise click.exceptions.Exit(NOT_CONVERGED)

    return fit


def progress(language: Language) -> "Watch":
    """Return what says on stderr where a full run stands, and never stops it."""

    def told(chains: "Chains", diagnosis: "Diagnosis") -> bool:
        warming = chains.phase.value == "warming"
        # What was said of the draws changes only every few blocks.
        if warming or chains.over or chains.block % EVERY == 0:
            show_error(
                say(
                    language,
                    f"research.full.{'warming' if warming else 'drawing'}",
                    blocks=chains.block,
                    effective=round(diagnosis.effective),
                )
            )
        return True

    return told
