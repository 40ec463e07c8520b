"""What if: many runs of the model as a fan, beside the runs in which nothing was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.checks import (
    check_between,
    check_enough,
    check_increasing,
    check_length,
)
from bedding.charts.furniture import (
    KEY_LINE,
    MARGIN,
    KeyItem,
    bottom_ticks,
    heading,
    key,
)
from bedding.charts.lettering import text_width
from bedding.charts.panel import Layer, Panel, layer, sheet, view
from bedding.charts.theme import LABEL_SIZE, TICK_SIZE
from bedding.charts.uncertainty import Spread, spread
from bedding.charts.words import Caption, Tick

COLUMNS: Final = (
    "time", "changed", "changed_low", "changed_high", "same", "same_low", "same_high",
)  # fmt: skip

TALL: Final = 280.0
"""Height of the plotting area [px]."""

DIRECT_FROM: Final = 640.0
"""From this width on the two fans are named where they end, without a key [px]."""

MOST_LINES: Final = 40
"""So many runs can still be told apart; the table and the medians are of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FanWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        quantity: What is drawn, over the fan.
        changed: The runs with one thing changed.
        same: The runs in which nothing was changed.
        low: What the lower edge means.
        high: What the upper edge means.
        moments: What each moment is called in the table, oldest first.
    """

    caption: Caption
    quantity: str
    changed: str
    same: str
    low: str
    high: str
    moments: Sequence[str]


def fan(
    times: Float[np.ndarray, " time"],
    changed: Float[np.ndarray, "time draw"],
    same: Float[np.ndarray, "time draw"],
    *,
    ticks: Sequence[Tick],
    words: FanWords,
    bounds: tuple[float, float] = (0.0, 1.0),
    width: float = 720.0,
) -> Chart:
    """Return both fans, every run a thin line, with the median of each drawn over it.

    Args:
        times: The moments [day], increasing.
        changed: One run for each draw, with one thing changed.
        same: One run for each draw, with nothing changed.
        ticks: Labels under the fan [day].
        words: All words in it.
        bounds: The edges of the scale, in the unit of the runs.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `runs` and the median and the 90 % interval at the last moment:
        `changed`, `changed_low`, `changed_high`, `same`, `same_low`, `same_high`.

    Raises:
        TimesError: The moments do not increase.
        LengthsDifferError: The runs don't have a value for every moment.
        OutOfRangeError: A run leaves the scale.
        TooFewError: There are fewer than 20 runs.
    """
    check_increasing(times)
    check_length("words.moments", words.moments, other="times", expected=len(times))
    for name, runs in {"changed": changed, "same": same}.items():
        check_length(name, runs, other="times", expected=len(times))
        check_between(name, runs, low=bounds[0], high=bounds[1])
        check_enough("runs", runs.shape[1])

    picture = sheet(width)
    head, below_head = heading(picture, words.caption)
    top = below_head + 10
    direct = width >= DIRECT_FROM
    widest = max(
        *(text_width(word, TICK_SIZE) for word in (words.low, words.high)),
        *(
            text_width(word, LABEL_SIZE) if direct else 0.0
            for word in (words.changed, words.same)
        ),
    )
    panel = Panel(
        left=MARGIN, top=top + KEY_LINE, width=width - 2 * MARGIN - widest - 10, height=TALL,
        x=(float(times[0]), float(times[-1])), y=bounds,
    )  # fmt: skip
    legend: list[Layer] = []
    if not direct:
        items = [
            KeyItem(word=words.changed, mark="rule", styles=("first-line",)),
            KeyItem(word=words.same, mark="rule", styles=("second-line",)),
        ]
        legend, below = key(
            picture, items, left=MARGIN, top=top + 6, width=width - 2 * MARGIN
        )
        panel = Panel(
            left=panel.left,
            top=below + 8,
            width=panel.width,
            height=TALL,
            x=panel.x,
            y=panel.y,
        )
    medians = {"first": spread(changed), "second": spread(same)}
    layers = [
        *head,
        *legend,
        *_frame(picture, panel, words, top=top),
        *_runs(panel, times, same, part="second"),
        *_runs(panel, times, changed, part="first"),
        *_medians(panel, times, medians),
        *bottom_ticks(picture, panel, ticks),
    ]
    if direct:
        layers += _names(picture, panel, medians, words)
    rows = tuple(
        dict(
            zip(
                COLUMNS,
                (moment, *_at(medians["first"], i), *_at(medians["second"], i)),
                strict=True,
            )
        )
        for i, moment in enumerate(words.moments)
    )
    return Chart(
        specification=view(layers, width=width, height=panel.bottom + 24 + MARGIN),
        caption=words.caption,
        rows=rows,
        numbers={"runs": float(changed.shape[1])}
        | {key: value for key, value in rows[-1].items() if isinstance(value, float)},
    )


def _at(band: Spread, index: int) -> tuple[float | None, ...]:
    if not band.known[index]:
        return None, None, None
    return float(band.median[index]), float(band.low[index]), float(band.high[index])


def _frame(picture: Panel, panel: Panel, words: FanWords, *, top: float) -> list[Layer]:
    edges = [
        {"x": panel.left, "x2": panel.right, "y": at, "y2": at}
        for at in (panel.top, panel.bottom)
    ]
    name = {"x": panel.left, "y": top, "text": words.quantity}
    ends = [
        {"x": panel.right + 8, "y": panel.top + 4, "text": words.high},
        {"x": panel.right + 8, "y": panel.bottom + 4, "text": words.low},
    ]
    return [
        layer(picture, "rule", "hairline-dashed", edges),
        layer(picture, "text", "label", [name], align="left", baseline="alphabetic"),
        layer(picture, "text", "tick", ends, align="left", baseline="alphabetic"),
    ]


def _runs(
    panel: Panel,
    times: Float[np.ndarray, " time"],
    runs: Float[np.ndarray, "time draw"],
    *,
    part: str,
) -> list[Layer]:
    """Draw the runs, or as many of them as can be told apart, evenly chosen."""
    count = runs.shape[1]
    shown = np.unique(
        np.linspace(0, count - 1, min(count, MOST_LINES)).round().astype(int)
    )
    rows = [
        {"x": float(time), "y": float(runs[index, run]), "group": int(run)}
        for run in shown
        for index, time in enumerate(times)
        if np.isfinite(runs[index, run])
    ]
    return [layer(panel, "line", f"{part}-run", rows)]


def _medians(
    panel: Panel, times: Float[np.ndarray, " time"], medians: dict[str, Spread]
) -> list[Layer]:
    layers = []
    for part in ("second", "first"):
        known = np.flatnonzero(medians[part].known)
        rows = [
            {"x": float(times[i]), "y": float(medians[part].median[i])} for i in known
        ]
        layers += [
            layer(panel, "line", "line-halo", rows),
            layer(panel, "line", f"{part}-line", rows),
        ]
    return layers


def _names(
    picture: Panel, panel: Panel, medians: dict[str, Spread], words: FanWords
) -> list[Layer]:
    """Name each fan where its median ends, a line apart even where they end together."""
    ends = {part: panel.up(float(band.median[-1])) for part, band in medians.items()}
    apart = LABEL_SIZE * 1.4
    middle, above = (
        (ends["first"] + ends["second"]) / 2,
        ends["first"] <= ends["second"],
    )
    if abs(ends["first"] - ends["second"]) < apart:
        shift = apart / 2 if above else -apart / 2
        ends = {"first": middle - shift, "second": middle + shift}
    room = (panel.top + 20, panel.bottom - 20)
    rows = [
        {"x": panel.right + 8, "y": float(np.clip(ends[part], *room)), "text": word}
        for part, word in (("first", words.changed), ("second", words.same))
    ]
    return [layer(picture, "text", "label", rows, align="left", baseline="middle")]
