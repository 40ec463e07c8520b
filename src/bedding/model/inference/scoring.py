"""How well an answer was foretold: the log of its probability, and the CRPS.

An answer on a scale is an interval: as far as its neighbours lie away, half of that to each side,
without end at the ends of the scale. Its log probability is compared, not a density, so that no
method gains by being certain of a number that the scale can't show. The CRPS too is that of the
answer, not of what lies behind it: nobody is punished for what a scale cuts off.
"""

from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.special import ndtr, stdtr

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


def on_scale(
    behind: Float[np.ndarray, "*axes"], half: Float[np.ndarray, "*#axes"]
) -> Float[np.ndarray, "*axes"]:
    """Return the answers that stand for what lies behind them: the nearest, the ends beyond them.

    Args:
        behind: What lies behind the answers, on no scale yet.
        half: Half the distance between neighbouring answers [0 to 1].
    """
    step = 2.0 * half
    return np.asarray(np.clip(np.round(np.clip(behind, 0.0, 1.0) / step) * step, 0, 1))


def student_crps(
    answers: Float[np.ndarray, " time"],
    half: float,
    mean: Float[np.ndarray, " time"],
    spread: Float[np.ndarray, " time"],
    freedom: Float[np.ndarray, " time"],
) -> Float[np.ndarray, " time"]:
    """Return the CRPS of answers on a scale, of which a Student t distribution lies behind [0 to 1].

    The distribution function of the answers is flat between them, so the integral is a sum.
    """
    step = 2.0 * half
    between = (np.arange(round(1.0 / step)) + 0.5) * step
    below = stdtr(freedom[:, None], (between - mean[:, None]) / spread[:, None])
    return np.asarray(((below - (answers[:, None] <= between)) ** 2).sum(axis=1) * step)


def sample_crps(
    answers: Float[np.ndarray, "..."], drawn: Float[np.ndarray, "..."]
) -> Float[np.ndarray, "..."]:
    """Return the CRPS of a forecast given as draws [0 to 1], without the bias of few draws.

    Args:
        answers: Answers [0 to 1].
        drawn: Draws of each, answers of the same scale, on a leading axis.
    """
    count = len(drawn)
    away = np.abs(drawn - answers).mean(axis=0)
    rank = (2.0 * np.arange(count) - count + 1.0).reshape(-1, *[1] * answers.ndim)
    apart = (rank * np.sort(drawn, axis=0)).sum(axis=0) / (count * (count - 1))
    return np.asarray(away - apart)
