"""A simulation in a terminal: 80 columns, and readable without colour."""

from typing import Final

import numpy as np
from jaxtyping import Float
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bedding.report.columns import printed
from bedding.report.paper import ABSENT
from bedding.report.simulated.played import QUANTITIES, Grid, Kind, Played
from bedding.report.simulated.telling import (
    LEVELS,
    Block,
    ending,
    rhythm_name,
    story,
    written,
)
from bedding.text import Language, say

INDENT: Final = (0, 0, 0, 2)
LINE: Final = 18
"""Characters of a line over time."""
STEPS: Final = "▁▂▃▄▅▆▇█"
SHADES: Final = " ·░▒▓█"
"""From nothing to all of it, on a map."""
NOWHERE: Final = "/"
WIDE: Final = 2
"""Characters of a cell on a map: a character is twice as high as wide."""


def played_text(played: Played, *, language: Language, colour: bool) -> str:
    """Return a simulation as text for a terminal of 80 columns.

    Args:
        played: What the simulation gave.
        language: The language of the text.
        colour: Whether bold and dim may be used; every word is there without them.
    """
    told = story(played, language)
    days = say(language, "numbers.days", count=played.stretch)
    parts: list[RenderableType] = [
        Text(told.heading, style="bold"),
        *(Text(limit) for limit in told.limits),
        Text(""),
        Text(" ".join(told.played)),
        *(Text(described) for described in told.described),
        Text(""),
        *(Text(mean) for mean in told.means),
        _title(say(language, "simulate.over_time")),
        Text(say(language, "simulate.read", days=days), style="dim"),
    ]
    for block in told.blocks:
        parts += [Text(""), *_block(played, block, told.rhythms, language)]
    parts += [_title(""), *(Text(end, style="dim") for end in told.end)]
    return printed(parts, colour=colour)


def grid_text(grid: Grid, *, language: Language, colour: bool) -> str:
    """Return the map of two knobs as text for a terminal of 80 columns."""
    days = say(language, "numbers.days", count=grid.days)
    means = {
        "warmth": written(language, Kind.SCALE, grid.warmth),
        "hurt": written(language, Kind.SCALE, grid.threat),
    }
    persons = grid.quantities["bond"].shape[2]
    parts: list[RenderableType] = [
        Text(say(language, "simulate.map.title"), style="bold"),
        Text(say(language, "simulate.map.lead", **means)),
        Text(say(language, "state.simulator", change=say(language, "simulate.map.change"))),
        Text(say(language, "state.mechanism")),
        Text(""),
        Text(
            say(
                language,
                "simulate.lived_map",
                persons=say(language, "simulate.persons", count=persons),
                days=days,
            )
        ),
    ]  # fmt: skip
    for name in ("relief_share", "calm_bond", "wanting"):
        parts += [
            _title(say(language, f"simulate.map.{name}")),
            *_map(grid, name, language),
        ]
    parts += [
        Text(""),
        Text(say(language, "simulate.map.empty", sign=NOWHERE)),
        _title(""),
        *(Text(end, style="dim") for end in ending(language, set())),
    ]
    return printed(parts, colour=colour)


def sparkline(
    values: Float[np.ndarray, " time"], *, low: float, high: float, length: int = LINE
) -> str:
    """Return a line over time in characters; a space where there is nothing."""
    count = min(length, len(values))
    letters = []
    for part in np.array_split(values, count):
        known = part[np.isfinite(part)]
        if not known.size:
            letters.append(" ")
            continue
        place = (float(known.mean()) - low) / max(high - low, 1e-12)
        letters.append(STEPS[int(np.clip(place * len(STEPS), 0, len(STEPS) - 1))])
    return "".join(letters)


def _block(
    played: Played, block: Block, rhythms: tuple[str, ...], language: Language
) -> list[RenderableType]:
    kind = QUANTITIES[block.name]
    courses = [course.shown(block.name) for course in played.courses]
    lines = [_middle(values) for values in courses]
    low, high = _edges(kind, lines)
    table = Table.grid(padding=(0, 2))
    for width in (16, LINE, 6, 15, 15):
        table.add_column(width=width, overflow="fold")
    for rhythm, line, told in zip(rhythms, lines, block.ranges, strict=True):
        spark = sparkline(line, low=low, high=high)
        if told is None:
            table.add_row(rhythm, spark, ABSENT, say(language, "simulate.nothing"), "")
        else:
            table.add_row(
                rhythm, spark, Text(told.middle, style="bold"), told.half, told.wide
            )
    return [
        Text.assemble((block.title, "bold"), "  ", (block.about, "dim")),
        Padding(table, INDENT),
        *(Padding(Text(compared), INDENT) for compared in block.compared),
    ]  # fmt: skip


def _middle(values: Float[np.ndarray, "time person"]) -> Float[np.ndarray, " time"]:
    """Return the median over the persons, NaN where most of them have nothing."""
    enough = np.isfinite(values).sum(axis=1) * 2 >= values.shape[1]
    line = np.full(len(values), np.nan)
    line[enough] = np.nanmedian(values[enough], axis=1)
    return line


def _edges(kind: Kind, lines: list[Float[np.ndarray, " time"]]) -> tuple[float, float]:
    if kind is Kind.SCALE:
        return 0.0, 1.0
    everything = np.concatenate(lines)
    low = 1.0 if kind is Kind.USUAL else 0.0
    return min(low, float(np.nanmin(everything))), float(np.nanmax(everything))


def _map(grid: Grid, name: str, language: Language) -> list[RenderableType]:
    middle = grid.middle(name)
    kind = QUANTITIES.get(name, Kind.SCALE)
    most = 1.0 if name == "relief_share" else float(np.nanmax(middle))
    rows = []
    for row, contrast in list(enumerate(grid.contrast))[::-2]:
        side = written(language, Kind.SCALE, float(contrast)) if row % 4 == 0 else ""
        rows.append(
            f"{side:>4} │" + "".join(_cell(value, most) for value in middle[row])
        )
    wide = WIDE * len(grid.predictability)
    ends = [
        written(language, Kind.SCALE, float(grid.predictability[end]))
        for end in (0, -1)
    ]
    table = Table.grid(padding=(0, 2))
    for width in (22, 6, 14, 14):
        table.add_column(width=width, overflow="fold")
    for place, knobs in grid.places.items():
        row = int(np.abs(grid.contrast - knobs.contrast).argmin())
        column = int(np.abs(grid.predictability - knobs.predictability).argmin())
        low, lower, median, upper, high = (
            written(language, kind, float(end))
            for end in np.quantile(grid.quantities[name][row, column], LEVELS)
        )
        table.add_row(
            rhythm_name(place, language),
            Text(median, style="bold"),
            say(language, "simulate.span", low=lower, high=upper),
            say(language, "simulate.span", low=low, high=high),
        )
    shades = " ".join(
        f"{SHADES[step]} {written(language, kind, most * step / len(SHADES))}"
        for step in range(1, len(SHADES))
    )
    return [
        Text(f"↑ {say(language, 'simulate.map.contrast')}", style="dim"),
        Text("\n".join(rows)),
        Text(f"     └{'─' * wide}", style="dim"),
        Text(f"      {ends[0]}{ends[1]:>{wide - len(ends[0])}}"),
        Text(f"{say(language, 'simulate.map.predictability')} →".rjust(6 + wide), style="dim"),
        Text(say(language, "simulate.map.shades", shades=shades), style="dim"),
        Text(""),
        Text(say(language, "simulate.map.read"), style="dim"),
        Padding(table, INDENT),
    ]  # fmt: skip


def _cell(value: float, most: float) -> str:
    if not np.isfinite(value):
        return NOWHERE * WIDE
    place = int(np.clip(value / max(most, 1e-12) * len(SHADES), 0, len(SHADES) - 1))
    return SHADES[place] * WIDE


def _title(title: str) -> RenderableType:
    return Padding(
        Rule(Text(title, style="bold"), align="left", characters="─"), (1, 0, 0, 0)
    )
