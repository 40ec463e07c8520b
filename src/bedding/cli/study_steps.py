"""The steps of `bedding study`: each reads the study file, does what is left, and says what came out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from bedding.cli.group import NOT_CONVERGED, Command
from bedding.cli.options import language_option
from bedding.cli.output import show, show_error, write_file
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.study import Study

_FILE: Final = click.Path(path_type=Path)


def init(language: Language) -> click.Command:
    """Return the command that writes an example."""

    @click.command("init", cls=Command, **_told(language, "init"))
    @click.argument("file", type=_FILE, metavar="FILE", default=Path("study.toml"))
    @language_option(language)
    def write(file: Path, *, language: Language) -> None:
        from bedding.study.errors import StudyThereError  # noqa: PLC0415 -- slow import
        from bedding.study.example import example  # noqa: PLC0415 -- slow import

        if file.exists():
            raise StudyThereError(file)
        write_file(file, example(language))
        show_error(say(language, "cli.wrote", path=str(file)))

    return write


def simulate(language: Language) -> click.Command:
    """Return the command that plays scenarios and planned studies."""

    def told(study: "Study", language: Language) -> None:
        from bedding.cli.study_told import simulated_text  # noqa: PLC0415 -- slow import

        show(simulated_text(study, language))

    return _step(language, "simulate", told)


def fit(language: Language) -> click.Command:
    """Return the command that fits everyone."""

    def told(study: "Study", language: Language) -> None:
        from bedding.actions.run_study import fits_of_study  # noqa: PLC0415 -- slow import
        from bedding.cli.study_told import fits_text  # noqa: PLC0415 -- slow import

        fits = fits_of_study(study)
        show(fits_text(fits, language))
        if any(each.pooled and not each.trusted for each in fits):
            raise click.exceptions.Exit(NOT_CONVERGED)

    return _step(language, "fit", told)


def compare(language: Language) -> click.Command:
    """Return the command that compares the model with others."""

    def told(study: "Study", language: Language) -> None:
        from bedding.cli.study_told import compared_text  # noqa: PLC0415 -- slow import

        show(compared_text(study, language))

    return _step(language, "compare", told)


def check(language: Language) -> click.Command:
    """Return the command that looks at the data and checks the fits."""

    def told(study: "Study", language: Language) -> None:
        from bedding.cli.study_told import checked_text  # noqa: PLC0415 -- slow import

        show(checked_text(study, language))

    return _step(language, "check", told)


def report(language: Language) -> click.Command:
    """Return the command that writes all results as one page."""

    @click.command("report", cls=Command, **_told(language, "report"))
    @click.argument("file", type=_FILE, metavar="FILE")
    @click.option(
        "--html",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="OUT",
        help=say(language, "cli.study.report.out"),
    )
    @language_option(language)
    def write(file: Path, *, html: Path | None, language: Language) -> None:
        from bedding.actions.report_study import study_html  # noqa: PLC0415 -- slow import
        from bedding.actions.run_study import open_study  # noqa: PLC0415 -- slow import

        study = open_study(file)
        page = study_html(study, language=language)
        path = html or study.out / f"report.{language}.html"
        write_file(path, page)
        show_error(say(language, "cli.wrote", path=str(path)))

    return write


def resume(language: Language) -> click.Command:
    """Return the command that goes on where a study was stopped."""

    @click.command("resume", cls=Command, **_told(language, "resume"))
    @click.argument("file", type=_FILE, metavar="FILE")
    @_workers_option(language)
    @language_option(language)
    def finish(file: Path, *, workers: int | None, language: Language) -> None:
        from bedding.actions.run_study import open_study, resume_study  # noqa: PLC0415 -- slow import

        study = open_study(file, workers=workers)
        done = resume_study(study, watch=_watch(language))
        if not done:
            show(say(language, "cli.study.begun_none"))
            return
        show(say(language, "cli.study.resumed", names=", ".join(done)))
        show_error(say(language, "cli.study.wrote", folder=str(study.out)))

    return finish


def _step(
    language: Language, name: str, told: Callable[["Study", Language], None]
) -> click.Command:
    """Return the command of a step: it does what is left of it, and says what came out."""

    @click.command(name, cls=Command, **_told(language, name))
    @click.argument("file", type=_FILE, metavar="FILE")
    @_workers_option(language)
    @language_option(language)
    def run(file: Path, *, workers: int | None, language: Language) -> None:
        from bedding.actions.run_study import open_study, step_of_study  # noqa: PLC0415 -- slow import

        study = open_study(file, workers=workers)
        step_of_study(study, name, watch=_watch(language))
        show_error(say(language, "cli.study.wrote", folder=str(study.out)))
        told(study, language)

    return run


def _told(language: Language, name: str) -> dict[str, Any]:
    return {
        "help": say(language, f"cli.study.{name}.help"),
        "short_help": say(language, f"cli.study.{name}.short"),
    }


def _workers_option(language: Language) -> Callable[..., Any]:
    return click.option(
        "--workers",
        type=click.IntRange(1, 1024),
        metavar="N",
        help=say(language, "cli.study.workers"),
    )


def _watch(language: Language) -> Callable[[str, int, int], None] | None:
    """Return what tells how far a step is; None where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def told(step: str, done: int, every: int) -> None:
        line = say(language, "cli.study.running", step=step, done=done, all=every)
        click.echo(f"\r{line}", nl=done == every, err=True)

    return told
