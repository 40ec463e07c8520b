"""Axes between two poles of equal weight, with twenty dots on each and a middle that is a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.checks import check_between, check_enough
from bedding.charts.furniture import MARGIN, heading
from bedding.charts.lettering import LINE_HEIGHT, wrap
from bedding.charts.panel import Layer, Panel, layer, sheet, text_lines, view
from bedding.charts.theme import LABEL_SIZE, NOTE_SIZE, TICK_SIZE
from bedding.charts.uncertainty import quantile_dots
from bedding.charts.words import Caption

COLUMNS: Final = ("axis", "left", "middle", "right")

MIDDLE: Final = 0.2
"""How far the middle reaches to either side [share of half an axis]."""

PILE: Final = 78.0
"""Height that the highest pile of dots may take [px]."""

LARGEST: Final = 11.0
"""Width of a dot where there is room [px]."""

ABREAST_FROM: Final = 860.0
"""From this width on two axes stand beside each other [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction:
    """One axis.

    Attributes:
        name: What it is about.
        left: The pole at -1.
        right: The pole at 1.
        draws: Where the calculations lie [-1 to 1]; None where the record can't tell.
        note: How many lie where, in words; or why there is nothing.
    """

    name: str
    left: str
    right: str
    draws: Float[np.ndarray, " draw"] | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctionsWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        middle: What the middle of every axis is called.
    """

    caption: Caption
    middle: str


def distinctions(
    axes: Sequence[Distinction], *, words: DistinctionsWords, width: float = 720.0
) -> Chart:
    """Return the axes under each other; every dot is one of twenty equal parts of the draws.

    Args:
        axes: From the top.
        words: All other words in it.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `axes` and `known`, how many of them have dots.

    Raises:
        OutOfRangeError: A draw lies outside -1 to 1.
        TooFewError: There are fewer draws than dots.
    """
    for each in axes:
        if each.draws is not None:
            check_between(each.name, each.draws, low=-1.0)
            check_enough("draws", len(each.draws))

    picture = sheet(width)
    head, bottom = heading(picture, words.caption)
    layers = list(head)
    abreast = 2 if width >= ABREAST_FROM else 1
    across = (width - 2 * MARGIN - (abreast - 1) * 2.5 * MARGIN) / abreast
    piles = [
        _piles(each.draws, dot=2 * min(across / 34, LARGEST) / across) for each in axes
    ]
    highest = max((len(pile) for row in piles for pile in row), default=1)
    dot = min(across / 34, LARGEST, PILE / highest)
    for first in range(0, len(axes), abreast):
        ends = []
        for column in range(min(abreast, len(axes) - first)):
            panel = Panel(
                left=MARGIN + column * (across + 2.5 * MARGIN), top=bottom + LABEL_SIZE + 10,
                width=across, height=dot * highest + 10, x=(-1.0, 1.0),
                y=(0.0, highest + 10 / dot),
            )  # fmt: skip
            row, end = _row(picture, panel, axes[first + column], words)
            layers += [*row, *_dots(panel, piles[first + column], dot)]
            ends.append(end)
        bottom = max(ends)
    return Chart(
        specification=view(layers, width=width, height=bottom + MARGIN),
        caption=words.caption,
        rows=tuple(_cells(each) for each in axes),
        numbers={
            "axes": float(len(axes)),
            "known": float(sum(each.draws is not None for each in axes)),
        },
    )


def _row(
    picture: Panel, panel: Panel, axis: Distinction, words: DistinctionsWords
) -> tuple[list[Layer], float]:
    """Return one axis with its poles under its ends, and where the next may begin [px]."""
    left, right = panel.left, panel.right
    name = {"x": left, "y": panel.top - 10, "text": axis.name}
    middle = {"x": -MIDDLE, "x2": MIDDLE, "y": panel.y[0], "y2": panel.y[1]}
    line = {"x": left, "x2": right, "y": panel.bottom, "y2": panel.bottom}
    ends = [
        {"x": at, "x2": at, "y": panel.bottom - 4, "y2": panel.bottom + 4}
        for at in (left, right)
    ]
    room = panel.width * 0.36
    left_pole, right_pole = (
        wrap(axis.left, room, NOTE_SIZE),
        wrap(axis.right, room, NOTE_SIZE),
    )
    note = wrap(axis.note, panel.width, TICK_SIZE)
    below = panel.bottom + 8 + NOTE_SIZE
    under = below + NOTE_SIZE * LINE_HEIGHT * max(len(left_pole), len(right_pole)) + 3

    def write(
        style: str, lines: Sequence[str], x: float, y: float, align: str
    ) -> Layer:
        return text_lines(picture, style, lines, x=x, y=y, size=NOTE_SIZE, align=align)

    layers = [
        layer(picture, "text", "label", [name], align="left", baseline="alphabetic"),
        layer(panel, "rect", "middle", [middle]),
        layer(picture, "rule", "zero", [line, *ends]),
        write("tick", [words.middle], panel.across(0.0), below, "center"),
        write("note-strong", left_pole, left, below, "left"),
        write("note-strong", right_pole, right, below, "right"),
        write("tick", note, left, under, "left"),
    ]
    return layers, under + NOTE_SIZE * LINE_HEIGHT * len(note) + 20


def _piles(
    draws: Float[np.ndarray, " draw"] | None, *, dot: float
) -> list[list[float]]:
    """Return the dots in piles: those nearer than a dot's width stand on each other.

    References:
        Wilkinson (1999), Dot plots, The American Statistician 53, 276-281.
    """
    piles: list[list[float]] = []
    for place in quantile_dots(draws).tolist() if draws is not None else ():
        if piles and place - piles[-1][0] < dot:
            piles[-1].append(place)
        else:
            piles.append([place])
    return piles


def _dots(panel: Panel, piles: list[list[float]], dot: float) -> list[Layer]:
    rows = [
        {"x": sum(pile) / len(pile), "y": level + 0.5 + 2 / dot}
        for pile in piles
        for level in range(len(pile))
    ]
    return [layer(panel, "point", "pile", rows, shape="circle", size=(0.9 * dot) ** 2)]


def _cells(axis: Distinction) -> dict[str, float | str | None]:
    if axis.draws is None:
        return dict(zip(COLUMNS, (axis.name, None, None, None), strict=True))
    dots = quantile_dots(axis.draws)
    left, right = float((dots < -MIDDLE).sum()), float((dots > MIDDLE).sum())
    return dict(
        zip(COLUMNS, (axis.name, left, len(dots) - left - right, right), strict=True)
    )
