"""What a mechanism does over time: one row for each quantity, one time axis for all."""

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
from bedding.charts.lettering import stagger, text_width
from bedding.charts.panel import Layer, Panel, layer, sheet, view
from bedding.charts.theme import TICK_SIZE
from bedding.charts.uncertainty import spread
from bedding.charts.words import Caption, Tick

COLUMNS: Final = ("time", "quantity", "median", "low", "high")

ROW: Final = 74.0
"""Height of one row [px]."""

BETWEEN: Final = 46.0
"""From one row to the next, for its name [px]."""

EVENT_LINE: Final = 17.0
"""From one line of event names to the next [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One quantity over time.

    Attributes:
        name: What it is called.
        draws: Its draws at each moment, NaN where there is nothing.
        low: The lower edge of its scale.
        high: The upper edge of its scale.
        low_word: What the lower edge means.
        high_word: What the upper edge means.
    """

    name: str
    draws: Float[np.ndarray, "time draw"]
    low: float
    high: float
    low_word: str
    high_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracesWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        moments: What each moment is called in the table, oldest first.
    """

    caption: Caption
    moments: Sequence[str]


def traces(
    times: Float[np.ndarray, " time"],
    quantities: Sequence[Trace],
    *,
    events: Sequence[Tick],
    ticks: Sequence[Tick],
    words: TracesWords,
    width: float = 720.0,
) -> Chart:
    """Return small multiples: the median of each quantity with its 50 % and 90 % bands.

    Args:
        times: The moments [day], increasing.
        quantities: What is drawn, from the top.
        events: What happened when [day]; a thin line through every row.
        ticks: Labels under the last row [day].
        words: All other words in it.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `quantities`, `moments` and `events`.

    Raises:
        TimesError: The moments do not increase.
        LengthsDifferError: A quantity does not have draws for every moment.
        OutOfRangeError: A draw lies outside its scale.
        TooFewError: There are too few draws for an interval.
    """
    check_increasing(times)
    check_length("words.moments", words.moments, other="times", expected=len(times))
    for trace in quantities:
        check_length(trace.name, trace.draws, other="times", expected=len(times))
        check_between(trace.name, trace.draws, low=trace.low, high=trace.high)
        check_enough("draws", trace.draws.shape[1])

    picture = sheet(width)
    head, top = heading(picture, words.caption)
    span = (float(times[0]), float(times[-1]))
    edges = [word for each in quantities for word in (each.low_word, each.high_word)]
    gutter = max((text_width(word, TICK_SIZE) for word in edges), default=0.0) + 10
    inner = width - 2 * MARGIN - gutter

    names, event_bottom = _event_names(picture, events, MARGIN, inner, span, top=top)
    layers: list[Layer] = [*head, *names]
    panels = [
        Panel(
            left=MARGIN, top=event_bottom + 26 + index * (ROW + BETWEEN), width=inner,
            height=ROW, x=span, y=(trace.low, trace.high),
        )
        for index, trace in enumerate(quantities)
    ]  # fmt: skip
    if panels:
        layers += _event_lines(picture, panels, events, top=event_bottom)
    for trace, panel in zip(quantities, panels, strict=True):
        layers += _row(picture, panel, times, trace)
    if panels:
        layers += bottom_ticks(picture, panels[-1], ticks)
    bottom = panels[-1].bottom if panels else top
    return Chart(
        specification=view(layers, width=width, height=bottom + 24 + MARGIN),
        caption=words.caption,
        rows=_table(words, quantities),
        numbers={
            "quantities": float(len(quantities)),
            "moments": float(len(times)),
            "events": float(len(events)),
        },
    )


def _event_names(
    picture: Panel,
    events: Sequence[Tick],
    left: float,
    inner: float,
    span: tuple[float, float],
    *,
    top: float,
) -> tuple[list[Layer], float]:
    """Write what happened over the rows, on as many lines as it takes."""
    panel = Panel(left=left, top=top, width=inner, height=1, x=span)
    widths = [text_width(event.label, TICK_SIZE) for event in events]
    starts = [
        min(panel.across(event.at) + 4, picture.width - wide - 6)
        for event, wide in zip(events, widths, strict=True)
    ]
    levels = stagger(starts, widths)
    names = [
        {"x": start, "y": top + level * EVENT_LINE + TICK_SIZE, "text": event.label}
        for start, level, event in zip(starts, levels, events, strict=True)
    ]
    bottom = top + EVENT_LINE * (max(levels, default=-1) + 1)
    return [
        layer(picture, "text", "tick", names, align="left", baseline="alphabetic")
    ], bottom


def _event_lines(
    picture: Panel, panels: Sequence[Panel], events: Sequence[Tick], *, top: float
) -> list[Layer]:
    lines = [
        {"x": at, "x2": at, "y": top - EVENT_LINE + 6, "y2": panels[-1].bottom}
        for at in (panels[0].across(event.at) for event in events)
    ]
    return [layer(picture, "rule", "event", lines)]


def _row(
    picture: Panel, panel: Panel, times: Float[np.ndarray, " time"], trace: Trace
) -> list[Layer]:
    edges = [
        {"x": panel.left, "x2": panel.right, "y": at, "y2": at}
        for at in (panel.top, panel.bottom)
    ]
    name = {"x": panel.left, "y": panel.top - 8, "text": trace.name}
    ends = [
        {"x": panel.right + 8, "y": panel.top + 4, "text": trace.high_word},
        {"x": panel.right + 8, "y": panel.bottom, "text": trace.low_word},
    ]
    return [
        layer(picture, "rule", "hairline-dashed", edges),
        *ribbons(panel, times, spread(trace.draws), part="first"),
        layer(
            picture, "text", "label-halo", [name], align="left", baseline="alphabetic"
        ),
        layer(picture, "text", "label", [name], align="left", baseline="alphabetic"),
        layer(picture, "text", "tick", ends, align="left", baseline="alphabetic"),
    ]


def _table(
    words: TracesWords, quantities: Sequence[Trace]
) -> tuple[dict[str, float | str | None], ...]:
    rows = []
    for trace in quantities:
        band = spread(trace.draws)
        for index, moment in enumerate(words.moments):
            known = bool(band.known[index])
            cells = (band.median[index], band.low[index], band.high[index])
            numbers = [float(cell) if known else None for cell in cells]
            rows.append(dict(zip(COLUMNS, (moment, trace.name, *numbers), strict=True)))
    return tuple(rows)
