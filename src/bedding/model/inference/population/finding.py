"""The most probable population, and how sharply the cohort tells it: a damped Newton search."""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Cohort
from bedding.model.inference.population.density import log_density

_LANES: Final = 64
"""Populations that one call computes."""
_WIDTH: Final = 1e-4
"""Width of the differences of first derivatives [prior standard deviation]."""
_ROUNDS: Final = 50
_ENOUGH: Final = 1e-4
"""A step that promises less than this [log density] ends the search."""
_FARTHEST: Final = 1.0
"""Longest step of any number [prior standard deviation]."""


class Mode(NamedTuple):
    """The most probable population.

    Attributes:
        at: Its numbers, standard normal beforehand.
        covariance: The inverse of minus the second derivative there; positive definite.
    """

    at: Float[np.ndarray, " hyper"]
    covariance: Float[np.ndarray, "hyper hyper"]


@jax.jit
def _densities(
    whole_lines: Float[Array, "lane hyper"], cohort: Cohort
) -> Float[Array, " lane"]:
    # One after the other: side by side they would wait for memory.
    found: Array = jax.lax.map(lambda one: log_density(one, cohort), whole_lines)
    return found


@jax.jit
def _derived(
    whole_lines: Float[Array, "lane hyper"], cohort: Cohort
) -> tuple[Array, Array]:
    found: tuple[Array, Array] = jax.lax.map(
        lambda one: jax.value_and_grad(log_density)(one, cohort), whole_lines
    )
    return found


def densities(
    whole_lines: Float[np.ndarray, "draw hyper"], cohort: Cohort
) -> Float[np.ndarray, " draw"]:
    """Return the log density of many populations."""
    pieces = []
    for begin in range(0, len(whole_lines), _LANES):
        piece = whole_lines[begin : begin + _LANES]
        short = np.repeat(piece[-1:], _LANES - len(piece), axis=0)
        found = _densities(jnp.asarray(np.concatenate([piece, short])), cohort)
        pieces.append(np.asarray(found)[: len(piece)])
    return np.concatenate(pieces)


def find_mode(cohort: Cohort, start: Float[np.ndarray, " hyper"]) -> Mode:
    """Return the most probable population.

    Args:
        cohort: What everybody's answers say.
        start: Where to begin, standard normal beforehand.
    """
    at, damping = start, 0.0
    height, slope, curvature = _known(at, cohort)
    for _ in range(_ROUNDS):
        step = np.linalg.solve(curvature + damping * np.eye(len(at)), slope)
        if step @ slope < _ENOUGH:
            break
        step *= min(1.0, _FARTHEST / float(np.abs(step).max()))
        tried = _known(at + step, cohort)
        if tried[0] > height:
            at, damping = at + step, damping / 8.0
            height, slope, curvature = tried
        else:
            damping = max(8.0 * damping, 1.0)
    covariance = np.linalg.inv(curvature)
    return Mode(at, 0.5 * (covariance + covariance.T))


def _known(
    at: Float[np.ndarray, " hyper"], cohort: Cohort
) -> tuple[float, np.ndarray, np.ndarray]:
    """Return log density, slope, and curvature: at least half of that beforehand."""
    moves = _WIDTH * np.eye(len(at))
    places = np.concatenate([at[None], at + moves, at - moves])
    height, slope = (np.asarray(leaf) for leaf in _derived(jnp.asarray(places), cohort))
    above, below = slope[1 : 1 + len(at)], slope[1 + len(at) :]
    bent = (below - above) / (2.0 * _WIDTH)
    values, vectors = np.linalg.eigh(0.5 * (bent + bent.T))
    return float(height[0]), slope[0], (vectors * np.maximum(values, 0.5)) @ vectors.T
