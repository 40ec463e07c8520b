"""What a report shows of the state: which quantity each channel reads, and how.

Behind an answer on the scale 0 to 1 lies

    behind = level + gain * (read-out - centre) / spread + residual,

with a level and a gain of the person's own, and a residual that partly carries over from one entry
to the next (an Ornstein-Uhlenbeck process, exact over uneven gaps) and is partly new each time. The
answer is the nearest of those that the scale has, the first or the last where it lies beyond them:
an ordered probit model with even thresholds. Two answers make a binary channel. `centre` and `spread` only make gains of different
channels comparable: the mean, and the usual spread within a person, of half a year of evenings
with the ready-made partners (benchmarks/read_outs.py prints them).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

CONTINUOUS_STEP: Final = 0.01
"""How finely an answer on a continuous scale is taken to be given [0 to 1]; chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOut:
    """What one channel reads.

    Attributes:
        parts: Quantities of `State` or `Moment` whose sum is read.
        centre: Its mean over evenings of the reference persons [1].
        spread: Its usual spread within one of them [1].
        why: Why the channel reads this.
    """

    parts: tuple[str, ...]
    centre: float
    spread: float
    why: str


READ_OUTS: Final[Mapping[str, ReadOut]] = {
    "arousal": ReadOut(
        parts=("arousal",),
        centre=0.36,
        spread=0.18,
        why="fast arousal of the body, after the moment",
    ),
    "pull": ReadOut(
        parts=("wanting",),
        centre=0.86,
        spread=0.13,
        why="wanting: the pull towards the other",
    ),
    "self": ReadOut(
        parts=("self",),
        centre=0.03,
        spread=0.23,
        why="self-worth and continuity together",
    ),
    "expect": ReadOut(
        parts=("expected_worth",),
        centre=0.24,
        spread=0.13,
        why="what tomorrow's moments are expected to be worth",
    ),
    "mood": ReadOut(
        parts=("mood",), centre=-0.12, spread=0.2, why="mood around its usual level"
    ),
    "closeness": ReadOut(
        parts=("bond", "nearness"),
        centre=0.64,
        spread=0.11,
        why="what lasts (the bond) and what this contact gave (the nearness proxy)",
    ),
    "voice": ReadOut(
        parts=("voice",),
        centre=0.63,
        spread=0.07,
        why="the share of what there is to say that is said",
    ),
}
"""Every channel of a day by its name; `types.CHANNELS` has the same names."""

WEEKLY: Final[Mapping[str, ReadOut]] = {
    "week_alarm": ReadOut(
        parts=("arousal",),
        centre=0.36,
        spread=0.11,
        why="small signs that decided the day; doubt that switched the body on",
    ),
    "week_voice": ReadOut(
        parts=("voice",),
        centre=0.64,
        spread=0.08,
        why="what was said, against what was swallowed",
    ),
    "week_division": ReadOut(
        parts=("ambivalence",),
        centre=-0.1,
        spread=0.11,
        why="a part that wants to go and a part that wants to stay",
    ),
    "week_hope": ReadOut(
        parts=("hope",),
        centre=0.71,
        spread=0.11,
        why="living towards a good moment that may come back",
    ),
    "week_self": ReadOut(
        parts=("self",),
        centre=0.03,
        spread=0.23,
        why="staying oneself, against fading",
    ),
}
"""Every channel of a week by its name: the same quantities, looked back on over about a week;
`types.WEEKLY` has the same names."""

CHANNELS: Final[Mapping[str, ReadOut]] = {**READ_OUTS, **WEEKLY}
"""Channels of a day, then channels of a week."""

LOOKED_BACK: Final = 3.5
"""Half-life of what a look back over the week still weighs [day]; chosen."""


def read_outs(
    quantities: Mapping[str, Float[Array, "*axes"]],
    channels: Mapping[str, ReadOut] = READ_OUTS,
) -> Float[Array, "*axes channel"]:
    """Return what channels read at each moment, in their order, centred and scaled [1].

    Args:
        quantities: At least those that the channels name.
        channels: Which channels.
    """
    columns = []
    for read in channels.values():
        total = sum(quantities[part] for part in read.parts)
        columns.append((total - read.centre) / read.spread)
    return jnp.stack(columns, axis=-1)


def looked_back(
    columns: Float[Array, "time channel"], elapsed: Float[Array, " time"]
) -> Float[Array, "time channel"]:
    """Return the mean of each column over the days behind, the last ones weighing most.

    Args:
        columns: What channels read at each moment.
        elapsed: Time since the moment before [day]; the first one has nothing behind it.
    """
    left = jnp.exp2(-elapsed / LOOKED_BACK)

    def one(mean: Array, now: tuple[Array, Array]) -> tuple[Array, Array]:
        column, keeps = now
        mean = column + keeps * (mean - column)
        return mean, mean

    return jax.lax.scan(one, columns[0], (columns, left))[1]


def steps(levels: tuple[int | None, ...]) -> Float[np.ndarray, " channel"]:
    """Return how far two neighbouring answers lie apart [0 to 1].

    Args:
        levels: How many answers each scale has, None where it is continuous.
    """
    return np.array(
        [
            CONTINUOUS_STEP if count is None else 1.0 / max(count - 1, 1)
            for count in levels
        ]
    )
