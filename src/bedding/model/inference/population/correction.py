r"""What normal likelihoods leave out, from the points, and how far chance in these moves it.

With points t_s drawn from q, and an estimate L of the likelihood at each, a person says

    p(answers | population) = mean of L(t_s) p(t_s | population) / q(t_s)

of a population. With a normal likelihood N near L, whose integral I is known, that is as well

    I * (mean of L p / q) / (mean of N p / q)

Both means err alike, and the quotient only by what L and N differ in: a control variate
[owen2000]. The gradient of its logarithm in the population is what I leaves out.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import softmax

from bedding.model.inference.population.around import Around
from bedding.model.inference.population.draws import PersonDraws
from bedding.model.inference.population.hyperprior import MEAN, SD, SLOPE, Level
from bedding.model.inference.population.surrogate import Surrogate

_ENOUGH: Final = 20.0
"""Points that are worth fewer draws correct nothing: the normal likelihood stands alone."""


class Correction(NamedTuple):
    """What normal likelihoods leave out of the log density of a population.

    Attributes:
        tilt: Its gradient, in numbers that are standard normal beforehand.
        chance: The covariance that chance in the points gives the gradient.
    """

    tilt: Float[np.ndarray, " hyper"]
    chance: Float[np.ndarray, "hyper hyper"]


def nothing_left(hyper: int) -> Correction:
    """Return no correction at all."""
    return Correction(np.zeros(hyper), np.zeros((hyper, hyper)))


def expected(level: Level, covariates: Float[np.ndarray, " covariate"]) -> Around:
    """Return where a population expects a person with these covariates."""
    middle = level.mean + covariates @ level.slopes
    return Around(np.asarray(middle), np.asarray(level.sd))


def correction_at(
    level: Level,
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    surrogates: Sequence[Surrogate | None],
) -> Correction:
    """Return what normal likelihoods leave out at one population.

    Args:
        level: The population.
        persons: With their points.
        covariates: Standardised.
        surrogates: The normal likelihood of each.
    """
    numbers = len(level.mean)
    hyper = numbers * (2 + covariates.shape[1])
    tilt, chance = np.zeros(hyper), np.zeros((hyper, hyper))
    for person, own, guess in zip(persons, covariates, surrogates, strict=True):
        if guess is None:
            continue
        around = expected(level, own)
        points = person.whole_line.astype(float)
        drawn = around.log_density(points) - person.log_proposal
        told = softmax(drawn + person.log_likelihood)
        if 1.0 / np.sum(told**2) < _ENOUGH:
            continue
        guessed = softmax(drawn + guess.log_likelihood(points))
        slope = _slopes((points - around.mean) / around.sd, around.sd, own)
        by_answers, by_guess = told @ slope, guessed @ slope
        tilt += by_answers - by_guess
        moved = told[:, None] * (slope - by_answers)
        moved -= guessed[:, None] * (slope - by_guess)
        chance += moved.T @ moved
    return Correction(tilt, chance)


def _slopes(
    off: Float[np.ndarray, "draw number"],
    sd: Float[np.ndarray, " number"],
    covariates: Float[np.ndarray, " covariate"],
) -> Float[np.ndarray, "draw hyper"]:
    """Return the gradient of the log density of a population at points, `off` from its middle."""
    along = off / sd
    rising = (MEAN * along)[:, None, :]
    widening = (SD[1] * (off**2 - 1.0))[:, None, :]
    sloping = SLOPE * covariates[:, None] * along[:, None, :]
    return np.concatenate([rising, widening, sloping], axis=1).reshape(len(off), -1)
