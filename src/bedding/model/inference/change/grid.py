"""What the other's answers of one week may have been like: a grid of means and spreads.

Behind an answer between 0 and 1 lies a normal number that is cut off at both ends. With a large
spread that is a coin, with a small one the same answer again and again; one description serves
both. How predictable answers are is 1 - 4 variance: for a coin 1 - 4 p (1 - p), as the model has
it, and 1 for what is always the same.
"""

from typing import Final

import numpy as np
from jaxtyping import Float, Int
from scipy.special import log_ndtr, ndtr
from scipy.stats import norm

MEANS: Final = 0.5 + 0.5 * np.sinh(np.linspace(-3.5, 3.5, 61))
"""Of what lies behind the answers [1]: finest in the middle, and far enough out for a coin."""
SPREADS: Final = np.geomspace(0.08, 10.0, 12)
"""Standard deviations around it [1]."""
SCALES: Final = np.maximum(1.0, SPREADS / 0.4)
"""How far the mean has to move to move the answers as usual, for each spread [1]."""
STEP: Final = 0.05
"""Within this an answer is taken to be right [0 to 1]; chosen."""
_MIDDLE: Final = 0.5
_APART: Final = 0.5
_FLOOR: Final = -60.0


def log_prior() -> Float[np.ndarray, "mean spread"]:
    """Return the log probability of each point of the grid before any answer; chosen.

    Every spread of the grid is as probable; the mean is normal around the middle.
    """
    away = (MEANS[:, None] - _MIDDLE) / SCALES
    shape = norm.logpdf(away, scale=_APART) - np.log(SCALES)
    # The grid of means is not even: each stands for as much as lies around it.
    shape = shape + np.log(np.gradient(MEANS))[:, None]
    return np.asarray(shape - np.log(np.exp(shape).sum()))


def weekly(
    answered: Float[np.ndarray, " time"],
    piece: Int[np.ndarray, " time"],
    pieces: int,
) -> Float[np.ndarray, "piece mean spread"]:
    """Return the log likelihood of the answers in each piece.

    Args:
        answered: How far each moment was answered [0 to 1], NaN where there was none.
        piece: In which piece each lies.
        pieces: How many there are.
    """
    there = ~np.isnan(answered)
    value, counts = np.unique(answered[there], return_inverse=True)
    low = np.where(value <= STEP, -np.inf, value - STEP)
    high = np.where(value >= 1.0 - STEP, np.inf, value + STEP)
    below = (low[:, None, None] - MEANS[:, None]) / SPREADS
    above = (high[:, None, None] - MEANS[:, None]) / SPREADS
    # On the side on which the tail keeps its digits.
    flip = below + above > 0.0
    below, above = np.where(flip, -above, below), np.where(flip, -below, above)
    more, less = log_ndtr(above), log_ndtr(below)
    log = more + np.log(-np.expm1(np.minimum(less - more, -1e-12)))
    # What the grid holds for impossible may be a slip of the finger.
    log = np.maximum(log, _FLOOR)
    table = np.zeros((pieces, len(value)))
    np.add.at(table, (piece[there], counts), 1.0)
    return np.tensordot(table, log, 1)


def mean_kernel(width: float) -> Float[np.ndarray, "spread mean mean"]:
    """Return the probability of each mean after a normal step, in units of `SCALES`."""
    return np.stack([kernel(MEANS, width * scale) for scale in SCALES])


def kernel(
    values: Float[np.ndarray, " value"], width: float
) -> Float[np.ndarray, "value value"]:
    """Return the probability of each value after a normal step; rows sum to 1.

    Args:
        values: Of the grid.
        width: Standard deviation of the step; 0 stays.
    """
    if width == 0.0:
        return np.eye(len(values))
    edges = np.concatenate([[-np.inf], 0.5 * (values[1:] + values[:-1]), [np.inf]])
    return np.diff(ndtr((edges - values[:, None]) / width), axis=1)


def moments(
    mean: Float[np.ndarray, "*axes"], spread: Float[np.ndarray, "*axes"]
) -> tuple[Float[np.ndarray, "*axes"], Float[np.ndarray, "*axes"]]:
    """Return the mean of the answers [0 to 1], and how predictable they are [0 to 1].

    Args:
        mean: Of what lies behind the answers.
        spread: Its standard deviation.
    """
    low, high = -mean / spread, (1.0 - mean) / spread
    inside = ndtr(high) - ndtr(low)
    at_low, at_high = norm.pdf(low), norm.pdf(high)
    above = ndtr(-high)
    first = mean * inside + spread * (at_low - at_high) + above
    second = (
        (mean**2 + spread**2) * inside
        + 2.0 * spread * mean * (at_low - at_high)
        + spread**2 * (low * at_low - high * at_high)
        + above
    )
    return first, np.clip(1.0 - 4.0 * (second - first**2), 0.0, 1.0)
