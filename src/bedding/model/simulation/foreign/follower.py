"""A person of the simplest kind: each feeling is what is left of yesterday's, and what came today.

    trace_t = inertia trace_(t-1) + came_t        felt = usual + gain trace + residual

A first-order autoregression with an input, as diary research fits it by the thousand. It expects
nothing, learns nothing and is attached to nobody: what our own mechanism would make of such a
person is the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.foreign.carrying import traced
from bedding.model.simulation.foreign.drawing import within

GAINS: Final[Mapping[str, float]] = {
    "arousal": -0.8,
    "pull": -0.5,
    "self": 0.6,
    "expect": 0.8,
    "mood": 1.0,
    "closeness": 1.0,
    "voice": 0.5,
}
"""How each channel answers to something good, against how mood does [1]; chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """How someone follows what comes.

    Attributes:
        inertia: The share of a feeling that is left the next day [1]; as in diaries
            [kuppens2010].
    """

    inertia: float = within(0.1, 0.5)


def follow(
    came: Float[np.ndarray, " day"],
    usual: Mapping[str, float],
    *,
    person: Follower,
    gain: float,
) -> dict[str, Float[np.ndarray, " day"]]:
    """Return each channel without its residual.

    Args:
        came: How good the day was, against usual days [-1 to 1].
        usual: What is felt on a usual day, by channel [0 to 1].
        person: How the person follows.
        gain: How strongly mood answers to the best of days [scale of 0 to 1].
    """
    trace = traced(came, inertia=person.inertia)
    return {name: level + gain * GAINS[name] * trace for name, level in usual.items()}
