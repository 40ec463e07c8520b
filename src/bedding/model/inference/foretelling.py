"""How well the mechanism foretells each answer from the answers before it.

Leave-future-out: the mechanism is fitted to the first seven entries, to the first fourteen, and
so on doubling. Between two fits the draws of the earlier one are weighted anew by each answer
that comes in (importance weights, no look ahead), and foretell the next [burkner2020].
"""

from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import log_ndtr, logsumexp

from bedding.model.inference.lanes import LANES, look, positive_quantile, walk
from bedding.model.inference.modes import STARTS
from bedding.model.inference.record import Placed
from bedding.model.inference.rivals import Scored
from bedding.model.inference.scoring import (
    log_score,
    normal_probability,
    on_scale,
    sample_crps,
)
from bedding.model.inference.weighing import Weighted, picked

FIRST: Final = 7
"""From how many entries the first forecast is made; chosen."""
MOST: Final = STARTS - 3
"""How many fits there are at most; in a longer record the first ones are left out."""
_DRAWN: Final = 64
"""Draws of each answer for the CRPS."""
_TINY: Final = 1e-12
"""Variance that a forecast has at least [0 to 1, squared]."""


def origins(entries: int) -> tuple[int, ...]:
    """Return after how many entries the mechanism is fitted anew."""
    doubling = []
    count = FIRST
    while count < entries:
        doubling.append(count)
        count *= 2
    return tuple(doubling[-MOST:])


def score_mechanism(
    placed: Placed,
    answers: Float[np.ndarray, "entry channel"],
    seen: Bool[np.ndarray, "entry channel"],
    half: Float[np.ndarray, " channel"],
    fits: dict[int, Weighted],
    random: np.random.Generator,
) -> Scored:
    """Return how well each answer was foretold, NaN before the first origin.

    Args:
        placed: The record, and where the entries stand in it.
        answers: The answers, by entry.
        seen: Which of them there are.
        half: Half the distance between neighbouring answers of each scale.
        fits: By the number of entries that it was fitted to, each fit of the past.
        random: Where chance comes from.
    """
    log = np.full(answers.shape, np.nan)
    crps = np.full(answers.shape, np.nan)
    begins = sorted(fits)
    for begin, end in zip(begins, [*begins[1:], len(answers)], strict=True):
        rows = np.arange(begin, end)
        mean, spread, log_weights = _ahead(placed, fits[begin], begin, rows, random)
        given = answers[rows]
        probability = normal_probability(given[None], half, mean, spread)
        mixed = (np.exp(log_weights)[..., None] * probability).sum(axis=0)
        there = seen[rows]
        log[rows] = np.where(there, log_score(mixed), np.nan)
        chosen = np.stack(
            [picked(log_weights[:, row], _DRAWN, random) for row in range(len(rows))],
            axis=1,
        )
        each = np.arange(len(rows))
        behind = mean[chosen, each] + spread[chosen, each] * random.normal(
            size=(*chosen.shape, answers.shape[1])
        )
        drawn = on_scale(behind, half)
        crps[rows] = np.where(there, sample_crps(given, drawn), np.nan)
    return Scored(log, crps)


def _ahead(
    placed: Placed,
    fit: Weighted,
    begin: int,
    rows: Int[np.ndarray, " row"],
    random: np.random.Generator,
) -> tuple[
    Float[np.ndarray, "draw row channel"],
    Float[np.ndarray, "draw row channel"],
    Float[np.ndarray, "draw row"],
]:
    """Return each draw's forecasts of the entries `rows`, and its log weight by then."""
    chosen = picked(fit.log_weights, LANES, random)
    residuals = fit.residuals[chosen]
    uniforms = random.uniform(1e-9, 1.0 - 1e-9, size=residuals.shape[:2])
    reads = walk(placed.record, fit.person[chosen])
    steps = placed.places[rows]
    until = np.full(len(chosen), steps[-1] + 1)
    told = look(placed.record, reads, residuals, until)
    gain, variance, shared = (
        each[..., steps] for each in (told.gain, told.gain_gain, told.with_gain)
    )
    # One gain, drawn from what was known of it by then, above 0.
    distance = gain / np.sqrt(variance)
    moved = positive_quantile(uniforms[..., None], distance) * np.sqrt(variance)
    mean = told.mean[..., steps] + shared / variance * moved
    left = np.maximum(told.variance[..., steps] - shared**2 / variance, _TINY)
    summed = np.cumsum(told.log_probability, axis=-1) - told.log_probability
    likelihood = (summed[..., steps] + log_ndtr(distance)).sum(axis=1)
    # What came before the first of them is in the fit already, as all its answers.
    log_weights = likelihood - likelihood[:, :1]
    log_weights = log_weights - logsumexp(log_weights, axis=0)
    spread = np.sqrt(left)
    return np.swapaxes(mean, 1, 2), np.swapaxes(spread, 1, 2), log_weights
