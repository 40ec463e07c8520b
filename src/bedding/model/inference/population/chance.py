"""What chance in the points does to a population, person by person."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float
from scipy.special import softmax

from bedding.model.inference.population.around import Around
from bedding.model.inference.population.draws import PersonDraws
from bedding.model.inference.population.hyperprior import MEAN, SD, SLOPE, Level
from bedding.model.inference.population.surrogate import Surrogate


def expected(level: Level, covariates: Float[np.ndarray, " covariate"]) -> Around:
    """Return where a population expects a person with these covariates."""
    middle = level.mean + covariates @ level.slopes
    return Around(np.asarray(middle), np.asarray(level.sd))


def chance(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    surrogates: Sequence[Surrogate | None],
    level: Level,
) -> Float[np.ndarray, "hyper hyper"]:
    """Return the covariance that chance in the points gives the gradient of the log density.

    By how far each point moves the gradient of what its person says: with the likelihood, less
    what it moves with the normal one.

    Args:
        persons: With their points.
        covariates: Standardised.
        surrogates: The normal likelihood of each.
        level: Where the gradient is taken.
    """
    numbers = len(level.mean)
    hyper = numbers * (2 + covariates.shape[1])
    total = np.zeros((hyper, hyper))
    for person, own, guess in zip(persons, covariates, surrogates, strict=True):
        if guess is None:
            continue
        around = expected(level, own)
        points = person.whole_line.astype(float)
        drawn = around.log_density(points) - person.log_proposal
        told = softmax(drawn + person.log_likelihood)
        guessed = softmax(drawn + guess.log_likelihood(points))
        off = (points - around.mean) / around.sd
        along = off / around.sd
        rising = (MEAN * along)[:, None, :]
        widening = (SD[1] * (off**2 - 1.0))[:, None, :]
        sloping = SLOPE * own[:, None] * along[:, None, :]
        slope = np.concatenate([rising, widening, sloping], axis=1).reshape(-1, hyper)
        moved = told[:, None] * (slope - told @ slope)
        moved -= guessed[:, None] * (slope - guessed @ slope)
        total += moved.T @ moved
    return total
