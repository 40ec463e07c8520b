"""Leave-one-out: how well each answer is told by all others, without fitting again.

The draws are weighted by one over the probability that each gave the answer among all others, the
weights are Pareto-smoothed, and the shape of their tail says whether that can be trusted for this
answer [vehtari2017]. Where the forecasts are right, the place of each answer in its forecast
is even between 0 and 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp, ndtr
from scipy.stats import kstest

from bedding.model.inference.checking.answer_by_answer import AnswerByAnswer
from bedding.model.inference.checking.library import array_stats
from bedding.model.inference.checking.used import Used
from bedding.model.inference.scoring import edges

_ALIKE: Final = 1e-6
"""Log weights closer together than this are one and the same."""
_TRUSTED: Final = 0.7
"""Above this shape no number of draws makes weights trustworthy [vehtari2024]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The record, each answer told by all others.

    Attributes:
        log: Sum over the answers of the log of their probability.
        log_error: Its standard error.
        freedom: Effective number of parameters: by how much the fit knew its own answers better.
        each: Of each answer, NaN where there is none.
        khat: Shape of the tail of the weights of each, NaN where there is none.
        trusted: Up to which shape the weights of so many draws can be trusted.
        places: By channel, the place of each answer in its forecast [0 to 1].
    """

    log: float
    log_error: float
    freedom: float
    each: Float[np.ndarray, "time channel"]
    khat: Float[np.ndarray, "time channel"]
    trusted: float
    places: Mapping[str, Float[np.ndarray, " answer"]]

    @property
    def untrusted(self) -> int:
        """How many answers weigh so much that leaving them out can't be computed like this."""
        return int((self.khat > self.trusted).sum())

    @property
    def even(self) -> Mapping[str, float]:
        """By channel, how often even places lie as unevenly as these [0 to 1]; small is bad.

        Kolmogorov and Smirnov's test.
        """
        return {
            name: float(kstest(places, "uniform").pvalue)
            for name, places in self.places.items()
        }


def leave_out(
    used: Used,
    answers: AnswerByAnswer,
    *,
    effective: float,
    random: np.random.Generator,
) -> LeftOut:
    """Return leave-one-out by Pareto-smoothed importance sampling.

    Args:
        used: The answers.
        answers: Each under each draw.
        effective: How many independent draws there are.
        random: Where chance comes from: an answer of a scale has a place between two ends.
    """
    rows, columns = np.nonzero(used.seen)
    log = answers.among_others[:, rows, columns].T
    draws = log.shape[1]
    weights, khat = _weights(log, min(effective / draws, 1.0))
    told = logsumexp(weights + log, axis=1)
    knew = logsumexp(log, axis=1) - np.log(draws)
    each = np.full(used.seen.shape, np.nan)
    each[rows, columns] = told
    shapes = np.full(used.seen.shape, np.nan)
    shapes[rows, columns] = khat
    where = _places(used, answers, np.exp(weights), random)
    return LeftOut(
        log=float(told.sum()),
        log_error=float(np.sqrt(len(told) * told.var(ddof=1))),
        freedom=float((knew - told).sum()),
        each=each,
        khat=shapes,
        trusted=min(1.0 - 1.0 / np.log10(draws), _TRUSTED),
        places={name: where[columns == place] for place, name in enumerate(used.names)},
    )


def _weights(
    log: Float[np.ndarray, "answer draw"], worth: float
) -> tuple[Float[np.ndarray, "answer draw"], Float[np.ndarray, " answer"]]:
    """Return smoothed log weights without each answer, and the shape of their tails.

    Args:
        log: What is to be left out.
        worth: How many independent draws one draw is worth.
    """
    library = array_stats()
    weights = np.full(log.shape, -np.log(log.shape[1]))
    khat = np.full(len(log), -np.inf)
    for row, each in enumerate(log):
        # Draws that nearly all say the same weigh the same: there is no tail to look at.
        if np.ptp(each) < _ALIKE:
            continue
        # It takes the log of what is left out, and turns the sign itself. Ties in the tail have no
        # shape; it then leaves the weights as they are.
        with np.errstate(divide="ignore", invalid="ignore"):
            weights[row], khat[row] = library.psislw(each, r_eff=worth)
    return weights, np.where(np.isnan(khat), np.inf, khat)


def _places(
    used: Used,
    answers: AnswerByAnswer,
    weights: Float[np.ndarray, "answer draw"],
    random: np.random.Generator,
) -> Float[np.ndarray, " answer"]:
    """Return the place of each answer in its forecast, somewhere within its own interval."""
    rows, columns = np.nonzero(used.seen)
    low, high = edges(used.answers, used.half)
    mean = answers.mean[:, rows, columns].T
    spread = answers.spread[:, rows, columns].T
    below = ndtr((low[rows, columns, None] - mean) / spread)
    above = ndtr((high[rows, columns, None] - mean) / spread)
    inside = random.uniform(size=(len(rows), 1))
    return np.asarray((weights * (below + inside * (above - below))).sum(axis=1))
