"""A picture of the pages, for paper: its heading stands above it there, so it is not drawn twice."""

import re
from typing import Final

from bedding.charts.chart import Chart
from bedding.charts.theme import PRINT

HEADING: Final = frozenset({"title", "lead"})
"""The parts of a picture that say what it is called."""

UNDER: Final = 9.0
"""What stays free under the last line of the heading [px]."""

BESIDE: Final = 3.0
BELOW: Final = 8.0
"""What is cut off at the sides and below, where a picture only has its margin [px]."""

_SIZE: Final = re.compile(
    r'width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"'
)


def without_heading(chart: Chart) -> str:
    """Return a picture as SVG in the look of paper, without its heading and its margin."""
    layers = chart.specification["layer"]
    kept = [each for each in layers if each["mark"].get("style") not in HEADING]
    lines = [
        float(row["y"])
        for each in layers
        if each["mark"].get("style") in HEADING
        for row in each["data"]["values"]
    ]
    top = max(lines, default=0.0) + UNDER
    drawn = Chart(
        specification={**chart.specification, "layer": kept},
        caption=chart.caption,
        rows=chart.rows,
        numbers=chart.numbers,
    ).svg(PRINT)

    def cropped(found: re.Match[str]) -> str:
        width = float(found["width"]) - 2 * BESIDE
        height = float(found["height"]) - top - BELOW
        return (
            f'width="{width:g}" height="{height:g}" '
            f'viewBox="{BESIDE:g} {top:g} {width:g} {height:g}"'
        )

    return _SIZE.sub(cropped, drawn, count=1)
