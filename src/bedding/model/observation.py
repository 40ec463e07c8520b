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
"""Every channel by its name; `types.CHANNELS` has the same names."""


def read_outs(
    quantities: Mapping[str, Float[Array, "*axes"]],
) -> Float[Array, "*axes channel"]:
    """Return what every channel reads, in the order of `READ_OUTS`, centred and scaled [1].

    Args:
        quantities: At least those that `READ_OUTS` names.
    """
    columns = []
    for read in READ_OUTS.values():
        total = sum(quantities[part] for part in read.parts)
        columns.append((total - read.centre) / read.spread)
    return jnp.stack(columns, axis=-1)


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
