"""`bedding validate`: put the model to the findings that it must show."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bedding.cli.group import Command
from bedding.cli.output import show, show_error, write_file
from bedding.text import Language, decimal, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bedding.actions.validate_model import Outcome
    from bedding.model.validation import Figure

DIGITS: Final = 3
"""Digits behind the decimal sign."""

WIDE: Final = 110
"""Columns of the table where the screen does not say how many there are."""


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "validate",
        cls=Command,
        help=say(language, "cli.validate.help"),
        short_help=say(language, "cli.validate.short"),
    )
    @click.option(
        "--json",
        "json_file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(language, "cli.validate.json"),
    )
    @click.option(
        "--only", metavar="1,2,…", default="", help=say(language, "cli.validate.only")
    )
    @click.option(
        "--persons",
        type=click.IntRange(20, 10_000),
        default=200,
        show_default=True,
        help=say(language, "cli.validate.persons"),
    )
    @click.option(
        "--docs",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=say(language, "cli.validate.docs"),
    )
    @click.option("--no-docs", is_flag=True, help=say(language, "cli.validate.no_docs"))
    def validate(
        *,
        json_file: Path | None,
        only: str,
        persons: int,
        docs: Path | None,
        no_docs: bool,
    ) -> None:
        from bedding.actions.validate_model import as_data, validate_model  # noqa: PLC0415 -- slow import
        from bedding.actions.validation_page import write_validation_page  # noqa: PLC0415 -- slow import

        chosen = _numbers(only)
        outcomes = list(
            validate_model(
                chosen,
                persons=persons,
                before=lambda target: show_error(
                    say(
                        language,
                        "cli.validate.running",
                        number=str(target.number),
                        claim=target.claim,
                    )
                ),
            )
        )
        show(_table(language, outcomes))
        if json_file is not None:
            data = json.dumps(as_data(outcomes), indent=2, ensure_ascii=False)
            write_file(json_file, data + "\n")
            show_error(say(language, "cli.wrote", path=str(json_file)))
        folder = docs or _checkout()
        # A page of some targets would hide the others.
        if folder is not None and not no_docs and (chosen is None or docs is not None):
            page = write_validation_page(outcomes, folder)
            show_error(say(language, "cli.wrote", path=str(page)))

    return validate


def _numbers(only: str) -> list[int] | None:
    if not only:
        return None
    parts = [part.strip() for part in only.split(",")]
    wrong = [part for part in parts if not part.isdecimal()]
    if wrong:
        raise click.BadParameter(wrong[0], param_hint="--only")
    return [int(part) for part in parts]


def _checkout() -> Path | None:
    """Return the folder of pages when this is run inside the project's own folder."""
    here = Path.cwd()
    own = here / "src" / "bedding" / "__init__.py"
    return here / "docs" if own.is_file() and (here / "docs").is_dir() else None


def _table(language: Language, outcomes: "Sequence[Outcome]") -> str:
    """Return the outcomes as a table, with the sum under it."""
    from io import StringIO  # noqa: PLC0415 -- slow import

    from rich import box  # noqa: PLC0415 -- slow import
    from rich.console import Console  # noqa: PLC0415 -- slow import
    from rich.table import Table  # noqa: PLC0415 -- slow import

    from bedding.actions.validate_model import LETTER  # noqa: PLC0415 -- slow import

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("number", "target", "kind", "measured", "tolerance", "met", "seeds"):
        right = name in {"number", "seeds"}
        table.add_column(
            say(language, f"cli.validate.column.{name}"),
            justify="right" if right else "left",
            overflow="fold",
        )
    for outcome in outcomes:
        target, measurement = outcome.target, outcome.measurement
        met = "met" if measurement.met else "unmet"
        table.add_row(
            str(target.number),
            f"{target.claim} {target.source}".replace("[", "\\["),
            LETTER[target.kind],
            "\n".join(_figure(language, figure) for figure in measurement.figures),
            target.tolerance,
            say(language, f"cli.validate.{met}"),
            str(measurement.seeds),
            end_section=True,
        )
    out = StringIO()
    Console(file=out, width=_width(), highlight=False).print(table)
    met_count = sum(outcome.measurement.met for outcome in outcomes)
    reasons = [
        f"{outcome.target.number}. {outcome.target.unmet_because}\n"
        for outcome in outcomes
        if not outcome.measurement.met and outcome.target.unmet_because
    ]
    return (
        out.getvalue()
        + say(
            language,
            "cli.validate.sum",
            met=str(met_count),
            all=str(len(outcomes)),
        )
        + "\n"
        + "".join(reasons)
    )


def _figure(language: Language, figure: "Figure") -> str:
    value, low, high = (
        decimal(language, number, digits=DIGITS)
        for number in (figure.value, figure.low, figure.high)
    )
    interval = f" ({low} – {high})" if figure.low < figure.high else ""
    return f"{figure.name}: {value}{interval}{'' if figure.met else ' ✗'}"


def _width() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 -- slow import

    return max(get_terminal_size((WIDE, 24)).columns, 80)
