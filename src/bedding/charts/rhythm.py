"""The rhythm of the other, day by day, and what was expected against what came.

Warmth stands up from the line and threat hangs down from it: two quantities, never one score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.charts.bands import ribbons
from bedding.charts.chart import Chart
from bedding.charts.checks import check_between, check_enough, check_length
from bedding.charts.errors import MissingHeadingError
from bedding.charts.furniture import (
    KEY_LINE,
    MARGIN,
    KeyItem,
    bottom_ticks,
    heading,
    key,
)
from bedding.charts.panel import Layer, Panel, layer, sheet, view
from bedding.charts.table import Cell
from bedding.charts.uncertainty import Spread, spread
from bedding.charts.words import Caption, Tick

COLUMNS: Final = (
    "day", "warmth", "threat", "marks", "came", "expected", "expected_low", "expected_high",
)  # fmt: skip

BAND: Final = 84.0
"""Height of warmth, and of threat [px]."""

EXPECTATION: Final = 132.0
"""Height of what was expected [px]."""


class Mark(StrEnum):
    """What can be said of a day besides how warm and how threatening it was."""

    MISSING = "missing"
    SILENCE = "silence"
    REPAIR_WITH_AMENDS = "repair_with_amends"
    REPAIR_WITHOUT_AMENDS = "repair_without_amends"


SHAPES: Final[Mapping[Mark, tuple[str, str]]] = {
    Mark.MISSING: ("mark-soft", "circle"),
    Mark.SILENCE: ("mark-dash", "stroke"),
    Mark.REPAIR_WITH_AMENDS: ("mark-solid", "diamond"),
    Mark.REPAIR_WITHOUT_AMENDS: ("mark-ring", "diamond"),
}
"""The part and the shape of each mark: told apart without any colour."""

LINES: Final[Mapping[Mark, float]] = {
    Mark.MISSING: 0.75,
    Mark.SILENCE: 0.75,
    Mark.REPAIR_WITH_AMENDS: 0.25,
    Mark.REPAIR_WITHOUT_AMENDS: 0.25,
}
"""On which of the two lines of the strip each mark stands [share of its height]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        warmth: Over the upper band.
        threat: Under the lower band.
        marks: What each mark means.
        expectation: Over the lower part.
        expected: What was expected, in the key.
        came: What came, in the key.
        days: What each day is called in the table, oldest first.
    """

    caption: Caption
    warmth: str
    threat: str
    marks: Mapping[Mark, str]
    expectation: str
    expected: str
    came: str
    days: Sequence[str]


def rhythm(
    warmth: Float[np.ndarray, " time"],
    threat: Float[np.ndarray, " time"],
    *,
    marks: Mapping[Mark, Bool[np.ndarray, " time"]],
    came: Float[np.ndarray, " time"],
    expected: Float[np.ndarray, "time draw"] | None,
    ticks: Sequence[Tick],
    words: RhythmWords,
    width: float = 720.0,
) -> Chart:
    """Return the days in their order; each array has one entry for each day, also an empty one.

    Args:
        warmth: How warm the other was [0 to 1], NaN where nothing is known.
        threat: How cold or threatening the other was [0 to 1], NaN where nothing is known.
        marks: On which days each mark stands.
        came: How the day with the other was [0 to 1], NaN where nothing is known.
        expected: Draws of what was expected of that day the day before [0 to 1], NaN where
            nothing is; None as long as there is no fit.
        ticks: Labels under the days, at the index of the day.
        words: All words in it.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `days` and `days_known`, and `inside`, the share of the days
        that came within the 90 % interval of what was expected, where both are known.

    Raises:
        OutOfRangeError: A value lies outside 0 to 1.
        LengthsDifferError: The arrays don't have one entry for each day.
        TooFewError: There are too few draws for an interval.
        MissingHeadingError: A mark has no word.
    """
    count = len(warmth)
    for name, values in {"warmth": warmth, "threat": threat, "came": came}.items():
        check_length(name, values, other="warmth", expected=count)
        check_between(name, values)
    for mark, days in marks.items():
        check_length(f"marks[{mark!r}]", days, other="warmth", expected=count)
        if mark not in words.marks:
            raise MissingHeadingError(mark, columns=tuple(marks))
    check_length("words.days", words.days, other="warmth", expected=count)
    band = None
    if expected is not None:
        check_length("expected", expected, other="warmth", expected=count)
        check_between("expected", expected)
        check_enough("draws", expected.shape[1])
        band = spread(expected)

    picture = sheet(width)
    head, top = heading(picture, words.caption)
    days_panel = Panel(
        left=MARGIN, top=top + KEY_LINE, width=width - 2 * MARGIN, height=2 * BAND,
        x=(-0.5, count - 0.5), y=(-1.0, 1.0),
    )  # fmt: skip
    layers = [*head, *_bands(picture, days_panel, warmth, threat, words)]
    strip, bottom = _marks(picture, days_panel, marks, words)
    layers += strip
    if band is not None:
        part, bottom = _expectation(
            picture, days_panel, band, came, words, top=bottom + 26
        )
        layers += part
    last = Panel(
        left=MARGIN, top=0, width=days_panel.width, height=bottom, x=days_panel.x
    )
    layers += bottom_ticks(picture, last, ticks)

    rows = tuple(
        _row(day, warmth, threat, marks=marks, came=came, band=band, words=words)
        for day in range(count)
    )
    return Chart(
        specification=view(layers, width=width, height=bottom + 24 + MARGIN),
        caption=words.caption,
        rows=rows,
        numbers=_numbers(warmth, threat, came, band),
    )


def _bands(
    picture: Panel,
    panel: Panel,
    warmth: Float[np.ndarray, " time"],
    threat: Float[np.ndarray, " time"],
    words: RhythmWords,
) -> list[Layer]:
    """Draw warmth upwards in solid columns, threat downwards in paler, outlined ones."""
    half = 0.36

    def columns(
        values: Float[np.ndarray, " time"], sign: float
    ) -> list[dict[str, float]]:
        return [
            {
                "x": day - half,
                "x2": day + half,
                "y": 0.0,
                "y2": sign * float(values[day]),
            }
            for day in np.flatnonzero(np.isfinite(values)).tolist()
        ]

    edges = [
        {"x": panel.left, "x2": panel.right, "y": panel.up(at), "y2": panel.up(at)}
        for at in (-1.0, 1.0)
    ]
    zero = {"x": panel.left, "x2": panel.right, "y": panel.up(0), "y2": panel.up(0)}
    above = {"x": panel.left, "y": panel.top - 9, "text": words.warmth}
    below = {"x": panel.left, "y": panel.bottom + 18, "text": words.threat}
    return [
        layer(picture, "rule", "hairline-dashed", edges),
        layer(panel, "rect", "first-fill", columns(warmth, 1.0)),
        layer(panel, "rect", "second-hollow", columns(threat, -1.0)),
        layer(picture, "rule", "zero", [zero]),
        layer(picture, "text", "label", [above], align="left", baseline="alphabetic"),
        layer(picture, "text", "label", [below], align="left", baseline="alphabetic"),
    ]


def _marks(
    picture: Panel,
    panel: Panel,
    marks: Mapping[Mark, Bool[np.ndarray, " time"]],
    words: RhythmWords,
) -> tuple[list[Layer], float]:
    """Draw the marks in a strip of their own under the bands, and their key under that."""
    strip = Panel(
        left=panel.left, top=panel.bottom + 30, width=panel.width, height=36, x=panel.x
    )
    layers = [
        layer(
            strip, "point", SHAPES[mark][0],
            [{"x": float(day), "y": LINES[mark]} for day in np.flatnonzero(marks[mark])],
            shape=SHAPES[mark][1],
        )
        for mark in marks
    ]  # fmt: skip
    items = [
        KeyItem(word=words.marks[mark], mark="point", styles=(style,), shapes=(shape,))
        for mark, (style, shape) in SHAPES.items()
        if mark in marks
    ]
    if not items:
        return [], panel.bottom + 26
    legend, bottom = key(
        picture, items, left=panel.left, top=strip.bottom + 6, width=panel.width
    )
    return [*layers, *legend], bottom


def _expectation(
    picture: Panel,
    days: Panel,
    band: Spread,
    came: Float[np.ndarray, " time"],
    words: RhythmWords,
    *,
    top: float,
) -> tuple[list[Layer], float]:
    """Draw what was expected as a line with its intervals, and what came as dots."""
    title = {"x": days.left, "y": top, "text": words.expectation}
    items = [
        KeyItem(
            word=words.expected, mark="rule", styles=("second-swatch", "second-line"),
        ),
        KeyItem(word=words.came, mark="point", styles=("came",)),
    ]  # fmt: skip
    legend, below = key(picture, items, left=days.left, top=top + 6, width=days.width)
    panel = Panel(
        left=days.left, top=below + 8, width=days.width, height=EXPECTATION, x=days.x
    )
    dots = [
        {"x": float(day), "y": float(came[day])}
        for day in np.flatnonzero(np.isfinite(came))
    ]
    edges = [
        {"x": panel.left, "x2": panel.right, "y": at, "y2": at}
        for at in (panel.top, panel.bottom)
    ]
    layers = [
        layer(picture, "text", "label", [title], align="left", baseline="alphabetic"),
        *legend,
        layer(picture, "rule", "hairline-dashed", edges),
        *ribbons(panel, np.arange(len(came), dtype=float), band, part="second"),
        layer(panel, "point", "came", dots, shape="circle"),
    ]
    return layers, panel.bottom


def _row(
    day: int,
    warmth: Float[np.ndarray, " time"],
    threat: Float[np.ndarray, " time"],
    *,
    marks: Mapping[Mark, Bool[np.ndarray, " time"]],
    came: Float[np.ndarray, " time"],
    band: Spread | None,
    words: RhythmWords,
) -> dict[str, Cell]:
    def cell(values: Float[np.ndarray, " time"] | None) -> Cell:
        return None if values is None or np.isnan(values[day]) else float(values[day])

    said = "; ".join(words.marks[mark] for mark, days in marks.items() if days[day])
    interval = (
        (None, None, None) if band is None else (band.median, band.low, band.high)
    )
    cells = (cell(warmth), cell(threat), said or None, cell(came), *map(cell, interval))
    return dict(zip(COLUMNS, (words.days[day], *cells), strict=True))


def _numbers(
    warmth: Float[np.ndarray, " time"],
    threat: Float[np.ndarray, " time"],
    came: Float[np.ndarray, " time"],
    band: Spread | None,
) -> dict[str, float]:
    known = np.isfinite(warmth) | np.isfinite(threat)
    numbers = {"days": float(len(warmth)), "days_known": float(known.sum())}
    if band is not None:
        both = band.known & np.isfinite(came)
        inside = (band.low <= came) & (came <= band.high)
        if both.any():
            numbers["inside"] = float(inside[both].mean())
    return numbers
