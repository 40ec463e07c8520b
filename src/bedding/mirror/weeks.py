"""Storm and bed, week by week: two axes, and never one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.calibrated import DIVIDES, MAPS
from bedding.mirror.combining import recorded_log_odds, share
from bedding.mirror.counting import OF, Count, counted
from bedding.mirror.moments import Moments
from bedding.mirror.told import Told

LENGTH: Final = 7.0
"""How long a week is [day]."""

FEWEST: Final = 3
"""Entries below which a week is not drawn. Chosen."""

FEWEST_WEEKS: Final = 2
"""Weeks below which they are not looked at together."""

APART: Final = 0.5
"""Contact below this is being apart; a message or a call lies above it. Chosen."""

CLOUD: Final = 200
"""Draws for each week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Where one week lay, as a cloud.

    Attributes:
        number: Which week, from 1.
        start: When it began [day].
        moments: How many entries it has.
        storm: Alarm, pull while apart and the distance between good and bad [0 to 1].
        bed: Warmth to count on, being met, speaking freely and being oneself [0 to 1].
    """

    number: int
    start: float
    moments: int
    storm: Float[np.ndarray, " draw"]
    bed: Float[np.ndarray, " draw"]

    @property
    def place(self) -> "Place":
        """How many of twenty calculations lie on the side of much storm, and of little bed."""
        return Place(
            storm=_counted("storm_week", cloud(self.storm)),
            bed=_counted("bed_week", cloud(self.bed)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a week, or all of them, lies on the map: two counts, and never one.

    Attributes:
        storm: How many of twenty calculations lie on the side of much storm.
        bed: How many of twenty lie on the side of little bed.
    """

    storm: Count
    bed: Count

    @property
    def storm_without_bed(self) -> bool:
        """Whether both counts are clear, and point to much storm and little bed."""
        return self.storm.low > OF / 2 and self.bed.low > OF / 2


def place_of(every: tuple[Week, ...]) -> Place | None:
    """Return where the weeks lie together; None where there are fewer than two."""
    if len(every) < FEWEST_WEEKS:
        return None
    return Place(
        storm=_counted("storm", together([cloud(week.storm) for week in every])),
        bed=_counted("bed", together([cloud(week.bed) for week in every])),
    )


def cloud(draws: Float[np.ndarray, " draw"]) -> Told:
    """Return the middle of a cloud and how far it spreads."""
    return Told(estimate=float(np.mean(draws)), error=float(np.std(draws)))


def together(every: Sequence[Told]) -> Told:
    """Return the mean of several weeks, with the error that their differences give it."""
    middles = np.array([each.estimate for each in every])
    own = np.mean([each.error**2 for each in every])
    error = np.sqrt(max(float(own), float(middles.var(ddof=1))) / len(every))
    return Told(estimate=float(middles.mean()), error=float(error))


def _counted(axis: str, each: Told) -> Count:
    log_odds = recorded_log_odds(MAPS[axis], {axis: each}, DIVIDES)
    return counted(share(log_odds))


def weeks(moments: Moments, rng: np.random.Generator) -> tuple[Week, ...]:
    """Return the weeks that have entries enough to be drawn.

    Each axis is the plain mean of its parts, as far as the table has them; only pull while apart
    may be missing in a week. The cloud weighs the entries of the week by chance [rubin1981].
    """
    first = np.floor(moments.times[0])
    number = (moments.day - moments.day[0]) // round(LENGTH)
    storm, bed = _storm_parts(moments), _bed_parts(moments)
    if not storm or not bed:
        return ()
    always = [values for name, values in storm.items() if name != "pull_apart"]
    if not always:
        return ()
    known = ~np.isnan(np.column_stack([*always, *bed.values()])).any(axis=1)
    found: list[Week] = []
    for week in np.unique(number):
        rows = np.flatnonzero((number == week) & known)
        if len(rows) < FEWEST:
            continue
        weights = rng.dirichlet(np.ones(len(rows)), size=CLOUD)
        found.append(
            Week(
                number=int(week) + 1,
                start=float(first + week * LENGTH),
                moments=len(rows),
                storm=_axis(storm, rows, weights),
                bed=_axis(bed, rows, weights),
            )
        )
    return tuple(found)


def _axis(
    parts: dict[str, Float[np.ndarray, " time"]],
    rows: np.ndarray,
    weights: Float[np.ndarray, "draw row"],
) -> Float[np.ndarray, " draw"]:
    """Return the mean of the parts: of most their level, of valence and warmth their spread.

    Pull while apart counts over the entries apart; a week without any has no such part, since
    contact on every day says nothing of what absence would do.
    """
    levels = []
    for name, values in parts.items():
        value = values[rows]
        if name == "pull_apart":
            apart = weights * ~np.isnan(value)
            if apart.any():
                levels.append(apart @ np.nan_to_num(value) / apart.sum(axis=1))
            continue
        mean = weights @ value
        spread = np.sqrt(np.maximum(weights @ value**2 - mean**2, 0))
        if name == "contrast":
            # Half and half, two levels lie twice their spread apart: a whole scale is the most.
            levels.append(np.minimum(2 * spread, 1))
        elif name == "counted":
            levels.append(np.maximum(mean - spread, 0))
        else:
            levels.append(mean)
    return np.asarray(np.mean(levels, axis=0))


def _storm_parts(moments: Moments) -> dict[str, Float[np.ndarray, " time"]]:
    apart = (moments.input("contact") < APART) | (moments.silent == 1)
    return _asked(
        {
            "alarm": moments.channel("arousal"),
            "pull_apart": np.where(apart, moments.channel("pull"), np.nan),
            "contrast": moments.valence,
        }
    )


def _bed_parts(moments: Moments) -> dict[str, Float[np.ndarray, " time"]]:
    return _asked(
        {
            "counted": moments.input("warmth"),
            "voice": moments.channel("voice"),
            "self": moments.channel("self"),
        }
    )


def _asked(
    parts: dict[str, Float[np.ndarray, " time"]],
) -> dict[str, Float[np.ndarray, " time"]]:
    return {
        name: values for name, values in parts.items() if not np.isnan(values).all()
    }
