"""The grammar: rectangles in a picture, and layers of marks that lie in them.

A picture is one Vega-Lite view with layers. Each layer has its own data and its own two scales,
whose ranges say where in the picture it lies [px from the top left]. So the layout is exact at
any width, and no axis, legend or number format of Vega's is needed: what a person reads is text
that came in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from bedding.charts.lettering import LINE_HEIGHT

Row = Mapping[str, object]
"""What one mark stands for: JSON numbers and words, by channel."""

Layer = dict[str, Any]

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"

PLACES: Final = 4
"""Decimals kept of a coordinate: finer than a pixel on any screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A rectangle of the picture with a scale along each side.

    Attributes:
        left, top, width, height: Where it lies [px].
        x: The values at its left and right edge.
        y: The values at its bottom and top edge.
    """

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)

    @property
    def right(self) -> float:
        """The right edge [px]."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge [px]."""
        return self.top + self.height

    def across(self, value: float) -> float:
        """Return where `value` lies along x [px from the left of the picture]."""
        low, high = self.x
        return self.left + self.width * (value - low) / (high - low)

    def up(self, value: float) -> float:
        """Return where `value` lies along y [px from the top of the picture]."""
        low, high = self.y
        return self.bottom - self.height * (value - low) / (high - low)


def sheet(width: float) -> Panel:
    """Return a panel over a picture of any height, whose values are its pixels, y down."""
    return Panel(left=0, top=0, width=width, height=width, x=(0, width), y=(width, 0))


def layer(
    panel: Panel, mark: str, style: str, rows: Iterable[Row], **properties: object
) -> Layer:
    """Return marks of one kind, one for each row (a line or an area: one for each `group`).

    Args:
        panel: Where they lie.
        mark: A Vega-Lite mark: point, line, area, rule, rect or text.
        style: Which part they play; the theme gives it its look.
        rows: What each key says is where it goes: `x`, `y`, `x2`, `y2`, `text`; `order` along a
            line that is not a function of x; `group` for separate lines; `strength` [0 to 1] for
            opacity; `value` for a colour between `low` and `high`, which `properties` gives.
        properties: More properties of the mark, about place and shape, never about look.
    """
    values = [
        {
            key: round(item, PLACES) if isinstance(item, float) else item
            for key, item in row.items()
        }
        for row in rows
    ]
    shades = properties.pop("shades", (0.0, 1.0))
    encodings: dict[str, Any] = {
        "x": _position("x", panel.x, (panel.left, panel.right)),
        "y": _position("y", panel.y, (panel.bottom, panel.top)),
        "x2": {"field": "x2"},
        "y2": {"field": "y2"},
        "text": {"field": "text", "type": "nominal"},
        "order": {"field": "order", "type": "quantitative"},
        "group": {"field": "group", "type": "nominal"},
        "strength": {
            "field": "strength",
            "type": "quantitative",
            "scale": {"domain": [0, 1], "range": [0, 1]},
            "legend": None,
        },
        "value": {
            "field": "value",
            "type": "quantitative",
            "scale": {"domain": shades},
            "legend": None,
        },
    }
    channels = {"group": "detail", "strength": "opacity", "value": "color"}
    used = values[0].keys() if values else {"x", "y"}
    return {
        "data": {"values": values},
        "mark": {"type": mark, "style": style, **properties},
        "encoding": {
            channels.get(key, key): encoding
            for key, encoding in encodings.items()
            if key in used
        },
    }


def _position(
    field: str, domain: tuple[float, float], pixels: tuple[float, float]
) -> Layer:
    scale = {
        "domain": list(domain),
        "range": list(pixels),
        "nice": False,
        "zero": False,
    }
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def text_lines(
    picture: Panel,
    style: str,
    lines: Sequence[str],
    *,
    x: float,
    y: float,
    size: float,
    align: str = "left",
) -> Layer:
    """Return lines of text in one column.

    Args:
        picture: The sheet that they lie on.
        style: Which part they play.
        lines: What they say.
        x: Where they are aligned [px].
        y: The baseline of the first [px].
        size: The font size, for the distance between lines [px].
        align: left, center or right.
    """
    step = size * LINE_HEIGHT
    rows = [
        {"x": x, "y": y + index * step, "text": line}
        for index, line in enumerate(lines)
    ]
    return layer(picture, "text", style, rows, align=align, baseline="alphabetic")


def view(layers: Sequence[Layer], *, width: float, height: float) -> dict[str, Any]:
    """Return a Vega-Lite v5 specification of exactly `width` by `height` [px], without a theme."""
    apart = {"x": "independent", "y": "independent", "color": "independent"}
    return {
        "$schema": SCHEMA,
        "width": round(width),
        "height": ceil(height),
        "autosize": {"type": "none"},
        "resolve": {"scale": apart | {"opacity": "independent"}},
        "layer": [each for each in layers if each["data"]["values"]],
    }
