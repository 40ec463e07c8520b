"""What this record says: each quantity's interval over the interval it had before the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.checks import check_between, check_enough
from bedding.charts.furniture import MARGIN, KeyItem, heading, key
from bedding.charts.lettering import text_width, wrap
from bedding.charts.panel import Layer, Panel, layer, sheet, text_lines, view
from bedding.charts.theme import LABEL_SIZE, TICK_SIZE
from bedding.charts.uncertainty import spread
from bedding.charts.words import Caption

COLUMNS: Final = (
    "quantity",
    "median",
    "low",
    "high",
    "prior_median",
    "prior_low",
    "prior_high",
)

ROW: Final = 34.0
"""Height of one row's marks [px]."""

BESIDE_FROM: Final = 760.0
"""From this width on a name stands beside its row, not over it [px]."""


class Scale(StrEnum):
    """How a quantity is laid out between its edges."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity of the record.

    Attributes:
        name: What it is called.
        value: Its median and its range, written out.
        draws: Its draws, given the record.
        prior: Draws of the same quantity in the population the record is compared with.
        low: The left edge of its scale.
        high: The right edge of its scale.
        low_word: What the left edge means.
        high_word: What the right edge means.
        scale: Linear, or logarithmic where factors are what counts (half-lives).
    """

    name: str
    value: str
    draws: Float[np.ndarray, " draw"]
    prior: Float[np.ndarray, " prior_draw"]
    low: float
    high: float
    low_word: str
    high_word: str
    scale: Scale = Scale.LINEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalsWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        record: The quantity given the record, in the key.
        prior: The quantity before any record, in the key.
    """

    caption: Caption
    record: str
    prior: str


def intervals(
    quantities: Sequence[Quantity], *, words: IntervalsWords, width: float = 720.0
) -> Chart:
    """Return one row for each quantity: median, 50 % and 90 % interval over those of the prior.

    Where the two lie alike, the record has said nothing about the quantity.

    Args:
        quantities: From the top.
        words: All other words in it.
        width: Of the whole picture [px].

    Returns:
        A chart whose number is `quantities`; the table has the rest.

    Raises:
        OutOfRangeError: A draw lies outside its scale, or a logarithmic scale begins at 0.
        TooFewError: There are too few draws for an interval.
    """
    for each in quantities:
        check_between(f"{each.name}.draws", each.draws, low=each.low, high=each.high)
        check_enough("draws", len(each.draws))
        check_enough("prior draws", len(each.prior))
        if each.scale is Scale.LOG:
            least = float(np.finfo(float).tiny)
            check_between(
                f"{each.name}.low", np.asarray([each.low]), low=least, high=each.high
            )

    picture = sheet(width)
    head, top = heading(picture, words.caption)
    items = [
        KeyItem(word=words.record, mark="rule", styles=("interval", "interval-thick")),
        KeyItem(word=words.prior, mark="rect", styles=("prior",)),
    ]
    legend, bottom = key(picture, items, left=MARGIN, top=top, width=width - 2 * MARGIN)
    layers = [*head, *legend]
    for each in quantities:
        row, bottom = _row(picture, each, top=bottom + 22)
        layers += row
    return Chart(
        specification=view(layers, width=width, height=bottom + MARGIN),
        caption=words.caption,
        rows=tuple(_cells(each) for each in quantities),
        numbers={"quantities": float(len(quantities))},
    )


def _row(
    picture: Panel, quantity: Quantity, *, top: float
) -> tuple[list[Layer], float]:
    """Return the row, named over it or beside it, and where it ends [px]."""
    width = picture.width
    beside = width >= BESIDE_FROM
    left = width * 0.28 if beside else MARGIN
    room = (width * 0.22 if beside else 0.0) + MARGIN
    value_width = text_width(quantity.value, TICK_SIZE)
    name_room = (left - 2 * MARGIN) if beside else width - 2 * MARGIN - value_width - 12
    name = wrap(quantity.name, name_room, LABEL_SIZE)
    first = top + (ROW / 2 + 5 if beside else LABEL_SIZE)
    above = 0.0 if beside else LABEL_SIZE * 1.32 * len(name) + 8
    panel = Panel(
        left=left, top=top + above, width=width - left - room, height=ROW, y=(-1.0, 1.0)
    )
    value = {
        "x": panel.right + 16 if beside else width - MARGIN,
        "y": first,
        "text": quantity.value,
    }
    edges = [
        {"x": at, "x2": at, "y": panel.top, "y2": panel.bottom}
        for at in (left, panel.right)
    ]
    low = {"x": left, "y": panel.bottom + 15, "text": quantity.low_word}
    high = {"x": panel.right, "y": panel.bottom + 15, "text": quantity.high_word}
    words = {"baseline": "alphabetic"}
    layers = [
        text_lines(picture, "label", name, x=MARGIN, y=first, size=LABEL_SIZE),
        layer(
            picture,
            "text",
            "tick-strong",
            [value],
            align="left" if beside else "right",
            **words,
        ),
        layer(picture, "rule", "hairline", edges),
        *_marks(panel, quantity),
        layer(picture, "text", "tick", [low], align="left", **words),
        layer(picture, "text", "tick", [high], align="right", **words),
    ]
    return layers, panel.bottom + 18


def _marks(panel: Panel, quantity: Quantity) -> list[Layer]:
    own = _places(quantity, quantity.draws)
    prior = _places(quantity, quantity.prior)
    middle = {"x": panel.x[0], "x2": panel.x[1], "y": 0.0, "y2": 0.0}
    low, lower, median, upper, high = own
    return [
        layer(panel, "rule", "hairline-dashed", [middle]),
        layer(
            panel,
            "rect",
            "prior",
            [{"x": prior[0], "x2": prior[4], "y": -0.62, "y2": 0.62}],
        ),
        layer(
            panel,
            "rect",
            "prior",
            [{"x": prior[1], "x2": prior[3], "y": -0.62, "y2": 0.62}],
        ),
        layer(panel, "rule", "interval", [{"x": low, "x2": high, "y": 0.0, "y2": 0.0}]),
        layer(
            panel,
            "rule",
            "interval-thick",
            [{"x": lower, "x2": upper, "y": 0.0, "y2": 0.0}],
        ),
        layer(
            panel, "point", "interval-dot", [{"x": median, "y": 0.0}], shape="circle"
        ),
    ]


def _places(quantity: Quantity, draws: Float[np.ndarray, " draw"]) -> tuple[float, ...]:
    """Return where the five points of the spread lie between the edges [0 to 1]."""
    if quantity.scale is Scale.LOG:
        # The population may reach past the edges; what lies there is drawn at the edge.
        draws = np.log(draws.clip(quantity.low, quantity.high))
        low, high = np.log(quantity.low), np.log(quantity.high)
    else:
        draws, low, high = (
            draws.clip(quantity.low, quantity.high),
            quantity.low,
            quantity.high,
        )
    band = spread(draws[None, :])
    points = (band.low, band.lower, band.median, band.upper, band.high)
    return tuple(float((point[0] - low) / (high - low)) for point in points)


def _cells(quantity: Quantity) -> dict[str, float | str | None]:
    cells: list[float] = []
    for draws in (quantity.draws, quantity.prior):
        band = spread(draws[None, :])
        cells += [float(band.median[0]), float(band.low[0]), float(band.high[0])]
    return dict(zip(COLUMNS, (quantity.name, *cells), strict=True))
