"""What several pictures share: the heading, a key of shapes, and the ticks of an axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bedding.charts.lettering import LINE_HEIGHT, text_width, wrap
from bedding.charts.panel import Layer, Panel, layer, text_lines
from bedding.charts.theme import LABEL_SIZE, NOTE_SIZE, TICK_SIZE, TITLE_SIZE
from bedding.charts.words import Caption, Tick

MARGIN: Final = 20.0
"""What stays free around a picture [px]."""

LONGEST_LINE: Final = 640.0
"""Wider lines are hard to read back [px]."""

BESIDE: Final = 240.0
"""With so much room left beside a square map, its heading stands there [px]."""

MAP: Final = 600.0
"""Height of a map on a wide page [px]."""

KEY_LINE: Final = 22.0
"""From one line of a key to the next [px]."""


def heading(
    picture: Panel, caption: Caption, *, room: float = LONGEST_LINE
) -> tuple[list[Layer], float]:
    """Return the title and the lead, and where the picture below them may begin [px].

    Args:
        picture: The sheet that they lie on.
        caption: The words.
        room: How wide a line may be, where the picture is as wide [px].
    """
    width = min(picture.width - 2 * MARGIN, room)
    title = wrap(caption.title, width, TITLE_SIZE)
    lead = wrap(caption.lead, width, LABEL_SIZE)
    first = MARGIN + TITLE_SIZE
    second = first + (len(title) - 1) * TITLE_SIZE * LINE_HEIGHT + LABEL_SIZE * 1.75
    bottom = second + (len(lead) - 1) * LABEL_SIZE * LINE_HEIGHT
    layers = [
        text_lines(picture, "title", title, x=MARGIN, y=first, size=TITLE_SIZE),
        text_lines(picture, "lead", lead, x=MARGIN, y=second, size=LABEL_SIZE),
    ]
    return layers, bottom + MARGIN


def map_heading(picture: Panel, caption: Caption) -> tuple[list[Layer], float, bool]:
    """Return the heading of a map, where what follows it begins [px], and whether the map is beside.

    A map on a wide page is a square at the right, `MAP` high, with its heading to the left.
    """
    room = picture.width - MAP - 4 * MARGIN
    beside = room >= BESIDE
    layers, bottom = heading(picture, caption, room=room if beside else LONGEST_LINE)
    return layers, bottom, beside


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyItem:
    """One shape and what it means.

    Attributes:
        word: What it means.
        mark: The Vega-Lite mark: point, rule or rect.
        styles: The parts it plays, undermost first.
        shapes: The shape of each, for points.
    """

    word: str
    mark: str
    styles: tuple[str, ...]
    shapes: tuple[str, ...] = ("circle",)


def key(
    picture: Panel, items: Sequence[KeyItem], *, left: float, top: float, width: float
) -> tuple[list[Layer], float]:
    """Return the shapes with their words, flowing over lines, and where they end [px]."""
    layers: list[Layer] = []
    x, y = left, top + KEY_LINE / 2
    for item in items:
        sample = 34.0 if item.mark in {"rule", "rect"} else 12.0
        wide = sample + 8 + text_width(item.word, NOTE_SIZE)
        if x > left and x + wide > left + width:
            x, y = left, y + KEY_LINE
        layers += _sample(picture, item, x, y, sample)
        word = {"x": x + sample + 7, "y": y, "text": item.word}
        layers.append(
            layer(picture, "text", "note", [word], align="left", baseline="middle")
        )
        x += wide + 18
    return layers, y + KEY_LINE / 2


def _sample(
    picture: Panel, item: KeyItem, x: float, y: float, wide: float
) -> list[Layer]:
    if item.mark == "rule":
        row = {
            "x": x + 3,
            "x2": x + wide - 3,
            "y": y,
            "y2": y,
        }  # the ends of a line are round
        return [layer(picture, "rule", style, [row]) for style in item.styles]
    if item.mark == "rect":
        row = {"x": x, "x2": x + wide, "y": y - 6, "y2": y + 6}
        return [layer(picture, "rect", style, [row]) for style in item.styles]
    row = {"x": x + wide / 2, "y": y}
    return [
        layer(picture, "point", style, [row], shape=shape)
        for style, shape in zip(item.styles, item.shapes, strict=True)
    ]


def bottom_ticks(picture: Panel, panel: Panel, ticks: Sequence[Tick]) -> list[Layer]:
    """Return the labels under a panel, as many as fit: all, or every second, third, ...

    Labels at the edges are pushed inwards, so that none leaves the picture.
    """
    inside = [tick for tick in ticks if panel.x[0] <= tick.at <= panel.x[1]]
    widest = max((text_width(tick.label, TICK_SIZE) for tick in inside), default=0.0)
    places = [panel.across(tick.at) for tick in inside]
    closest = min((b - a for a, b in pairwise(places)), default=panel.width)
    every = 1
    while every < len(inside) and every * closest < widest + 12:
        every += 1
    labels, marks = [], []
    for tick, place in list(zip(inside, places, strict=True))[::every]:
        half = text_width(tick.label, TICK_SIZE) / 2
        x = min(max(place, half + 4), picture.width - half - 4)
        labels.append({"x": x, "y": panel.bottom + 19, "text": tick.label})
        marks.append(
            {"x": place, "x2": place, "y": panel.bottom + 1, "y2": panel.bottom + 5}
        )
    return [
        layer(picture, "rule", "hairline", marks),
        layer(picture, "text", "tick", labels, align="center", baseline="alphabetic"),
    ]
