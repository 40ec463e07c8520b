"""What chance in the points does to a population, person by person."""

from collections.abc import Iterator, Sequence

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp

from bedding.model.inference.population.around import Around
from bedding.model.inference.population.draws import PersonDraws
from bedding.model.inference.population.hyperprior import MEAN, SD, SLOPE, Level


def expected(level: Level, covariates: Float[np.ndarray, " covariate"]) -> Around:
    """Return where a population expects a person with these covariates."""
    return Around(
        np.asarray(level.mean + covariates @ level.slopes), np.asarray(level.sd)
    )


def shares(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    level: Level,
) -> Float[np.ndarray, " person"]:
    """Return how far the known error of each person's points is taken out [0 to 1].

    The slope of the weights with the likelihood on those without it, which leaves least chance.
    """
    found = np.ones(len(persons))
    for place, (told, drawn, _) in _weights(persons, covariates, level):
        known = drawn - 1.0 / len(drawn)
        spread = known @ known
        if spread > 0.0:
            found[place] = np.clip(known @ told / spread, 0.0, 1.0)
    return found


def chance(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    level: Level,
    share: Float[np.ndarray, " person"],
) -> Float[np.ndarray, "hyper hyper"]:
    """Return the covariance that chance in the points gives the gradient of the log density.

    By how far each point moves the gradient of what its person says.

    Args:
        persons: With points.
        covariates: Standardised.
        level: Where the gradient is taken.
        share: As the density was computed with.
    """
    numbers = len(level.mean)
    hyper = numbers * (2 + covariates.shape[1])
    total = np.zeros((hyper, hyper))
    for place, (told, drawn, off) in _weights(persons, covariates, level):
        along = off / level.sd
        rising = (MEAN * along)[:, None, :]
        widening = (SD[1] * (off**2 - 1.0))[:, None, :]
        sloping = SLOPE * covariates[place][:, None] * along[:, None, :]
        slope = np.concatenate([rising, widening, sloping], axis=1).reshape(-1, hyper)
        moved = told[:, None] * (slope - told @ slope)
        moved -= share[place] * drawn[:, None] * (slope - drawn @ slope)
        total += moved.T @ moved
    return total


def _weights(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    level: Level,
) -> Iterator[tuple[int, tuple[np.ndarray, np.ndarray, np.ndarray]]]:
    """Walk the weights with and without the likelihood, and the points in standard deviations."""
    for place, person in enumerate(persons):
        if not len(person.whole_line):
            continue
        around = expected(level, covariates[place])
        points = person.whole_line.astype(float)
        drawn = around.log_density(points) - person.log_proposal
        told = drawn + person.log_likelihood
        off = (points - around.mean) / around.sd
        yield (
            place,
            (np.exp(told - logsumexp(told)), np.exp(drawn - logsumexp(drawn)), off),
        )
