"""What the answers say of changes, as a quadratic form: the read-outs taken to be linear nearby.

Around one draw of a fit, the answers of a channel are

    answer = level + gain * read + gain * sum of columns_k * x_k + residual,

with x the changes from week to week and the shifts of the first week, and columns the derivatives
of the read-outs. The gain before the sum is taken to be its mean without them. Whitened by the
filter of the residual [dejong1991], the log likelihood is quadratic in x, level and gain; the latter two are
integrated out here.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import log_ndtr
from scipy.stats import norm

from bedding.model.inference.filtering import GAIN, LEVEL
from bedding.model.inference.record import Record
from bedding.model.inference.residual import Residual


class Quadratic(NamedTuple):
    """A log likelihood a + score x - x information x / 2, for each draw.

    Attributes:
        score: Its slope at x = 0.
        information: Minus its second derivative.
    """

    score: Float[np.ndarray, "draw number"]
    information: Float[np.ndarray, "draw number number"]


def quadratic(
    record: Record,
    observed: tuple[
        Float[np.ndarray, "draw time channel"], Float[np.ndarray, "draw time channel"]
    ],
    reads: Float[np.ndarray, "draw time channel"],
    columns: Float[np.ndarray, "draw time channel number"],
    residual: Residual,
) -> Quadratic:
    """Return the log likelihood around each draw.

    Args:
        record: Its steps and its gaps in the answers are used.
        observed: Observations, and the variance of their error, as `answers.gaussian` has them.
        reads: What the channels read at the draw.
        columns: Derivatives of the read-outs.
        residual: Of the channels at the draw; arrays with the axes `draw channel`.
    """
    sides = np.concatenate(
        [
            (observed[0] - LEVEL[0])[..., None],
            np.ones((*reads.shape, 1)),
            reads[..., None],
            columns,
        ],
        axis=-1,
    )
    white = _whitened(record, sides, observed[1], residual)
    first = white[..., :3]
    products = np.swapaxes(first, -1, -2) @ white
    own = products[..., 1:3, 1:3] + np.diag([LEVEL[1] ** -2, GAIN**-2])
    spread = np.linalg.inv(own)
    gain = (spread[..., 1, :] * products[..., 1:3, 0]).sum(axis=-1)
    gain = _positive(gain, np.sqrt(spread[..., 1, 1]))
    white[..., 3:] *= gain[..., None, None]
    products[..., 3:] *= gain[..., None, None]
    left = np.swapaxes(white[..., 3:], -1, -2) @ white[..., 3:]
    shared = products[..., 1:3, :]
    explained = spread @ shared
    score = (
        products[..., 0, 3:]
        - (shared[..., 0][..., None, :] @ explained[..., 3:])[..., 0, :]
    )
    left -= np.swapaxes(shared[..., 3:], -1, -2) @ explained[..., 3:]
    return Quadratic(score=score.sum(axis=1), information=left.sum(axis=1))


def _positive(
    mean: Float[np.ndarray, "*axes"], spread: Float[np.ndarray, "*axes"]
) -> Float[np.ndarray, "*axes"]:
    """Return the mean of the positive part of a normal distribution."""
    distance = mean / spread
    return np.asarray(
        mean + spread * np.exp(norm.logpdf(distance) - log_ndtr(distance))
    )


def _whitened(
    record: Record,
    sides: Float[np.ndarray, "draw time channel side"],
    error: Float[np.ndarray, "draw time channel"],
    residual: Residual,
) -> Float[np.ndarray, "draw channel time side"]:
    """Return the innovations of every side over their standard deviation, 0 without an answer."""
    elapsed, seen = np.asarray(record.elapsed), np.asarray(record.seen)
    size, carried, half_life = (np.asarray(each) for each in residual)
    stays = size**2 * carried
    fresh = size**2 * (1.0 - carried)
    draws, time, channels, side = sides.shape
    found = np.zeros((draws, channels, time, side))
    along, variance = np.zeros_like(sides[:, 0]), stays
    for now in range(int(np.flatnonzero(seen.any(axis=1)).max()) + 1):
        keeps = 2.0 ** (-elapsed[now] / half_life)
        along = keeps[..., None] * along
        variance = keeps**2 * (variance - stays) + stays
        there = seen[now]
        if not there.any():
            continue
        total = variance + fresh + error[:, now]
        off = (sides[:, now] - along) * there[:, None]
        found[:, :, now] = off / np.sqrt(total)[..., None]
        pull = there * variance / total
        along = along + pull[..., None] * off
        variance = variance * (1.0 - pull)
    return found
