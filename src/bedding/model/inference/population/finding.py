"""The most probable population, and how sharply the cohort tells it: a damped Newton search."""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Part
from bedding.model.inference.population.density import log_density

_LANES: Final = 16
"""Populations that one call computes."""
_WIDTH: Final = 1e-2
"""Width of the differences of first derivatives [prior standard deviation]; single floats carry
these to about 1e-4."""
_ROUNDS: Final = 40
_ENOUGH: Final = 1e-3
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
    whole_lines: Float[Array, "lane hyper"], parts: tuple[Part, ...]
) -> Float[Array, " lane"]:
    return jax.vmap(lambda one: log_density(one, parts))(whole_lines)


@jax.jit
def _slopes(
    whole_lines: Float[Array, "lane hyper"], parts: tuple[Part, ...]
) -> tuple[Array, Array]:
    return jax.vmap(jax.value_and_grad(lambda one: log_density(one, parts)))(
        whole_lines
    )


def densities(
    whole_lines: Float[np.ndarray, "draw hyper"], parts: tuple[Part, ...]
) -> Float[np.ndarray, " draw"]:
    """Return the log density of many populations."""
    pieces = [
        np.asarray(_densities(piece, parts))[:real]
        for piece, real in _in_lanes(whole_lines)
    ]
    return np.concatenate(pieces)


def slopes(
    whole_lines: Float[np.ndarray, "draw hyper"], parts: tuple[Part, ...]
) -> tuple[Float[np.ndarray, " draw"], Float[np.ndarray, "draw hyper"]]:
    """Return the log density of many populations, and its gradient."""
    found = [
        (np.asarray(height)[:real], np.asarray(slope)[:real])
        for piece, real in _in_lanes(whole_lines)
        for height, slope in [_slopes(piece, parts)]
    ]
    return (
        np.concatenate([height for height, _ in found]),
        np.concatenate([slope for _, slope in found]),
    )


def _in_lanes(
    whole_lines: Float[np.ndarray, "draw hyper"],
) -> list[tuple[Float[Array, "lane hyper"], int]]:
    """Return pieces of one length, and how many of each are asked for."""
    pieces = []
    for begin in range(0, len(whole_lines), _LANES):
        piece = whole_lines[begin : begin + _LANES]
        short = np.repeat(piece[-1:], _LANES - len(piece), axis=0)
        pieces.append((jnp.asarray(np.concatenate([piece, short])), len(piece)))
    return pieces


def find_mode(parts: tuple[Part, ...], start: Float[np.ndarray, " hyper"]) -> Mode:
    """Return the most probable population.

    Args:
        parts: Everybody's points.
        start: Where to begin, standard normal beforehand.
    """
    at, damping = start, 0.0
    height, slope, curvature = _derived(at, parts)
    for _ in range(_ROUNDS):
        step = np.linalg.solve(curvature + damping * np.eye(len(at)), slope)
        if step @ slope < _ENOUGH:
            break
        step *= min(1.0, _FARTHEST / float(np.abs(step).max()))
        if densities((at + step)[None], parts)[0] > height:
            at = at + step
            height, slope, curvature = _derived(at, parts)
            damping /= 8.0
        else:
            damping = max(8.0 * damping, 1.0)
    covariance = np.linalg.inv(curvature)
    return Mode(at, 0.5 * (covariance + covariance.T))


def _derived(
    at: Float[np.ndarray, " hyper"], parts: tuple[Part, ...]
) -> tuple[float, np.ndarray, np.ndarray]:
    """Return log density, slope and curvature."""
    count = len(at)
    moves = _WIDTH * np.eye(count)
    height, slope = slopes(np.concatenate([at[None], at + moves, at - moves]), parts)
    bent = (slope[1 + count :] - slope[1 : 1 + count]) / (2.0 * _WIDTH)
    return float(height[0]), slope[0], positive(0.5 * (bent + bent.T))


def positive(
    curvature: Float[np.ndarray, "hyper hyper"],
) -> Float[np.ndarray, "hyper hyper"]:
    """Return the nearest curvature that is at least that of what is known beforehand, halved."""
    values, vectors = np.linalg.eigh(curvature)
    return np.asarray((vectors * np.maximum(values, 0.5)) @ vectors.T)
