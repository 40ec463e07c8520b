"""`bedding simulate`: play a rhythm, and see what the model does with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from bedding.cli.group import Command
from bedding.cli.options import html_option, json_option, language_option
from bedding.cli.output import coloured, show, show_error, write_file
from bedding.text import Language, say, sentences

USUAL: Final = ("secure", "intermittent")
"""What is played when nobody says what: equal means, another rhythm."""
MOST: Final = 3
PROBABILITY: Final = click.FloatRange(0.0, 1.0)


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""
    rhythms = _names("simulate.rhythm.", ".name")
    childhoods = _names("simulate.childhood.")
    mechanisms = _names("simulate.mechanism.")

    def told(key: str, **values: str) -> str:
        return say(language, f"cli.simulate.{key}", **values)

    @click.command(
        "simulate",
        cls=Command,
        help=told("help", rhythms=", ".join(rhythms)),
        short_help=told("short"),
    )
    @click.argument("names", nargs=-1, type=_one_of(rhythms), metavar="[RHYTHM]…")
    @click.option("--days", type=int, default=365, show_default=True, help=told("days"))
    @click.option(
        "--persons", type=int, default=40, show_default=True, help=told("persons")
    )
    @click.option("--seed", type=int, default=0, show_default=True, help=told("seed"))
    @click.option(
        "--predictability",
        type=PROBABILITY,
        metavar="P",
        help=told("predictability"),
    )
    @click.option("--contrast", type=PROBABILITY, metavar="C", help=told("contrast"))
    @click.option(
        "--childhood",
        type=_one_of(childhoods),
        metavar="NAME",
        help=told("childhood", names=", ".join(childhoods)),
    )
    @click.option(
        "--without",
        type=_one_of(mechanisms),
        multiple=True,
        metavar="PART",
        help=told("without", names=", ".join(mechanisms)),
    )
    @click.option("--then", type=_one_of(rhythms), metavar="RHYTHM", help=told("then"))
    @click.option("--after", type=int, metavar="DAYS", help=told("after"))
    @click.option("--map", "as_map", is_flag=True, help=told("map"))
    @language_option(language)
    @html_option(language)
    @click.option("--csv", type=_OUT, metavar="OUT", help=told("csv"))
    @click.option("--parquet", type=_OUT, metavar="OUT", help=told("parquet"))
    @json_option(language)
    def simulate(*, as_map: bool, **given: Any) -> None:
        (_map if as_map else _play)(**given)

    return simulate


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    """Return what reads one of these names; a hyphen does for an underscore."""

    def name(value: str) -> str:
        asked = value.lower().replace("-", "_")
        if asked not in known:
            raise click.BadParameter(f"{value!r} ({', '.join(known)})")
        return asked

    return name


_OUT: Final = click.Path(path_type=Path, dir_okay=False)


def _names(before: str, after: str = "") -> tuple[str, ...]:
    """Return the names that the sentences know: the model itself is slow to import."""
    return tuple(
        key.removeprefix(before).removesuffix(after)
        for key in sentences("en")
        if key.startswith(before) and key.endswith(after)
    )


def _play(
    *,
    names: tuple[str, ...],
    days: int,
    persons: int,
    seed: int,
    predictability: float | None,
    contrast: float | None,
    childhood: str | None,
    without: tuple[str, ...],
    then: str | None,
    after: int | None,
    language: Language,
    html: Path | None,
    csv: Path | None,
    parquet: Path | None,
    as_json: bool,
) -> None:
    _together(language, "--predictability", predictability, "--contrast", contrast)
    _together(language, "--then", then, "--after", after)
    if names and predictability is not None:
        raise click.UsageError(say(language, "cli.simulate.either"))
    if len(names) > MOST:
        raise click.UsageError(say(language, "cli.simulate.many"))
    from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import
    from bedding.actions.simulate_days import save_days, simulate_days  # noqa: PLC0415 -- slow import
    from bedding.report.simulated import (  # noqa: PLC0415 -- slow import
        Knobs,
        played_html,
        played_json,
        played_text,
    )

    keep_compiled()
    knobs = (
        (Knobs(predictability=predictability, contrast=contrast),)
        if predictability is not None and contrast is not None
        else ()
    )
    played = simulate_days(
        knobs or names or USUAL,
        days=days,
        persons=persons,
        seed=seed,
        childhood=childhood,
        without=without,
        then=then,
        after=after,
    )
    for path in (csv, parquet):
        if path is not None:
            save_days(played, path, parquet=path is parquet)
            _wrote(language, path)
    if html is not None:
        write_file(html, played_html(played, language=language))
        _wrote(language, html)
    if as_json:
        show(played_json(played))
    elif html is None and csv is None and parquet is None:
        show(played_text(played, language=language, colour=coloured()))


def _map(
    *,
    seed: int,
    language: Language,
    html: Path | None,
    as_json: bool,
    **ignored: Any,
) -> None:
    context = click.get_current_context()
    for name, value in ignored.items():
        source = context.get_parameter_source(name)
        if source is click.core.ParameterSource.COMMANDLINE and value:
            raise click.UsageError(
                say(language, "cli.simulate.map_alone", name=f"--{name}")
            )
    from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import
    from bedding.actions.phase_diagram import phase_diagram  # noqa: PLC0415 -- slow import
    from bedding.report.simulated import grid_html, grid_json, grid_text  # noqa: PLC0415 -- slow import

    keep_compiled()
    grid = phase_diagram(seed=seed)
    if html is not None:
        write_file(html, grid_html(grid, language=language))
        _wrote(language, html)
    if as_json:
        show(grid_json(grid))
    elif html is None:
        show(grid_text(grid, language=language, colour=coloured()))


def _together(
    language: Language, one: str, first: Any, other: str, second: Any
) -> None:
    if (first is None) != (second is None):
        raise click.UsageError(
            say(language, "cli.simulate.together", one=one, other=other)
        )


def _wrote(language: Language, path: Path) -> None:
    show_error(say(language, "cli.wrote", path=str(path)))
