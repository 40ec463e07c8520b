"""Predictability against contrast: where relief comes to carry a bond."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.charts.chart import Chart
from bedding.charts.checks import check_between, check_increasing_axis, check_length
from bedding.charts.contours import contour
from bedding.charts.furniture import MAP, MARGIN, bottom_ticks, map_heading
from bedding.charts.lettering import text_width, wrap
from bedding.charts.panel import Layer, Panel, layer, sheet, text_lines, view
from bedding.charts.theme import LABEL_SIZE, NOTE_SIZE, TICK_SIZE
from bedding.charts.words import Caption, Tick

COLUMNS: Final = ("contrast", "predictability", "value")

NARROW: Final = 170.0
"""Width of the words where the grid is empty [px]."""

BAR: Final = 180.0
"""Length of the colour bar [px]."""

SEAM: Final = 0.7
"""How far a cell reaches under the next [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A named rhythm: where it lies on the two axes."""

    name: str
    predictability: float
    contrast: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        predictability: What lies along the horizontal axis.
        contrast: What lies along the vertical axis.
        quantity: What the colour stands for.
        little: The lower end of the colour.
        much: The upper end of the colour.
        nowhere: Why some of the grid is empty; may be empty itself.
    """

    caption: Caption
    predictability: str
    contrast: str
    quantity: str
    little: str
    much: str
    nowhere: str = ""


def phase(
    predictability: Float[np.ndarray, " column"],
    contrast: Float[np.ndarray, " row"],
    values: Float[np.ndarray, "row column"],
    *,
    levels: Sequence[Tick],
    presets: Sequence[Preset],
    ticks: Sequence[Tick],
    side_ticks: Sequence[Tick],
    words: PhaseWords,
    bounds: tuple[float, float] = (0.0, 1.0),
    width: float = 720.0,
) -> Chart:
    """Return the map of a quantity over the two knobs of a rhythm.

    Args:
        predictability: Where the columns of the grid lie, evenly and increasing.
        contrast: Where the rows of the grid lie, evenly and increasing.
        values: The quantity on the grid, NaN where there can be no such rhythm.
        levels: The values along which a line is drawn, with their labels.
        presets: Named rhythms, as points.
        ticks: Labels along predictability.
        side_ticks: Labels along contrast.
        words: All other words in it.
        bounds: The values at both ends of the colour.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `least` and `most`, over the grid.

    Raises:
        OutOfRangeError: A value lies outside its bounds, or an axis does not increase evenly.
        LengthsDifferError: The grid has another shape than its axes.
    """
    check_length("values", values, other="contrast", expected=len(contrast))
    check_length(
        "values[0]", values[0], other="predictability", expected=len(predictability)
    )
    check_between("values", values, low=bounds[0], high=bounds[1])
    across, up = (
        check_increasing_axis("predictability", predictability),
        check_increasing_axis("contrast", contrast),
    )

    picture = sheet(width)
    head, top, beside = map_heading(picture, words.caption)
    bar, below = _bar(picture, words, top=top)
    gutter = (
        max((text_width(tick.label, TICK_SIZE) for tick in side_ticks), default=0.0) + 8
    )
    wide = MAP if beside else width - 2 * MARGIN - gutter
    panel = Panel(
        left=width - MARGIN - wide, top=MARGIN + 22 if beside else below + 34, width=wide,
        height=min(wide, MAP),
        x=(float(predictability[0] - across / 2), float(predictability[-1] + across / 2)),
        y=(float(contrast[0] - up / 2), float(contrast[-1] + up / 2)),
    )  # fmt: skip
    # Each cell reaches a little under the next, or thin seams would show between them.
    seam = (
        SEAM * (panel.x[1] - panel.x[0]) / panel.width,
        SEAM * (panel.y[1] - panel.y[0]) / panel.height,
    )
    cells = [
        {
            "x": float(x - across / 2), "x2": min(float(x + across / 2 + seam[0]), panel.x[1]),
            "y": float(y - up / 2), "y2": min(float(y + up / 2 + seam[1]), panel.y[1]),
            "value": float(values[i, j]),
        }
        for i, y in enumerate(contrast)
        for j, x in enumerate(predictability)
        if np.isfinite(values[i, j])
    ]  # fmt: skip
    layers = [
        *head,
        *bar,
        layer(panel, "rect", "cell", cells, shades=list(bounds)),
        *_empty(picture, panel, predictability, contrast, values, words),
        *_contours(panel, predictability, contrast, values, levels),
        *_axes(picture, panel, ticks, side_ticks, words),
        *_presets(picture, panel, presets),
    ]
    rows = tuple(
        {"contrast": float(y), "predictability": float(x), "value": float(values[i, j])}
        for i, y in enumerate(contrast)
        for j, x in enumerate(predictability)
        if np.isfinite(values[i, j])
    )
    return Chart(
        specification=view(layers, width=width, height=panel.bottom + 46 + MARGIN),
        caption=words.caption,
        rows=rows,
        numbers={"least": float(np.nanmin(values)), "most": float(np.nanmax(values))},
    )


def _bar(picture: Panel, words: PhaseWords, *, top: float) -> tuple[list[Layer], float]:
    """Draw the colours from little to much, with what they stand for."""
    parts = 60
    name = {"x": MARGIN, "y": top + LABEL_SIZE, "text": words.quantity}
    left = MARGIN + text_width(words.little, TICK_SIZE) + 8
    panel = Panel(left=left, top=top + LABEL_SIZE + 12, width=BAR, height=12)
    steps = [
        {
            "x": i / parts,
            "x2": min((i + 1.2) / parts, 1.0),
            "y": 0.0,
            "y2": 1.0,
            "value": (i + 0.5) / parts,
        }
        for i in range(parts)
    ]
    centre = panel.top + panel.height / 2
    ends = [
        {"x": left - 8, "y": centre, "text": words.little},
        {"x": panel.right + 8, "y": centre, "text": words.much},
    ]
    layers = [
        layer(picture, "text", "label", [name], align="left", baseline="alphabetic"),
        layer(panel, "rect", "cell", steps),
        layer(picture, "text", "tick", ends[:1], align="right", baseline="middle"),
        layer(picture, "text", "tick", ends[1:], align="left", baseline="middle"),
    ]
    return layers, panel.bottom


def _empty(
    picture: Panel,
    panel: Panel,
    x: Float[np.ndarray, " column"],
    y: Float[np.ndarray, " row"],
    values: Float[np.ndarray, "row column"],
    words: PhaseWords,
) -> list[Layer]:
    """Say in the widest empty room why it is empty."""
    empty = np.isnan(values)
    if not empty.any() or not words.nowhere:
        return []
    rows, columns = _room(empty)
    wide = (panel.right - panel.left) / len(x) * (columns.stop - columns.start)
    lines = wrap(words.nowhere, min(wide - 8, NARROW), NOTE_SIZE)
    across = panel.across(float(x[columns].mean()))
    top = panel.up(float(y[rows].mean())) - (len(lines) - 1) * NOTE_SIZE * 0.66
    return [
        text_lines(
            picture, "note", lines, x=across, y=top, size=NOTE_SIZE, align="center"
        )
    ]


def _room(empty: Bool[np.ndarray, "row column"]) -> tuple[slice, slice]:
    """Return the rows and the columns of the rectangle with the most cells, all of them empty."""
    best, most = (slice(0, 0), slice(0, 0)), 0
    for first in range(len(empty)):
        open_still = np.ones(empty.shape[1], dtype=bool)
        for last in range(first, len(empty)):
            open_still &= empty[last]
            edges = np.diff(np.concatenate([[0], open_still, [0]]))
            for begin, end in zip(
                np.flatnonzero(edges > 0), np.flatnonzero(edges < 0), strict=True
            ):
                cells = (last + 1 - first) * int(end - begin)
                if cells > most:
                    most = cells
                    best = slice(first, last + 1), slice(int(begin), int(end))
    return best


def _contours(
    panel: Panel,
    x: Float[np.ndarray, " column"],
    y: Float[np.ndarray, " row"],
    values: Float[np.ndarray, "row column"],
    levels: Sequence[Tick],
) -> list[Layer]:
    """Draw the lines, each with its label on its own piece that is nearest to the middle."""
    pieces, labels = [], []
    for level in levels:
        found = contour(x, y, values, level=level.at)
        pieces += [
            {"x": float(a[0]), "y": float(a[1]), "x2": float(b[0]), "y2": float(b[1])}
            for a, b in found
        ]
        if len(found):
            spots = found.mean(axis=1)
            scale = np.asarray([panel.x[1] - panel.x[0], panel.y[1] - panel.y[0]])
            middle = np.asarray([sum(panel.x) / 2, sum(panel.y) / 2])
            nearest = spots[np.argmin((((spots - middle) / scale) ** 2).sum(axis=1))]
            labels.append(
                {"x": float(nearest[0]), "y": float(nearest[1]), "text": level.label}
            )
    where = {"align": "center", "baseline": "middle"}
    return [
        layer(panel, "rule", "contour-halo", pieces),
        layer(panel, "rule", "contour", pieces),
        layer(panel, "text", "tick-halo", labels, **where),
        layer(panel, "text", "tick-strong", labels, **where),
    ]


def _axes(
    picture: Panel,
    panel: Panel,
    ticks: Sequence[Tick],
    side_ticks: Sequence[Tick],
    words: PhaseWords,
) -> list[Layer]:
    sides = [
        {"x": panel.left - 8, "y": panel.up(tick.at), "text": tick.label}
        for tick in side_ticks
        if panel.y[0] <= tick.at <= panel.y[1]
    ]
    up = {"x": panel.left + 6, "y": panel.top - 15}
    right = {"x": panel.right - 6, "y": panel.bottom + 39}
    contrast = {"x": panel.left + 18, "y": panel.top - 14, "text": words.contrast}
    predictability = {
        "x": panel.right - 18,
        "y": panel.bottom + 40,
        "text": words.predictability,
    }
    return [
        layer(picture, "text", "tick", sides, align="right", baseline="middle"),
        *bottom_ticks(picture, panel, ticks),
        layer(picture, "point", "arrow", [up], shape="triangle-up"),
        layer(picture, "text", "note", [contrast], align="left", baseline="middle"),
        layer(picture, "point", "arrow", [right], shape="triangle-right"),
        layer(
            picture, "text", "note", [predictability], align="right", baseline="middle"
        ),
    ]


def _presets(picture: Panel, panel: Panel, presets: Sequence[Preset]) -> list[Layer]:
    """Draw the named rhythms, each with its name on the side with more room."""
    dots = [{"x": each.predictability, "y": each.contrast} for each in presets]
    layers = [
        layer(panel, "point", "preset", dots, shape="circle"),
        layer(panel, "point", "preset-core", dots, shape="circle"),
    ]
    for each in presets:
        x, y = panel.across(each.predictability), panel.up(each.contrast)
        right = x + 12 + text_width(each.name, LABEL_SIZE) < panel.right
        row = {"x": x + 11 if right else x - 11, "y": y, "text": each.name}
        where = {"align": "left" if right else "right", "baseline": "middle"}
        layers.append(layer(picture, "text", "label-halo", [row], **where))
        layers.append(layer(picture, "text", "label", [row], **where))
    return layers
