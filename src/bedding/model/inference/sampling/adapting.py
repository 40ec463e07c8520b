"""What a run learns while it warms up, from all its chains together: shape, and length of a step.

Chains teach each other: with dozens of them, the draws of one block tell the covariance of the
posterior, and their mean acceptance whether the step is too long. Nothing of this goes on while
draws are kept.
"""

import math
from typing import Final

import numpy as np
from jaxtyping import Float

ACCEPTED: Final = 0.8
"""Share of proposals that should be accepted; usual for Hamiltonian Monte Carlo."""
FIRST_STEP: Final = 0.4
"""Leapfrog step to begin with, in standard deviations."""
_TURN: Final = 1.5
"""Length of a trajectory: about a quarter turn of a standard normal, pi / 2."""
_LEAPS: Final = (2, 16)
"""Fewest and most leapfrog steps of a transition."""
_LEARNED: Final = 0.5
"""How much of the covariance the last block decides."""
_DIAGONAL: Final = 0.05
"""How much of the covariance is taken without its off-diagonal part, against chance."""
_PULL: Final = 2.5
"""How strongly acceptance moves the logarithm of the step; chosen."""
_LARGEST: Final = 0.7
"""Largest change of the logarithm of the step after one block."""


def shape_of(
    draws: Float[np.ndarray, "draw number"],
) -> tuple[Float[np.ndarray, " number"], Float[np.ndarray, "number number"]]:
    """Return the centre and the covariance of draws."""
    centre = draws.mean(axis=0)
    off = draws - centre
    return centre, off.T @ off / max(len(draws) - 1, 1)


def learned_shape(
    centre: Float[np.ndarray, " number"],
    covariance: Float[np.ndarray, "number number"],
    draws: Float[np.ndarray, "draw number"],
) -> tuple[Float[np.ndarray, " number"], Float[np.ndarray, "number number"]]:
    """Return what is known of centre and covariance after one more block."""
    middle, spread = shape_of(draws)
    return (
        (1.0 - _LEARNED) * centre + _LEARNED * middle,
        (1.0 - _LEARNED) * covariance + _LEARNED * spread,
    )


def root_of(
    covariance: Float[np.ndarray, "number number"],
) -> Float[np.ndarray, "number number"]:
    """Return the lower triangle of the whitening; every number is at most 1 wide beforehand."""
    own = np.diag(np.maximum(np.diag(covariance), 1e-6))
    return np.linalg.cholesky((1.0 - _DIAGONAL) * covariance + _DIAGONAL * own)


def learned_step(step: float, acceptance: float, block: int) -> float:
    """Return the length of a leapfrog step after a block with so much acceptance.

    Args:
        step: Its length so far.
        acceptance: Share of proposals accepted.
        block: How many blocks of this warm-up were computed; later ones change less.
    """
    change = _PULL * (acceptance - ACCEPTED) / math.sqrt(block)
    return step * math.exp(min(max(change, -_LARGEST), _LARGEST))


def leaps_for(step: float) -> int:
    """Return how many leapfrog steps make a quarter turn."""
    return min(max(round(_TURN / step), _LEAPS[0]), _LEAPS[1])
