"""The most probable numbers, from many starts at once, by damped Gauss-Newton steps.

The curvature is the expected information: products of first derivatives of what was expected of
each answer, times what the answer says of it, and of the logarithms of the variances. First
derivatives are one-sided differences over the same compiled programs that later weigh the draws,
so that nothing else has to be compiled; their error of 1e-5 of the curvature is far below the
width of the posterior.
"""

from typing import Final, NamedTuple

import jax
import numpy as np
from jaxtyping import Float, Int

from bedding.model.inference.lanes import LANES, Looked, look, walk
from bedding.model.inference.log_density import size, split
from bedding.model.inference.person import PERSON
from bedding.model.inference.record import Record
from bedding.model.inference.residual import RESIDUAL

_WIDTH: Final = 1e-5
"""Width of the differences [prior standard deviation]."""
_PERSON: Final = len(PERSON)
_RESIDUAL: Final = len(RESIDUAL)
STARTS: Final = LANES // (_PERSON + 1 + _RESIDUAL)
"""How many starts one call has room for."""
_ROUNDS: Final = 20
_ENOUGH: Final = 0.1
"""A search that promises to rise less than this over the best of its kind has ended [log density];
a place as near to the mode is all that a proposal needs."""
_LEAST: Final = 0.1
"""Least damping [curvature of the prior]: with less, a step that went too far takes a dozen more to
be held back."""


class Modes(NamedTuple):
    """Where the searches ended.

    Attributes:
        at: The numbers on the whole line.
        log_density: There, up to the constant of the prior.
        curvature: Minus its expected second derivative; positive definite.
    """

    at: Float[np.ndarray, "start number"]
    log_density: Float[np.ndarray, " start"]
    curvature: Float[np.ndarray, "start number number"]


def find_modes(
    record: Record,
    starts: Float[np.ndarray, "start number"],
    until: Int[np.ndarray, " start"],
) -> Modes:
    """Return the end of each search.

    Args:
        record: What the person reported.
        starts: Where to begin; `STARTS` at most, so that one call holds all.
        until: For each start, before which step answers are used.
    """
    at = starts
    height, slope, curvature = _derived(record, at, until)
    damping = np.full(len(at), _LEAST)
    eye = np.eye(at.shape[1])
    for _ in range(_ROUNDS):
        step = np.linalg.solve(
            curvature + damping[:, None, None] * eye, slope[..., None]
        )[..., 0]
        promised = height + 0.5 * np.sum(step * slope, axis=1)
        if np.max(promised - _best(height, until)) < _ENOUGH:
            break
        tried = _derived(record, at + step, until)
        better = tried[0] > height
        at = np.where(better[:, None], at + step, at)
        height = np.where(better, tried[0], height)
        slope = np.where(better[:, None], tried[1], slope)
        curvature = np.where(better[:, None, None], tried[2], curvature)
        damping = np.where(better, np.maximum(damping / 8.0, _LEAST), damping * 8.0)
    return Modes(at, height, curvature)


def _best(
    height: Float[np.ndarray, " start"], until: Int[np.ndarray, " start"]
) -> Float[np.ndarray, " start"]:
    """Return for each search the height of the highest that uses the same answers."""
    same = until[:, None] == until
    return np.asarray(np.where(same, height, -np.inf).max(axis=1))


def _derived(
    record: Record,
    at: Float[np.ndarray, "start number"],
    until: Int[np.ndarray, " start"],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return log density, slope and curvature."""
    count = len(at)
    person, residuals = split(at)
    moved = np.concatenate([np.zeros((1, _PERSON)), _WIDTH * np.eye(_PERSON)])
    each = _PERSON + 1
    reads = walk(record, (person[:, None] + moved).reshape(-1, _PERSON))
    along = reads.reshape(count, each, *reads.shape[1:])
    shifted = np.repeat(residuals[:, None], each + _RESIDUAL, axis=1)
    for place in range(_RESIDUAL):
        shifted[:, each + place, :, place] += _WIDTH
    flat = look(
        record,
        np.concatenate(
            [along, np.repeat(along[:, :1], _RESIDUAL, axis=1)], axis=1
        ).reshape(-1, *reads.shape[1:]),
        shifted.reshape(-1, *residuals.shape[1:]),
        np.repeat(until, each + _RESIDUAL),
    )
    both = jax.tree.map(
        lambda leaf: leaf.reshape(count, each + _RESIDUAL, *leaf.shape[1:]), flat
    )
    channels = residuals.shape[1]
    height = both.log_likelihood[:, 0].sum(axis=1) - 0.5 * (at**2).sum(axis=1)
    rises = (both.log_likelihood[:, 1:] - both.log_likelihood[:, :1]) / _WIDTH
    slope = -at
    slope[:, :_PERSON] += rises[:, :_PERSON].sum(axis=2)
    slope[:, _PERSON:] += np.swapaxes(rises[:, _PERSON:], 1, 2).reshape(count, -1)
    information = _information(both)
    curvature = np.zeros((count, size(channels), size(channels))) + np.eye(
        size(channels)
    )
    mine = np.arange(_PERSON)
    for channel in range(channels):
        rows = np.concatenate(
            [mine, _PERSON + _RESIDUAL * channel + np.arange(_RESIDUAL)]
        )
        curvature[:, rows[:, None], rows] += information[:, channel]
    return height, slope, curvature


def _information(both: Looked) -> Float[np.ndarray, "start channel number number"]:
    """Return each channel's expected information on person and residual."""
    sure, variance = both.information[:, 0], both.variance[:, 0]
    slopes = (both.mean[:, 1:] - both.mean[:, :1]) / _WIDTH
    widths = np.log(both.variance[:, 1:] / both.variance[:, :1]) / _WIDTH
    slopes = np.moveaxis(slopes, 1, 2) * np.sqrt(sure)[:, :, None]
    # An answer that says everything of the mean says this much of the variance; less, less.
    widths = np.moveaxis(widths, 1, 2) * np.sqrt(0.5 * sure * variance)[:, :, None]
    return np.asarray(
        slopes @ np.swapaxes(slopes, -1, -2) + widths @ np.swapaxes(widths, -1, -2)
    )
