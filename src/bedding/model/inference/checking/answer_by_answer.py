"""How probable each draw holds each answer: given those before it, and given all others.

Given a draw, what lies behind the answers of a channel is the mechanism's part plus an
Ornstein-Uhlenbeck process plus something new each time. That process looks the same backwards. So
one filter, run forwards and backwards, says what is known of it from before and from after; both
together say what all other answers tell of one [burkner2021]. An answer is an interval of its
scale; what is known is taken to be normal again after each.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.between import between
from bedding.model.inference.checking.used import Used
from bedding.model.inference.scoring import edges

_LEAST: float = 1e-300


class AnswerByAnswer(NamedTuple):
    """Each answer under each draw; 0 where there is no answer.

    Attributes:
        after_earlier: Log probability of the answer given those before it; their sum over the
            entries is that of all answers of the channel.
        among_others: Log probability of the answer given all others.
        mean: Of what lies behind the answer, given all others [0 to 1].
        spread: Its standard deviation [0 to 1].
    """

    after_earlier: Float[np.ndarray, "draw time channel"]
    among_others: Float[np.ndarray, "draw time channel"]
    mean: Float[np.ndarray, "draw time channel"]
    spread: Float[np.ndarray, "draw time channel"]


def answer_by_answer(used: Used) -> AnswerByAnswer:
    """Return how probable each draw holds each answer."""
    gaps = np.diff(used.times)
    before, before_variance, log = _run(used, gaps, forwards=True)
    after, after_variance, _ = _run(used, gaps, forwards=False)
    whole = used.size**2 * np.maximum(used.carried, 1e-9)
    precision = 1.0 / before_variance + 1.0 / after_variance - 1.0 / whole[:, None]
    along = (before / before_variance + after / after_variance) / precision
    white = used.size**2 * (1.0 - used.carried)
    mean = used.expected + along
    spread = np.sqrt(1.0 / precision + white[:, None])
    low, high = edges(used.answers, used.half)
    probable = between(mean, spread, low, high).probability
    return AnswerByAnswer(
        after_earlier=log,
        among_others=np.where(used.seen, np.log(np.maximum(probable, _LEAST)), 0.0),
        mean=mean,
        spread=spread,
    )


def _run(
    used: Used, gaps: Float[np.ndarray, " gap"], *, forwards: bool
) -> tuple[
    Float[np.ndarray, "draw time channel"],
    Float[np.ndarray, "draw time channel"],
    Float[np.ndarray, "draw time channel"],
]:
    """Return mean and variance of what carries over before each answer, and its log probability."""
    whole = used.size**2 * np.maximum(used.carried, 1e-9)
    white = used.size**2 * (1.0 - used.carried)
    low, high = edges(used.answers, used.half)
    count = len(used.times)
    order = range(count) if forwards else range(count - 1, -1, -1)
    means, variances, log = (np.zeros(used.expected.shape) for _ in range(3))
    mean, variance = np.zeros_like(whole), whole
    last = None
    for row in order:
        if last is not None:
            left = np.exp2(-gaps[min(row, last)] / used.half_life)
            mean = left * mean
            variance = whole - left**2 * (whole - variance)
        means[:, row], variances[:, row] = mean, variance
        total = variance + white
        spread = np.sqrt(total)
        taught = between(used.expected[:, row] + mean, spread, low[row], high[row])
        there = used.seen[row]
        log[:, row] = np.where(
            there, np.log(np.maximum(taught.probability, _LEAST)), 0.0
        )
        gain = variance / total
        mean = mean + np.where(there, gain * taught.moved * spread, 0.0)
        variance = variance * (1.0 - np.where(there, gain * taught.learned, 0.0))
        last = row
    return means, variances, log
