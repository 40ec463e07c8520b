"""Every person again, now with what the population says of persons beforehand.

A person's points are weighted for the most probable population, where they lie well. For any
other population the chosen point is carried over by the map that takes the one normal posterior
of this person to the other: exact where the likelihood is normal, and close where it nearly is.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.pareto import smoothed
from bedding.model.inference.population.correction import expected
from bedding.model.inference.population.draws import PersonDraws, worth
from bedding.model.inference.population.hyperprior import Level
from bedding.model.inference.population.surrogate import Surrogate
from bedding.model.inference.weighing import picked


class Shared(NamedTuple):
    """Everybody, given everybody's answers.

    Attributes:
        draws: Numbers of each person on the whole line; a draw belongs to that of the population.
        effective: How many independent draws each person's points are worth under the most
            probable population; infinite where a person has no points.
        shrinkage: Variance of each number over its variance between persons [0 to 1]: 1 where
            all that is known comes from the others, near 0 where it comes from own answers.
    """

    draws: Float[np.ndarray, "person draw number"]
    effective: Float[np.ndarray, " person"]
    shrinkage: Float[np.ndarray, "person number"]


def shared(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    surrogates: Sequence[Surrogate | None],
    mode: Level,
    level: Level,
    *,
    seed: int,
) -> Shared:
    """Return everybody, partially pooled.

    Args:
        persons: With their points.
        covariates: Standardised.
        surrogates: The normal likelihood of each.
        mode: The most probable population.
        level: Draws of the population, axis `draw` first.
        seed: Of all chance; each person has a stream of their own.
    """
    mean, sd = np.asarray(level.mean), np.asarray(level.sd)
    drawn = np.empty((len(persons), *mean.shape), dtype=np.float32)
    effective = np.full(len(persons), np.inf)
    shrinkage = np.ones((len(persons), mean.shape[1]))
    everyone = zip(persons, covariates, surrogates, strict=True)
    for place, (person, own, guess) in enumerate(everyone):
        random = np.random.default_rng([seed, place])
        middle = mean + np.einsum("c,dcn->dn", own, level.slopes)
        if guess is None:
            drawn[place] = middle + sd * random.normal(size=middle.shape)
            continue
        around = expected(mode, own)
        weights = person.raw_weights(around)
        effective[place] = worth(weights)
        chosen = random.permutation(picked(smoothed(weights)[0], len(middle), random))
        here = _posterior(guess, around.mean[None], around.sd[None])
        there = _posterior(guess, middle, sd)
        off = (person.whole_line[chosen] - here.centre) @ np.linalg.inv(here.root[0]).T
        drawn[place] = there.centre + np.einsum("dij,dj->di", there.root, off)
        shrinkage[place] = np.clip(np.mean(there.shrinkage, axis=0), 0.0, 1.0)
    return Shared(drawn, effective, shrinkage)


class _Posterior(NamedTuple):
    """A person's normal posterior under several populations.

    Attributes:
        centre: Its middle.
        root: Lower root of its covariance.
        shrinkage: Variance of each number over its variance between persons.
    """

    centre: Float[np.ndarray, "draw number"]
    root: Float[np.ndarray, "draw number number"]
    shrinkage: Float[np.ndarray, "draw number"]


def _posterior(
    guess: Surrogate,
    mean: Float[np.ndarray, "draw number"],
    sd: Float[np.ndarray, "draw number"],
) -> _Posterior:
    """Return the posterior, given a normal likelihood.

    With D the diagonal of sd, the covariance is D (1 + D P D)^-1 D: a form without 1/sd, since in
    a cohort of few the population can be drawn with hardly any distance between persons.
    """
    apart = sd[:, :, None]
    within = np.eye(mean.shape[1]) + apart * guess.precision * sd[:, None, :]
    share = np.linalg.inv(within)
    pull = sd * (guess.slope - mean @ guess.precision)
    centre = mean + sd * np.einsum("dij,dj->di", share, pull)
    root = np.linalg.cholesky(share)
    return _Posterior(centre, apart * root, np.square(root).sum(axis=-1))
