"""Pictures of a calibration: how evenly places are spread, and how well numbers come back."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.actions.calibration_summary import Calibration
from bedding.charts import PRINT, Caption, Line, LinesWords, Tick, lines
from bedding.model.inference import PERSON
from bedding.model.inference.calibrating import Uniformity

_LEADING: Final = 4
"""How many numbers one picture of recovery holds."""


def pictures(found: Calibration) -> dict[str, tuple[str, str]]:
    """Return title and drawing of each picture, by the name of its file."""
    drawn: dict[str, tuple[str, str]] = {}
    if found.judged is not None:
        for group, spreads in _groups(found.judged.quantities).items():
            title = f"Places of the truth: {group}"
            drawn[f"calibration-{group.replace(' ', '-')}.svg"] = (
                title,
                _spread(title, spreads),
            )
    if len(found.recovered) > 1:
        title = "How much the answers say, by number of evenings"
        drawn["calibration-contraction.svg"] = (title, _contraction(title, found))
    return drawn


def _groups(
    quantities: Mapping[str, Uniformity],
) -> dict[str, dict[str, Uniformity]]:
    """Return quantities by what they are of."""
    groups: dict[str, dict[str, Uniformity]] = {}
    for name, spread in quantities.items():
        if name in PERSON:
            group = "the person"
        elif name.endswith((".size", ".carried", ".half_life")):
            group = "residuals"
        elif name.endswith((".level", ".gain")):
            group = "levels and gains"
        elif "+" in name:
            group = "answers held back"
        else:
            group = "what follows"
        groups.setdefault(group, {})[name] = spread
    return groups


def _spread(title: str, spreads: Mapping[str, Uniformity]) -> str:
    """Return the differences of all quantities of a group, in units of the band at each point."""
    points = next(iter(spreads.values())).points
    each = np.stack([_in_bands(spread) for spread in spreads.values()])
    chart = lines(
        [
            Line(name="edge of the band", x=points, y=np.ones_like(points)),
            Line(name="other edge", x=points, y=-np.ones_like(points)),
            Line(name=f"highest of {len(each)}", x=points, y=each.max(axis=0)),
            Line(name=f"lowest of {len(each)}", x=points, y=each.min(axis=0)),
        ],
        across=_ticks((0.0, 0.25, 0.5, 0.75, 1.0)),
        up=_ticks((-2.0, -1.0, 0.0, 1.0, 2.0)),
        words=_words(
            title, "place of the truth among the draws", "difference over its band"
        ),
    )
    return chart.svg(PRINT)


def _in_bands(spread: Uniformity) -> Float[np.ndarray, " point"]:
    """Return a difference as a share of the band on its side, cut off at two bands."""
    edge = np.where(spread.difference > 0.0, spread.high, -spread.low)
    return np.asarray(np.clip(spread.difference / np.maximum(edge, 1e-9), -2.0, 2.0))


def _contraction(title: str, found: Calibration) -> str:
    """Return the contraction of the numbers that contract most, and of the one that does least."""
    lengths = sorted(found.recovered)
    last = found.recovered[lengths[-1]]
    order = sorted(PERSON, key=lambda name: -last[name].contraction)
    chosen = [*order[: _LEADING - 1], order[-1]]
    chart = lines(
        [
            Line(
                name=name,
                x=np.array(lengths, dtype=float),
                y=np.array([found.recovered[n][name].contraction for n in lengths]),
            )
            for name in chosen
        ],
        across=_ticks([float(length) for length in lengths]),
        up=_ticks((0.0, 0.25, 0.5, 0.75, 1.0)),
        words=_words(title, "evenings", "contraction"),
    )
    return chart.svg(PRINT)


def _ticks(places: Sequence[float]) -> list[Tick]:
    return [Tick(at=place, label=f"{place:g}") for place in places]


def _words(title: str, across: str, up: str) -> LinesWords:
    caption = Caption(
        title=title,
        lead="",
        summary=f"{up} against {across}.",
        table="numbers",
        columns={"line": "line", "x": across, "y": up},
    )
    return LinesWords(caption=caption, across=across, up=up)
