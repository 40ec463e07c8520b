"""A few lines over one pair of axes: how one quantity goes with another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.checks import check_enough, check_increasing, check_length
from bedding.charts.furniture import MARGIN, KeyItem, bottom_ticks, heading, key
from bedding.charts.lettering import text_width
from bedding.charts.panel import Layer, Panel, layer, sheet, view
from bedding.charts.theme import TICK_SIZE
from bedding.charts.words import Caption, Tick
from bedding.errors import OutOfRangeError

COLUMNS: Final = ("line", "x", "y")

TALL: Final = 240.0
"""Height of the plotting area [px]."""

PARTS: Final = ("first-line", "second-line", "median", "path")
"""The parts that lines play, in their order; more could not be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line.

    Attributes:
        name: What it is called.
        x: Where its points lie, increasing.
        y: How high.
    """

    name: str
    x: Float[np.ndarray, " point"]
    y: Float[np.ndarray, " point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        across: What lies along the bottom.
        up: What lies along the side.
    """

    caption: Caption
    across: str
    up: str


def lines(
    drawn: Sequence[Line],
    *,
    across: Sequence[Tick],
    up: Sequence[Tick],
    words: LinesWords,
    width: float = 720.0,
) -> Chart:
    """Return the lines, each with its own colour and dash, and a key.

    Args:
        drawn: At most four.
        across: Labels under the picture [unit of x].
        up: Labels beside it, from the lowest [unit of y]; the first and last are its edges.
        words: All other words in it.
        width: Of the whole picture [px].

    Raises:
        OutOfRangeError: There is no line, or there are more than can be told apart.
        TimesError: The places of a line do not increase.
        LengthsDifferError: A line does not have as many heights as places.
        TooFewError: There are fewer than two labels for the side.
    """
    check_enough("up", len(up), least=2)
    if not 1 <= len(drawn) <= len(PARTS):
        raise OutOfRangeError("number of lines", len(drawn), low=1, high=len(PARTS))
    for line in drawn:
        check_increasing(line.x)
        check_length(line.name, line.y, other="x", expected=len(line.x))

    picture = sheet(width)
    head, top = heading(picture, words.caption)
    gutter = max(text_width(tick.label, TICK_SIZE) for tick in up) + 10
    inner = width - 2 * MARGIN - gutter
    items = [
        KeyItem(word=line.name, mark="rule", styles=(part,))
        for line, part in zip(drawn, PARTS, strict=False)
    ]
    legend, below = key(picture, items, left=MARGIN + gutter, top=top, width=inner)
    panel = Panel(
        left=MARGIN + gutter, top=below + 26, width=inner, height=TALL,
        x=(
            min(float(line.x[0]) for line in drawn),
            max(float(line.x[-1]) for line in drawn),
        ),
        y=(up[0].at, up[-1].at),
    )  # fmt: skip
    layers = [
        *head,
        *legend,
        *_side(picture, panel, up, words),
        *(_line(panel, line, part) for line, part in zip(drawn, PARTS, strict=False)),
        *bottom_ticks(picture, panel, across),
    ]
    return Chart(
        specification=view(layers, width=width, height=panel.bottom + 46 + MARGIN),
        caption=words.caption,
        rows=tuple(
            {"line": line.name, "x": float(x), "y": float(y)}
            for line in drawn
            for x, y in zip(line.x, line.y, strict=True)
        ),
        numbers={"lines": float(len(drawn))},
    )


def _side(
    picture: Panel, panel: Panel, up: Sequence[Tick], words: LinesWords
) -> list[Layer]:
    rules = [
        {
            "x": panel.left,
            "x2": panel.right,
            "y": panel.up(tick.at),
            "y2": panel.up(tick.at),
        }
        for tick in up
    ]
    labels = [
        {"x": panel.left - 8, "y": panel.up(tick.at) + 4, "text": tick.label}
        for tick in up
    ]
    name = {"x": panel.left, "y": panel.top - 10, "text": words.up}
    below = {"x": panel.right, "y": panel.bottom + 40, "text": words.across}
    return [
        layer(picture, "rule", "hairline-dashed", rules),
        layer(picture, "text", "tick", labels, align="right", baseline="alphabetic"),
        layer(picture, "text", "note", [name], align="left", baseline="alphabetic"),
        layer(picture, "text", "note", [below], align="right", baseline="alphabetic"),
    ]


def _line(panel: Panel, line: Line, part: str) -> Layer:
    rows = [
        {"x": float(x), "y": float(y)}
        for x, y in zip(line.x, line.y, strict=True)
        if np.isfinite(y)
    ]
    return layer(panel, "line", part, rows)
