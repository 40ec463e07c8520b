"""`bedding calibrate`: put the fit to records whose numbers are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bedding.cli.group import Command
from bedding.cli.output import show, show_error, write_file
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.actions.calibrate_fit import Task
    from bedding.actions.calibration_summary import Calibration

EVERY: Final = 10
"""After how many records a line says how far it is."""


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "calibrate",
        cls=Command,
        help=say(language, "cli.calibrate.help"),
        short_help=say(language, "cli.calibrate.short"),
    )
    @click.option("--quick", is_flag=True, help=say(language, "cli.calibrate.quick"))
    @click.option(
        "--persons",
        type=click.IntRange(1, 100_000),
        default=1000,
        show_default=True,
        help=say(language, "cli.calibrate.persons"),
    )
    @click.option(
        "--only", metavar="a,b,…", default="", help=say(language, "cli.calibrate.only")
    )
    @click.option(
        "--keep",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(language, "cli.calibrate.keep"),
    )
    @click.option(
        "--json",
        "json_file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(language, "cli.calibrate.json"),
    )
    @click.option(
        "--docs",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=say(language, "cli.calibrate.docs"),
    )
    def calibrate(
        *,
        quick: bool,
        persons: int,
        only: str,
        keep: Path | None,
        json_file: Path | None,
        docs: Path | None,
    ) -> None:
        import json  # noqa: PLC0415 -- only where a file is asked for

        from bedding.actions.calibrate_fit import (  # noqa: PLC0415 -- slow import
            PARTS,
            QUICK,
            amounts_for,
            calibrate,
            tasks,
        )
        from bedding.actions.calibration_page import write_calibration_page  # noqa: PLC0415 -- slow import
        from bedding.actions.calibration_summary import as_data, summary  # noqa: PLC0415 -- slow import
        from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import

        keep_compiled()
        parts = _parts(only, PARTS)
        wanted = tasks(QUICK if quick else amounts_for(persons), parts)
        results = calibrate(
            wanted,
            keep=keep,
            after=lambda task, done, count: _tell(language, task, done, count),
        )
        found = summary(wanted, results)
        show(_told(language, found))
        if json_file is not None:
            data = as_data(found, wanted, results)
            write_file(json_file, json.dumps(data, indent=1) + "\n")
            show_error(say(language, "cli.wrote", path=str(json_file)))
        if docs is not None:
            page = write_calibration_page(found, docs)
            show_error(say(language, "cli.wrote", path=str(page)))

    return calibrate


def _parts(only: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if not only:
        return known
    chosen = tuple(part.strip() for part in only.split(","))
    wrong = [part for part in chosen if part not in known]
    if wrong:
        raise click.BadParameter(
            f"{wrong[0]} ({', '.join(known)})", param_hint="--only"
        )
    return chosen


def _tell(language: Language, task: "Task", done: int, count: int) -> None:
    """Say how far it is, now and then."""
    if done % EVERY == 0 or done == count:
        show_error(
            say(
                language,
                "cli.calibrate.running",
                done=str(done),
                all=str(count),
                part=task.part,
            )
        )


def _told(language: Language, found: "Calibration") -> str:
    """Return what has to hold and whether it does, a line each, with the sum under it."""
    lines = []
    for check in found.checks:
        met = say(language, f"cli.calibrate.{'met' if check.met else 'unmet'}")
        lines.append(f"{check.name}: {check.measured} ({check.wanted}): {met}")
    lines.append(
        say(
            language,
            "cli.calibrate.sum",
            met=str(sum(check.met for check in found.checks)),
            all=str(len(found.checks)),
        )
    )
    return "\n".join(lines)
