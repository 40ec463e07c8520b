"""The most probable population, and how sharply the cohort tells it: a damped Newton search.

Its slope is that of the density itself, its curvature that of the density with normal
likelihoods, which chance in the points can't bend.
"""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from bedding.model.inference.population.cohort import Part
from bedding.model.inference.population.density import log_density, near_density

_LANES: Final = 16
"""Populations that one call computes."""
_WIDTH: Final = 1e-4
"""Width of the differences of first derivatives [prior standard deviation]."""
_ROUNDS: Final = 30
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
def _slope(
    whole_line: Float[Array, " hyper"], parts: tuple[Part, ...]
) -> tuple[Array, Array]:
    found: tuple[Array, Array] = jax.value_and_grad(log_density)(whole_line, parts)
    return found


@jax.jit
def _near_slopes(
    whole_lines: Float[Array, "lane hyper"], parts: tuple[Part, ...]
) -> Float[Array, "lane hyper"]:
    slope = jax.grad(lambda one: near_density(one, parts))
    # One after the other: side by side they would wait for memory.
    found: Array = jax.lax.map(slope, whole_lines)
    return found


def densities(
    whole_lines: Float[np.ndarray, "draw hyper"], parts: tuple[Part, ...]
) -> Float[np.ndarray, " draw"]:
    """Return the log density of many populations."""
    pieces = []
    for begin in range(0, len(whole_lines), _LANES):
        piece = whole_lines[begin : begin + _LANES]
        short = np.repeat(piece[-1:], _LANES - len(piece), axis=0)
        found = _densities(jnp.asarray(np.concatenate([piece, short])), parts)
        pieces.append(np.asarray(found)[: len(piece)])
    return np.concatenate(pieces)


def find_mode(parts: tuple[Part, ...], start: Float[np.ndarray, " hyper"]) -> Mode:
    """Return the most probable population.

    Args:
        parts: Everybody's points.
        start: Where to begin, standard normal beforehand.
    """
    at, damping = start, 0.0
    height, slope = _derived(at, parts)
    curvature = _curvature(at, parts)
    for _ in range(_ROUNDS):
        step = np.linalg.solve(curvature + damping * np.eye(len(at)), slope)
        if step @ slope < _ENOUGH:
            break
        step *= min(1.0, _FARTHEST / float(np.abs(step).max()))
        tried = _derived(at + step, parts)
        if tried[0] > height:
            at = at + step
            (height, slope), curvature = tried, _curvature(at, parts)
            damping /= 8.0
        else:
            damping = max(8.0 * damping, 1.0)
    covariance = np.linalg.inv(curvature)
    return Mode(at, 0.5 * (covariance + covariance.T))


def _derived(
    at: Float[np.ndarray, " hyper"], parts: tuple[Part, ...]
) -> tuple[float, Float[np.ndarray, " hyper"]]:
    """Return log density and slope."""
    height, slope = _slope(jnp.asarray(at), parts)
    return float(height), np.asarray(slope)


def _curvature(
    at: Float[np.ndarray, " hyper"], parts: tuple[Part, ...]
) -> Float[np.ndarray, "hyper hyper"]:
    """Return minus the second derivative with normal likelihoods, at least half the prior's."""
    moves = _WIDTH * np.eye(len(at))
    places = jnp.asarray(np.concatenate([at + moves, at - moves]))
    slope = np.asarray(_near_slopes(places, parts))
    bent = (slope[len(at) :] - slope[: len(at)]) / (2.0 * _WIDTH)
    values, vectors = np.linalg.eigh(0.5 * (bent + bent.T))
    return np.asarray((vectors * np.maximum(values, 0.5)) @ vectors.T)
