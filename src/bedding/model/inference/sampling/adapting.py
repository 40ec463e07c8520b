"""What a run learns while it warms up, from all its chains together: shape, and length of a step.

Chains teach each other: with dozens of them, the draws of one block tell the covariance of the
posterior, and their acceptance whether the step is too long: its harmonic mean, so that one
chain that can't move counts more than many that can [hoffman2021]. Nothing of this goes on while
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
_LEAPS: Final = (2, 8)
"""Fewest and most leapfrog steps of a transition."""
_LEARNED: Final = 0.5
"""How much of the covariance the last block decides."""
_DIAGONAL: Final = 0.05
"""How much of the covariance is taken without its off-diagonal part, against chance."""
_PULL: Final = 2.5
"""How strongly acceptance moves the logarithm of the step; chosen."""
_MAY_STAY: Final = (0.6, 0.93)
"""Between which acceptances a warm-up may end; chosen."""
_LEAST: Final = 0.01
"""Acceptance that every chain is taken to have at least."""
_LARGEST: Final = (-1.4, 0.7)
"""Largest changes of the logarithm of the step after one block."""


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


def harmonic(acceptance: Float[np.ndarray, " chain"]) -> float:
    """Return the harmonic mean of the chains' acceptance."""
    return float(1.0 / np.mean(1.0 / np.maximum(acceptance, _LEAST)))


def settled(acceptance: float) -> bool:
    """Return whether the step may stay as it is."""
    return _MAY_STAY[0] <= acceptance <= _MAY_STAY[1]


def learned_step(step: float, acceptance: float, block: int) -> float:
    """Return the length of a leapfrog step after a block with so much acceptance.

    Args:
        step: Its length so far.
        acceptance: Share of proposals accepted, the harmonic mean.
        block: How many blocks of this warm-up were computed; later ones change it less, but for
            an acceptance that is far off: then the shape has just been learned.
    """
    slowing = math.sqrt(block) if settled(acceptance) else 1.0
    change = _PULL * (acceptance - ACCEPTED) / slowing
    return step * math.exp(min(max(change, _LARGEST[0]), _LARGEST[1]))


def leaps_for(step: float) -> int:
    """Return how many leapfrog steps make a quarter turn."""
    return min(max(round(_TURN / step), _LEAPS[0]), _LEAPS[1])
