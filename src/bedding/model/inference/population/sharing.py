"""Every person again, now with what the population says of persons beforehand."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.population.draws import PersonDraws
from bedding.model.inference.population.hyperprior import Level


class Shared(NamedTuple):
    """Everybody, given everybody's answers.

    Attributes:
        draws: Numbers of each person on the whole line; a draw belongs to that of the population.
        effective: How many independent draws each person's points are worth, the lower tenth
            over the draws of the population; infinite where a person has no points.
        shrinkage: Variance of each number over its variance between persons [0 to 1]: 1 where
            all that is known comes from the others, near 0 where it comes from own answers.
    """

    draws: Float[np.ndarray, "person draw number"]
    effective: Float[np.ndarray, " person"]
    shrinkage: Float[np.ndarray, "person number"]


def shared(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    level: Level,
    *,
    seed: int,
) -> Shared:
    """Return everybody, partially pooled.

    Args:
        persons: With their points.
        covariates: Standardised.
        level: Draws of the population, axis `draw` first.
        seed: Of all chance; each person has a stream of their own.
    """
    mean, sd = np.asarray(level.mean), np.asarray(level.sd)
    drawn = np.empty((len(persons), *mean.shape), dtype=np.float32)
    effective = np.full(len(persons), np.inf)
    shrinkage = np.ones((len(persons), mean.shape[1]))
    for place, person in enumerate(persons):
        random = np.random.default_rng([seed, place])
        middle = mean + np.einsum("c,dcn->dn", covariates[place], level.slopes)
        if not len(person.whole_line):
            drawn[place] = middle + sd * random.normal(size=middle.shape)
            continue
        weights = _weights(person, middle, sd)
        effective[place] = np.quantile(1.0 / np.sum(weights**2, axis=0), 0.1)
        marks = random.uniform(size=len(middle))
        places = (np.cumsum(weights, axis=0) < marks).sum(axis=0)
        drawn[place] = person.whole_line[np.minimum(places, len(weights) - 1)]
        shrinkage[place] = _shrinkage(person, weights, middle, sd)
    return Shared(drawn, effective, shrinkage)


def _weights(
    person: PersonDraws,
    middle: Float[np.ndarray, "draw number"],
    sd: Float[np.ndarray, "draw number"],
) -> Float[np.ndarray, "point draw"]:
    """Return the weights of a person's points under each draw of the population; sums are 1."""
    points = person.whole_line.astype(float)
    precise = sd**-2
    # Terms that a point doesn't enter go with the sum.
    log_weights = points**2 @ (-0.5 * precise).T + points @ (middle * precise).T
    log_weights += (person.log_likelihood - person.log_proposal)[:, None]
    weights = np.exp(log_weights - log_weights.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


def _shrinkage(
    person: PersonDraws,
    weights: Float[np.ndarray, "point draw"],
    middle: Float[np.ndarray, "draw number"],
    sd: Float[np.ndarray, "draw number"],
) -> Float[np.ndarray, " number"]:
    """Return how much of what is known of each number comes from the others [0 to 1]."""
    points = person.whole_line.astype(float)
    centre = weights.T @ points
    variance = weights.T @ points**2 - centre**2
    return np.asarray(np.clip(np.mean(variance / sd**2, axis=0), 0.0, 1.0))
