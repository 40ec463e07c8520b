"""The same quantities under several rhythms: a column for each rhythm, a row for each quantity.

Every row has one scale, so that what lies higher is more, wherever in the row it lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.bands import ribbons
from bedding.charts.chart import Chart
from bedding.charts.checks import (
    check_between,
    check_enough,
    check_increasing,
    check_length,
)
from bedding.charts.furniture import MARGIN, bottom_ticks, heading
from bedding.charts.lettering import text_width
from bedding.charts.panel import Layer, Panel, layer, sheet, view
from bedding.charts.theme import TICK_SIZE
from bedding.charts.uncertainty import Spread, spread
from bedding.charts.words import Caption, Tick

COLUMNS: Final = ("quantity", "rhythm", "time", "median", "low", "high")

ROW: Final = 62.0
"""Height of one row [px]."""

BETWEEN: Final = 40.0
"""From one row to the next, for its name [px]."""

APART: Final = 18.0
"""From one column to the next [px]."""

NAME_LINE: Final = 20.0
"""Height of the names over the columns [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One quantity under every rhythm.

    Attributes:
        name: What it is called.
        draws: Its draws under each rhythm, NaN where there is nothing.
        low: The lower edge of its scale.
        high: The upper edge of its scale.
        low_word: What the lower edge means.
        high_word: What the upper edge means.
    """

    name: str
    draws: Sequence[Float[np.ndarray, "time draw"]]
    low: float
    high: float
    low_word: str
    high_word: str


def side_by_side(
    times: Float[np.ndarray, " time"],
    rhythms: Sequence[str],
    rows: Sequence[Row],
    *,
    events: Sequence[Tick],
    ticks: Sequence[Tick],
    moments: Sequence[Tick],
    caption: Caption,
    width: float = 720.0,
) -> Chart:
    """Return small multiples: each median with its 50 % and 90 % bands.

    Args:
        times: The moments [day], increasing.
        rhythms: What the columns are called, from the left.
        rows: The quantities, from the top.
        events: What changed when [day]; a thin line through every row.
        ticks: Labels under the columns [day].
        moments: Which moments the table has, and what they are called there [day].
        caption: Around it; columns are `COLUMNS`.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `rhythms`, `quantities` and `moments`.

    Raises:
        TimesError: The moments do not increase.
        LengthsDifferError: A quantity does not have draws for every rhythm and moment.
        OutOfRangeError: A draw lies outside its scale.
        TooFewError: There are too few draws for an interval, or nothing to draw.
    """
    check_increasing(times)
    check_enough("rhythms", len(rhythms), least=1)
    check_enough("rows", len(rows), least=1)
    for row in rows:
        check_length(
            f"{row.name}.draws", row.draws, other="rhythms", expected=len(rhythms)
        )
        for draws in row.draws:
            check_length(row.name, draws, other="times", expected=len(times))
            check_between(row.name, draws, low=row.low, high=row.high)
            check_enough("draws", draws.shape[1])

    picture = sheet(width)
    head, top = heading(picture, caption)
    edges = [word for row in rows for word in (row.low_word, row.high_word)]
    gutter = max(text_width(word, TICK_SIZE) for word in edges) + 8
    inner = width - 2 * MARGIN - gutter
    column = (inner - APART * (len(rhythms) - 1)) / len(rhythms)
    begin = top + 14 + NAME_LINE * (2 if events else 1)

    def panel(across: int, down: int) -> Panel:
        row = rows[down]
        return Panel(
            left=MARGIN + across * (column + APART), top=begin + 12 + down * (ROW + BETWEEN),
            width=column, height=ROW, x=(float(times[0]), float(times[-1])),
            y=(row.low, row.high),
        )  # fmt: skip

    layers: list[Layer] = [*head, *_names(picture, panel(0, 0), column, rhythms, top)]
    bands = [[spread(draws) for draws in row.draws] for row in rows]
    for down, row in enumerate(rows):
        panels = [panel(across, down) for across in range(len(rhythms))]
        layers += _row(picture, panels, row)
        layers += _event_lines(picture, panels, events)
        for each, band in zip(panels, bands[down], strict=True):
            layers += ribbons(each, times, band, part="first")
    last = [panel(across, len(rows) - 1) for across in range(len(rhythms))]
    layers += _event_names(picture, last, events, at=top + 8 + NAME_LINE)
    for each in last:
        layers += bottom_ticks(picture, each, ticks)
    return Chart(
        specification=view(layers, width=width, height=last[0].bottom + 26 + MARGIN),
        caption=caption,
        rows=_table(times, rhythms, rows, bands, moments),
        numbers={
            "rhythms": float(len(rhythms)),
            "quantities": float(len(rows)),
            "moments": float(len(times)),
        },
    )


def _names(
    picture: Panel, first: Panel, column: float, rhythms: Sequence[str], top: float
) -> list[Layer]:
    """Write over each column which rhythm it is."""
    names = [
        {"x": first.left + index * (column + APART), "y": top + 8, "text": name}
        for index, name in enumerate(rhythms)
    ]
    return [layer(picture, "text", "label", names, align="left", baseline="alphabetic")]


def _row(picture: Panel, panels: Sequence[Panel], row: Row) -> list[Layer]:
    edges = [
        {"x": panel.left, "x2": panel.right, "y": at, "y2": at}
        for panel in panels
        for at in (panel.top, panel.bottom)
    ]
    name = {"x": panels[0].left, "y": panels[0].top - 8, "text": row.name}
    right = panels[-1].right + 8
    ends = [
        {"x": right, "y": panels[0].top + 4, "text": row.high_word},
        {"x": right, "y": panels[0].bottom + 4, "text": row.low_word},
    ]
    return [
        layer(picture, "rule", "hairline-dashed", edges),
        layer(picture, "text", "note", [name], align="left", baseline="alphabetic"),
        layer(picture, "text", "tick", ends, align="left", baseline="alphabetic"),
    ]


def _event_lines(
    picture: Panel, panels: Sequence[Panel], events: Sequence[Tick]
) -> list[Layer]:
    lines = [
        {"x": at, "x2": at, "y": panel.top, "y2": panel.bottom}
        for panel in panels
        for event in events
        for at in (panel.across(event.at),)
    ]
    return [layer(picture, "rule", "event", lines)]


def _event_names(
    picture: Panel, panels: Sequence[Panel], events: Sequence[Tick], *, at: float
) -> list[Layer]:
    """Write under the name of each column what changed, where it changed if there is room."""
    names = [
        {
            "x": min(
                panel.across(event.at),
                panel.right - text_width(event.label, TICK_SIZE),
            ),
            "y": at,
            "text": event.label,
        }
        for panel in panels
        for event in events
    ]
    return [layer(picture, "text", "tick", names, align="left", baseline="alphabetic")]


def _table(
    times: Float[np.ndarray, " time"],
    rhythms: Sequence[str],
    rows: Sequence[Row],
    bands: Sequence[Sequence[Spread]],
    moments: Sequence[Tick],
) -> tuple[dict[str, float | str | None], ...]:
    shown = [(tick.label, int(np.abs(times - tick.at).argmin())) for tick in moments]
    table: list[dict[str, float | str | None]] = []
    for row, per_rhythm in zip(rows, bands, strict=True):
        for rhythm, band in zip(rhythms, per_rhythm, strict=True):
            for label, at in shown:
                known = bool(band.known[at])
                cells = (band.median[at], band.low[at], band.high[at])
                numbers = [float(cell) if known else None for cell in cells]
                table.append(
                    dict(zip(COLUMNS, (row.name, rhythm, label, *numbers), strict=True))
                )
    return tuple(table)
