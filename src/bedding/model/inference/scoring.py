"""How well an answer was foretold: the log of its probability, and the CRPS.

An answer on a scale is an interval: as far as its neighbours lie away, half of that to each side,
without end at the ends of the scale. Its log probability is compared, not a density, so that no
method gains by being certain of a number that the scale can't show.
"""

from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.special import betaln, gammaln, ndtr, stdtr

_LEAST: Final = 1e-12
"""A probability below this counts as this, so that one answer can't decide everything."""


def edges(
    answers: Float[np.ndarray, "*#axes"], half: Float[np.ndarray, "*#axes"]
) -> tuple[Float[np.ndarray, "*#axes"], Float[np.ndarray, "*#axes"]]:
    """Return the ends of the interval that each answer stands for.

    Args:
        answers: Answers [0 to 1].
        half: Half the distance between neighbouring answers [0 to 1].
    """
    low = np.where(answers - half <= 1e-9, -np.inf, answers - half)
    return low, np.where(answers + half >= 1.0 - 1e-9, np.inf, answers + half)


def normal_probability(
    answers: Float[np.ndarray, "*#axes"],
    half: Float[np.ndarray, "*#axes"],
    mean: Float[np.ndarray, "*#axes"],
    spread: Float[np.ndarray, "*#axes"],
) -> Float[np.ndarray, "*#axes"]:
    """Return the probability of answers under normal distributions."""
    low, high = edges(answers, half)
    # The tail on the side of the answer keeps its digits.
    side = np.where((low + high) > 2.0 * mean, -1.0, 1.0)
    side = np.where(np.isnan(side), 1.0, side)
    below, above = side * (low - mean) / spread, side * (high - mean) / spread
    return np.asarray(np.abs(ndtr(above) - ndtr(below)))


def student_probability(
    answers: Float[np.ndarray, "*#axes"],
    half: Float[np.ndarray, "*#axes"],
    mean: Float[np.ndarray, "*#axes"],
    spread: Float[np.ndarray, "*#axes"],
    freedom: Float[np.ndarray, "*#axes"],
) -> Float[np.ndarray, "*#axes"]:
    """Return the probability of answers under Student t distributions."""
    low, high = edges(answers, half)
    side = np.where((low + high) > 2.0 * mean, -1.0, 1.0)
    below, above = side * (low - mean) / spread, side * (high - mean) / spread
    return np.asarray(np.abs(stdtr(freedom, above) - stdtr(freedom, below)))


def log_score(
    probability: Float[np.ndarray, "*#axes"],
) -> Float[np.ndarray, "*#axes"]:
    """Return the log of probabilities, none below `_LEAST`."""
    return np.asarray(np.log(np.maximum(probability, _LEAST)))


def student_crps(
    answers: Float[np.ndarray, "*#axes"],
    mean: Float[np.ndarray, "*#axes"],
    spread: Float[np.ndarray, "*#axes"],
    freedom: Float[np.ndarray, "*#axes"],
) -> Float[np.ndarray, "*#axes"]:
    """Return the CRPS of Student t distributions with more than one degree of freedom [0 to 1].

    References:
        [jordan2019], table 3.
    """
    off = (answers - mean) / spread
    log_density = (
        gammaln((freedom + 1.0) / 2.0)
        - gammaln(freedom / 2.0)
        - 0.5 * np.log(freedom * np.pi)
        - 0.5 * (freedom + 1.0) * np.log1p(off**2 / freedom)
    )
    tails = np.exp(betaln(0.5, freedom - 0.5) - 2.0 * betaln(0.5, freedom / 2.0))
    whole = spread * (
        off * (2.0 * stdtr(freedom, off) - 1.0)
        + 2.0 * np.exp(log_density) * (freedom + off**2) / (freedom - 1.0)
        - 2.0 * np.sqrt(freedom) / (freedom - 1.0) * tails
    )
    return np.asarray(whole)


def sample_crps(
    answers: Float[np.ndarray, "..."], drawn: Float[np.ndarray, "..."]
) -> Float[np.ndarray, "..."]:
    """Return the CRPS of a forecast given as draws [0 to 1], without the bias of few draws.

    Args:
        answers: Answers [0 to 1].
        drawn: Draws of each, on a leading axis.
    """
    count = len(drawn)
    away = np.abs(drawn - answers).mean(axis=0)
    rank = (2.0 * np.arange(count) - count + 1.0).reshape(-1, *[1] * answers.ndim)
    apart = (rank * np.sort(drawn, axis=0)).sum(axis=0) / (count * (count - 1))
    return np.asarray(away - apart)
