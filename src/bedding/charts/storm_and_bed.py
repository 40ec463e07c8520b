"""The signature picture: how much storm there was, and how much bed, week by week.

Two axes and never one score. The four corners and the middle are places with a name and equal
weight; each week is a cloud of draws, and a thin path joins the weeks in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.charts.chart import Chart
from bedding.charts.checks import check_between, check_enough, check_length
from bedding.charts.furniture import MAP, MARGIN, map_heading
from bedding.charts.lettering import LINE_HEIGHT, wrap
from bedding.charts.panel import Layer, Panel, Row, layer, sheet, text_lines, view
from bedding.charts.theme import LABEL_SIZE, NOTE_SIZE
from bedding.charts.uncertainty import HALF, WIDE, Spread, region, spread, unbroken
from bedding.charts.words import Caption

COLUMNS: Final = (
    "week",
    "bed",
    "bed_low",
    "bed_high",
    "storm",
    "storm_low",
    "storm_high",
)

NOTES_FROM: Final = 480.0
"""On a narrower map the places have their names only [px]."""

GRAINS: Final = 120
"""Draws of the last week that are shown one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place on the map: its name, and a few words about it."""

    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StormAndBedWords:
    """The words of this picture.

    Attributes:
        caption: Around it; columns are `COLUMNS`.
        more_storm: At the upper end of the vertical axis.
        more_bed: At the right end of the horizontal axis.
        storm_without_bed: Upper left.
        hard_time: Upper right: much storm in a sound bed.
        distance: Lower left: little of both.
        calm_bed: Lower right.
        middle: Where neither story is clear.
        weeks: What each week is called, oldest first.
    """

    caption: Caption
    more_storm: str
    more_bed: str
    storm_without_bed: Place
    hard_time: Place
    distance: Place
    calm_bed: Place
    middle: str
    weeks: Sequence[str]


def storm_and_bed(
    bed: Float[np.ndarray, "time draw"],
    storm: Float[np.ndarray, "time draw"],
    *,
    words: StormAndBedWords,
    width: float = 720.0,
) -> Chart:
    """Return the map of the weeks.

    Args:
        bed: Draws of how much bed each week had [0 to 1], NaN where nothing is known.
        storm: Draws of how much storm each week had [0 to 1], NaN where nothing is known.
        words: All words in it.
        width: Of the whole picture [px].

    Returns:
        A chart whose numbers are `weeks` (how many are known) and, where there are any, the
        median and the 90 % interval of the last: `bed`, `bed_low`, `bed_high`, `storm`,
        `storm_low`, `storm_high`.

    Raises:
        OutOfRangeError: A draw lies outside 0 to 1.
        LengthsDifferError: The weeks, their names and their draws don't match.
        TooFewError: There are too few draws for an interval.
    """
    check_between("bed", bed)
    check_between("storm", storm)
    check_length("storm", storm, other="bed", expected=len(bed))
    check_length("words.weeks", words.weeks, other="bed", expected=len(bed))
    check_enough("draws", bed.shape[1])

    picture = sheet(width)
    head, top, beside = map_heading(picture, words.caption)
    wide = MAP if beside else width - 2 * MARGIN
    panel = Panel(
        left=width - MARGIN - wide,
        top=(MARGIN if beside else top) + 22,
        width=wide,
        height=min(wide, MAP),
    )
    height = panel.bottom + 22 + MARGIN

    beds, storms = spread(bed), spread(storm)
    known = np.flatnonzero(beds.known & storms.known)
    layers = [
        *head,
        *_ground(picture, panel),
        *_clouds(panel, bed, storm, known),
        *_places(picture, panel, words),
        *_path(panel, beds, storms, known),
        *_names(picture, panel, words.weeks, beds, storms, known),
    ]
    rows = tuple(
        dict(
            zip(
                COLUMNS, (name, *_cells(beds, week), *_cells(storms, week)), strict=True
            )
        )
        for week, name in enumerate(words.weeks)
    )
    numbers = {"weeks": float(known.size)}
    if known.size:
        last = rows[known[-1]]
        numbers |= {
            key: float(last[key]) for key in COLUMNS[1:] if last[key] is not None
        }
    return Chart(
        specification=view(layers, width=width, height=height),
        caption=words.caption,
        rows=rows,
        numbers=numbers,
    )


def _cells(band: Spread, week: int) -> tuple[float | None, ...]:
    if not band.known[week]:
        return None, None, None
    return float(band.median[week]), float(band.low[week]), float(band.high[week])


def _middle(panel: Panel) -> Panel:
    """Return the middle: a place of its own, as wide as it is high on the page."""
    radius = min(panel.width, panel.height) * 0.17
    return Panel(
        left=panel.across(0.5) - radius,
        top=panel.up(0.5) - radius,
        width=2 * radius,
        height=2 * radius,
        x=(-1, 1),
        y=(-1, 1),
    )


def _ground(picture: Panel, panel: Panel) -> list[Layer]:
    """Draw what the weeks lie on: the two halves of each axis, and the middle."""
    centre = _middle(panel)
    across, up = panel.across(0.5), panel.up(0.5)
    cross = [
        {"x": panel.left, "x2": centre.left, "y": up, "y2": up},
        {"x": centre.right, "x2": panel.right, "y": up, "y2": up},
        {"x": across, "x2": across, "y": panel.top, "y2": centre.top},
        {"x": across, "x2": across, "y": centre.bottom, "y2": panel.bottom},
    ]
    circle = [
        {"x": float(np.cos(turn)), "y": float(np.sin(turn)), "order": order}
        for order, turn in enumerate(np.linspace(0, 2 * np.pi, 60, endpoint=False))
    ]
    ground = {"x": 0.0, "x2": 1.0, "y": 0.0, "y2": 1.0}
    return [
        layer(panel, "rect", "place", [ground], cornerRadius=6),
        layer(picture, "rule", "hairline-dashed", cross),
        layer(centre, "line", "hairline-dashed", circle, interpolate="linear-closed"),
    ]


def _places(picture: Panel, panel: Panel, words: StormAndBedWords) -> list[Layer]:
    """Name the five places, and what there is more of upwards and to the right."""
    up = {"x": panel.left + 6, "y": panel.top - 13}
    right = {"x": panel.right - 6, "y": panel.bottom + 17}
    more_storm = {"x": panel.left + 18, "y": panel.top - 12, "text": words.more_storm}
    more_bed = {"x": panel.right - 18, "y": panel.bottom + 18, "text": words.more_bed}
    middle = {
        "x": panel.across(0.5),
        "y": _middle(panel).bottom - 12,
        "text": words.middle,
    }
    return [
        layer(
            picture,
            "text",
            "note-halo",
            [middle],
            align="center",
            baseline="alphabetic",
        ),
        layer(picture, "text", "note", [middle], align="center", baseline="alphabetic"),
        *_place(picture, panel, words.storm_without_bed, left=True, above=True),
        *_place(picture, panel, words.hard_time, left=False, above=True),
        *_place(picture, panel, words.distance, left=True, above=False),
        *_place(picture, panel, words.calm_bed, left=False, above=False),
        layer(picture, "point", "arrow", [up], shape="triangle-up"),
        layer(picture, "text", "note", [more_storm], align="left", baseline="middle"),
        layer(picture, "point", "arrow", [right], shape="triangle-right"),
        layer(picture, "text", "note", [more_bed], align="right", baseline="middle"),
    ]


def _place(
    picture: Panel, panel: Panel, place: Place, *, left: bool, above: bool
) -> list[Layer]:
    """Write a place into its corner; every corner has the same weight."""
    inset = 14.0
    room = panel.width / 2 - 2 * inset
    name = wrap(place.name, room, LABEL_SIZE)
    note = (
        wrap(place.note, min(room, 220.0), NOTE_SIZE)
        if panel.width >= NOTES_FROM
        else ()
    )
    step = LINE_HEIGHT
    tall = LABEL_SIZE * step * len(name) + NOTE_SIZE * step * len(note)
    x = panel.left + inset if left else panel.right - inset
    first = (
        panel.top + inset + LABEL_SIZE
        if above
        else panel.bottom - inset - tall + LABEL_SIZE
    )
    align = "left" if left else "right"
    below = first + LABEL_SIZE * step * len(name)
    return [
        text_lines(picture, "label", name, x=x, y=first, size=LABEL_SIZE, align=align),
        text_lines(picture, "note", note, x=x, y=below, size=NOTE_SIZE, align=align),
    ]


def _recency(known: np.ndarray) -> list[float]:
    """Return how strongly each known week is drawn: the older, the fainter [0 to 1]."""
    return [float(share) for share in np.linspace(0.35, 1.0, known.size)]


def _clouds(
    panel: Panel,
    bed: Float[np.ndarray, "time draw"],
    storm: Float[np.ndarray, "time draw"],
    known: np.ndarray,
) -> list[Layer]:
    """Draw where half of each week's draws lie, and of the last week the draws themselves."""

    def outline(week: int, mass: float) -> list[Row]:
        corners = region(bed[week], storm[week], mass=mass)
        return [
            {"x": float(x), "y": float(y), "order": order, "group": week}
            for order, (x, y) in enumerate(corners)
        ]

    if not known.size:
        return []
    last = int(known[-1])
    older = [
        {**row, "strength": strength}
        for week, strength in zip(known[:-1].tolist(), _recency(known), strict=False)
        for row in outline(week, HALF)
    ]
    grains = [
        {"x": float(x), "y": float(y)}
        for x, y in zip(bed[last][:GRAINS], storm[last][:GRAINS], strict=True)
    ]
    closed = {"interpolate": "linear-closed"}
    return [
        layer(panel, "line", "region", older, **closed),
        layer(panel, "line", "region-fill", outline(last, WIDE), **closed),
        layer(panel, "line", "region-last-wide", outline(last, WIDE), **closed),
        layer(panel, "line", "region-fill", outline(last, HALF), **closed),
        layer(panel, "line", "region-last", outline(last, HALF), **closed),
        layer(panel, "point", "grain", grains, shape="circle"),
    ]


def _path(panel: Panel, beds: Spread, storms: Spread, known: np.ndarray) -> list[Layer]:
    """Join the weeks in order of time; a week that is missing breaks the path."""
    strengths = dict(zip(known.tolist(), _recency(known), strict=True))
    steps = [
        {
            "x": float(beds.median[a]), "x2": float(beds.median[b]),
            "y": float(storms.median[a]), "y2": float(storms.median[b]),
            "strength": strengths[int(b)],
        }
        for run in unbroken(beds.known & storms.known)
        for a, b in pairwise(run)
    ]  # fmt: skip
    dots = [
        {
            "x": float(beds.median[week]),
            "y": float(storms.median[week]),
            "strength": strengths[week],
        }
        for week in known[:-1].tolist()
    ]
    end = [
        {"x": float(beds.median[w]), "y": float(storms.median[w])} for w in known[-1:]
    ]
    return [
        layer(panel, "rule", "path", steps),
        layer(panel, "point", "week", dots, shape="circle"),
        layer(panel, "point", "week-last", end, shape="circle"),
        layer(panel, "point", "week-ring", end, shape="circle"),
    ]


def _names(
    picture: Panel,
    panel: Panel,
    weeks: Sequence[str],
    beds: Spread,
    storms: Spread,
    known: np.ndarray,
) -> list[Layer]:
    """Name the first and the last week beside their dots, on the side with more room."""
    layers: list[Layer] = []
    ends = [("tick", known[0])] if known.size > 1 else []
    ends += [("label", known[-1])] if known.size else []
    for style, week in ends:
        x, y = panel.across(beds.median[week]), panel.up(storms.median[week])
        # Near the upper and lower edge the places have their names: a week's keeps clear of them.
        clear = 16.0 if y < panel.top + 50 else -16.0 if y > panel.bottom - 50 else 0.0
        right = x < panel.left + panel.width * 0.62
        offset = 15.0 if style == "label" else 8.0
        row = {
            "x": float(x + offset if right else x - offset),
            "y": float(y + clear),
            "text": weeks[week],
        }
        place = {"align": "left" if right else "right", "baseline": "middle"}
        layers.append(layer(picture, "text", f"{style}-halo", [row], **place))
        layers.append(layer(picture, "text", style, [row], **place))
    return layers
