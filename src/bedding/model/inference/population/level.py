"""Draws of the population: weighted around the most probable one, or by chains where that fails."""

from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp

from bedding.model.inference.pareto import smoothed
from bedding.model.inference.population.cohort import Cohort
from bedding.model.inference.population.density import log_density
from bedding.model.inference.population.draws import worth
from bedding.model.inference.population.finding import Mode, densities
from bedding.model.inference.sampling import Diagnosis, Phase, begin, sample
from bedding.model.inference.weighing import (
    TRUSTED,
    Proposal,
    log_density_of,
    picked,
    scattered,
    student,
)

_ROUNDS: Final = (1024, 1024, 2048)
_TAIL: Final = 20.0
"""Degrees of freedom of the proposals."""
_WIDER: Final = 1.15
"""How much wider than what was found a proposal is, as a variance."""
_OWN: Final = 0.2
"""How much of a fitted covariance is taken without its off-diagonal part, against chance."""
_ENOUGH: Final = 400.0
_NEAR: Final = 400


class Drawn(NamedTuple):
    """Draws of the population.

    Attributes:
        whole_line: Its numbers, standard normal beforehand; equally weighted.
        khat: Shape of the tail of the weights behind them; trusted below 0.7.
        effective: How many independent draws these are worth.
        diagnosis: How far chains agree; None where the weights could be trusted.
    """

    whole_line: Float[np.ndarray, "draw hyper"]
    khat: float
    effective: float
    diagnosis: Diagnosis | None


def draw_level(
    cohort: Cohort, mode: Mode, *, draws: int, random: np.random.Generator
) -> Drawn:
    """Return draws of the population.

    Args:
        cohort: What everybody's answers say.
        mode: The most probable population.
        draws: How many to return.
        random: Where chance comes from.
    """
    proposals = [student(mode.at, _WIDER * mode.covariance, _TAIL)]
    gathered = np.zeros((0, len(mode.at)))
    heights = np.zeros(0)
    smooth, khat = np.zeros(0), np.inf
    for number, count in enumerate(_ROUNDS):
        if number:
            if khat < TRUSTED and worth(smooth) > _ENOUGH:
                break
            proposals.append(_refitted(gathered, smooth))
        more = scattered(proposals[-1], count, random)
        gathered = np.concatenate([gathered, more])
        heights = np.concatenate([heights, densities(more, cohort)])
        shares = np.log(np.array(_ROUNDS[: number + 1]) / sum(_ROUNDS[: number + 1]))
        each = np.stack([log_density_of(one, gathered) for one in proposals])
        smooth, khat = smoothed(heights - logsumexp(each + shares[:, None], axis=0))
    if khat < TRUSTED:
        chosen = picked(smooth, draws, random)
        return Drawn(gathered[chosen], khat, worth(smooth), None)
    start = gathered[picked(smooth, _NEAR, random)]
    seed = int(random.integers(2**31))
    # The shape is known from the mode, so the chains draw at once; where they don't agree they warm
    # up after all.
    known = replace(
        begin(log_density, cohort, start, seed=seed),
        phase=Phase.DRAWING,
        centre=mode.at,
        covariance=mode.covariance,
    )
    chains, diagnosis = sample(log_density, cohort, known)
    together = chains.together
    chosen = np.linspace(0, len(together) - 1, draws).round().astype(int)
    return Drawn(together[chosen], khat, diagnosis.effective, diagnosis)


def _refitted(
    drawn: Float[np.ndarray, "draw hyper"], log_weights: Float[np.ndarray, " draw"]
) -> Proposal:
    """Return the proposal with the mean and the covariance of weighted draws, a little wider."""
    weights = np.exp(log_weights)
    centre = weights @ drawn
    off = drawn - centre
    covariance = (weights[:, None] * off).T @ off
    own = np.diag(np.diag(covariance)) + 1e-9 * np.eye(len(centre))
    return student(centre, _WIDER * ((1.0 - _OWN) * covariance + _OWN * own), _TAIL)
