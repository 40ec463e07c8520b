"""A scene of the mechanism: a few lines over half a year, under variants that one can step through.

Every line is a value of the model from 0 to 1, without a unit. A share runs from none to all. Of
what has no natural end, 1 is the most that shows anywhere in the scene. What may go below its
usual level has that level in the middle.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

LEVELS: Final = (19, 17, 15, 12, 10)
"""How many of twenty bids are answered, variant by variant: from nearly always to half."""
SHARES: Final = frozenset({"calm", "relief", "voice", "trust"})
"""Lines that run from none to all by themselves."""
BOTH_WAYS: Final = frozenset({"self"})
"""Lines around a usual level, which stands at a half."""
FINE: Final = 1000
"""The page gets its numbers in thousandths: finer than a screen shows."""
ENDS: Final = (0.05, 0.5, 0.95)
"""Nine in ten of the persons, and the middle."""
WEEKS: Final = (1, 2, 4, 8, 12, 16, 20, 26)
"""Which weeks the table has."""
WEEK: Final = 7
FIRST: Final = 14
LAST: Final = 28
"""How many days count as the beginning, and as the end [day]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """What one of the persons met, day by day.

    Attributes:
        warmth: Mean warmth of the day's moments [0 to 1].
        hurt: Mean hurt of the day's moments [0 to 1].
    """

    warmth: Float[np.ndarray, " time"]
    hurt: Float[np.ndarray, " time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The same invented persons under every variant.

    Attributes:
        kind: What varies.
        variants: Their names, in order.
        lines: By name, the mean of each day under each variant [0 to 1].
        moments: What the person whose own line is drawn met, under each variant.
        shown: Which person that is.
        warmth: Mean warmth of a moment under each variant [0 to 1].
        hurt: Mean hurt of a moment under each variant [0 to 1].
    """

    kind: str
    variants: tuple[str, ...]
    lines: Mapping[str, Float[np.ndarray, "variant time person"]]
    moments: tuple[Moments, ...]
    shown: int
    warmth: Float[np.ndarray, " variant"]
    hurt: Float[np.ndarray, " variant"]

    @property
    def days(self) -> int:
        """How many days were played."""
        return int(self._any.shape[1])

    @property
    def persons(self) -> int:
        """How many persons lived every variant."""
        return int(self._any.shape[2])

    @property
    def _any(self) -> Float[np.ndarray, "variant time person"]:
        return next(iter(self.lines.values()))

    def at_the_start(self, name: str, variant: int) -> Float[np.ndarray, " person"]:
        """Return each person's mean over the first two weeks [0 to 1]."""
        return np.asarray(self.lines[name][variant, :FIRST].mean(axis=0))

    def at_the_end(self, name: str, variant: int) -> Float[np.ndarray, " person"]:
        """Return each person's mean over the last four weeks [0 to 1]."""
        return np.asarray(self.lines[name][variant, -LAST:].mean(axis=0))

    def by_week(self, name: str) -> Float[np.ndarray, "end variant week"]:
        """Return, week by week, where nine in ten persons lie, and the middle: `ENDS`."""
        values = self.lines[name]
        weeks = values.shape[1] // WEEK
        cut = values[:, : weeks * WEEK].reshape(len(values), weeks, WEEK, -1)
        return np.asarray(np.quantile(cut.mean(axis=2), ENDS, axis=-1))


def scaled(
    lines: Mapping[str, Float[np.ndarray, "variant time person"]],
) -> dict[str, Float[np.ndarray, "variant time person"]]:
    """Return lines from 0 to 1: shares as they are, the others against the most that shows.

    What shows is the band of nine in ten, so a person beyond it stands at 1 at most.
    """
    found = {}
    for name, values in lines.items():
        band = np.quantile(values, [ENDS[0], ENDS[2]], axis=2)
        most = 1.0 if name in SHARES else max(float(np.abs(band).max()), 1e-9)
        share = values / most
        found[name] = np.clip(
            (share + 1.0) / 2.0 if name in BOTH_WAYS else share, 0.0, 1.0
        )
    return found


def scene_data(scene: Scene, names: tuple[str, ...]) -> str:
    """Return the lines that a page draws, as JSON, in thousandths.

    Args:
        scene: What was played.
        names: Which lines, from the top.
    """
    return json.dumps(
        {
            "days": scene.days,
            "lines": {name: _lines(scene, name) for name in names},
            "moments": [
                {"warmth": _fine(each.warmth), "hurt": _fine(each.hurt)}
                for each in scene.moments
            ],
        },
        separators=(",", ":"),
    )


def _lines(scene: Scene, name: str) -> list[dict[str, list[int]]]:
    values = scene.lines[name]
    drawn = dict(
        zip(
            ("low", "middle", "high", "one"),
            (*np.quantile(values, ENDS, axis=2), values[:, :, scene.shown]),
            strict=True,
        )
    )
    return [
        {end: _fine(each[variant]) for end, each in drawn.items()}
        for variant in range(len(values))
    ]


def _fine(values: Float[np.ndarray, " time"]) -> list[int]:
    found: list[int] = np.rint(FINE * values).astype(int).tolist()
    return found
