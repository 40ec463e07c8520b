"""How many of twenty calculations: an array of dots, with the range the count may have."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from bedding.charts.chart import Chart
from bedding.charts.checks import check_between
from bedding.charts.furniture import MARGIN, KeyItem, heading, key
from bedding.charts.panel import layer, sheet, view
from bedding.charts.words import Caption

COLUMNS: Final = ("what", "count")

DOTS: Final = 20

ROW: Final = 10
"""Dots in one line on a narrow page; a wide page has them all on one."""

WIDE_FROM: Final = 640.0
"""From this width on all dots stand on one line [px]."""

LEFT_HALF: Final = "M0,-1A1,1,0,0,0,0,1Z"
"""The left half of a disc, as Vega writes a shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        surely: A full dot: counted even at the low end of the range.
        perhaps: A half dot: counted, but not at the low end of the range.
        not_quite: A ring: not counted, but it is at the high end of the range.
        not_so: A speck: not counted.
    """

    caption: Caption
    surely: str
    perhaps: str
    not_quite: str
    not_so: str


def dots20(
    count: int, low: int, high: int, *, words: DotsWords, width: float = 360.0
) -> Chart:
    """Return twenty dots, of which `count` are counted, and between `low` and `high` may be.

    Args:
        count: In how many of twenty calculations it is so.
        low: The lowest plausible count.
        high: The highest plausible count.
        words: All words in it.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `count`, `low` and `high`.

    Raises:
        OutOfRangeError: Not 0 <= low <= count <= high <= 20.
    """
    check_between("low", np.asarray([low], float), low=0, high=count)
    check_between("high", np.asarray([high], float), low=count, high=DOTS)

    picture = sheet(width)
    head, top = heading(picture, words.caption)
    per_line = DOTS if width >= WIDE_FROM else ROW
    # A gap after every fifth dot lets the eye count.
    step = min((width - 2 * MARGIN) / (per_line + 0.4 * (per_line // 5 - 1)), 34.0)

    def place(number: int) -> dict[str, float]:
        line, at = divmod(number, per_line)
        x = MARGIN + step * (at + 0.5 + 0.4 * (at // 5))
        return {"x": x, "y": top + step * (line + 0.5)}

    size = (0.62 * step) ** 2
    groups = {
        "surely": range(low),
        "perhaps": range(low, count),
        "not_quite": range(count, high),
        "not_so": range(high, DOTS),
    }
    parts = {
        "surely": (("dot", "circle", size),),
        "perhaps": (("dot", LEFT_HALF, size), ("dot-ring", "circle", size)),
        "not_quite": (("dot-ring", "circle", size),),
        "not_so": (("dot-rest", "circle", size / 14),),
    }
    drawn = [
        layer(
            picture, "point", style, [place(n) for n in numbers], shape=shape, size=area
        )
        for kind, numbers in groups.items()
        for style, shape, area in parts[kind]
    ]
    meanings = dict(
        zip(
            groups,
            (words.surely, words.perhaps, words.not_quite, words.not_so),
            strict=True,
        )
    )
    items = [
        KeyItem(
            word=meanings[kind],
            mark="point",
            styles=tuple(
                style if kind != "not_so" else "dot-speck"
                for style, _, _ in parts[kind]
            ),
            shapes=tuple(shape for _, shape, _ in parts[kind]),
        )
        for kind, numbers in groups.items()
        if numbers
    ]
    below = top + step * (DOTS // per_line) + 8
    legend, bottom = key(
        picture, items, left=MARGIN, top=below, width=width - 2 * MARGIN
    )
    return Chart(
        specification=view(
            [*head, *drawn, *legend], width=width, height=bottom + MARGIN
        ),
        caption=words.caption,
        rows=tuple(
            {"what": meanings[kind], "count": float(len(numbers))}
            for kind, numbers in groups.items()
        ),
        numbers={"count": float(count), "low": float(low), "high": float(high)},
    )
