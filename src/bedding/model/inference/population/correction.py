r"""What normal likelihoods leave out, from the points, and how far chance in these moves it.

With points t_s drawn from q, and an estimate L of the likelihood at each, a person says

    p(answers | population) = mean of L(t_s) p(t_s | population) / q(t_s)

of a population. With a normal likelihood N near L, whose integral I is known, that is as well

    I * (mean of L p / q) / (mean of N p / q)

Both means err alike, and the quotient only by what L and N differ in: a control variate
[owen2000]. What I leaves out of the log density of a population is the logarithm of the quotient.
Of that the first and the second derivative are taken at one population: with s and K the first and
the second derivative of log p(t | population), and E the mean over the points, weighted,

    first   E s        second   E K + E s s' - E s E s'

by the answers, minus the same by the normal likelihood (Fisher's and Louis' identities).
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
        bend: Its second derivative.
        chance: The covariance that chance in the points gives the gradient.
    """

    tilt: Float[np.ndarray, " hyper"]
    bend: Float[np.ndarray, "hyper hyper"]
    chance: Float[np.ndarray, "hyper hyper"]


def nothing_left(hyper: int) -> Correction:
    """Return no correction at all."""
    return Correction(np.zeros(hyper), *np.zeros((2, hyper, hyper)))


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
    tilt, bend, chance = nothing_left(hyper)
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
        off = (points - around.mean) / around.sd
        slope = _slopes(off, around.sd, own)
        by_answers, moved_told, spread_told = _moments(told, slope)
        by_guess, moved_guessed, spread_guessed = _moments(guessed, slope)
        moved = moved_told - moved_guessed
        # A quotient of two means over points is off by this much, to the first order.
        biased = guessed @ moved_guessed - told @ moved_told
        tilt += by_answers - by_guess - biased
        bend += spread_told - spread_guessed
        bend += _bent((told - guessed) @ off, (told - guessed) @ off**2, around.sd, own)
        chance += moved.T @ moved
    return Correction(tilt, bend, chance)


def _moments(
    weights: Float[np.ndarray, " draw"], slope: Float[np.ndarray, "draw hyper"]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean of slopes, what each point adds to its error, and their covariance."""
    mean = weights @ slope
    moved = weights[:, None] * (slope - mean)
    return mean, moved, moved.T @ slope


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


def _bent(
    off: Float[np.ndarray, " number"],
    square: Float[np.ndarray, " number"],
    sd: Float[np.ndarray, " number"],
    covariates: Float[np.ndarray, " covariate"],
) -> Float[np.ndarray, "hyper hyper"]:
    """Return the second derivative of the log density of a population at a point.

    It is linear in how far the point is off the middle, and in the square of that: so a mean of it
    is found from their means. What doesn't depend on the point is left out: of a difference it
    falls away.

    Args:
        off: From the middle [sd].
        square: Of that.
        sd: Between persons.
        covariates: Standardised.
    """
    numbers = len(sd)
    moves = np.concatenate([[MEAN, 0.0], SLOPE * covariates])
    # By what moves the middle, by number, and the same again.
    bent = np.zeros((len(moves), numbers, len(moves), numbers))
    each = np.arange(numbers)
    crossed = -2.0 * SD[1] * moves[:, None] * off / sd
    bent[:, each, 1, each] += crossed
    bent[1, each, :, each] += crossed.T
    bent[1, each, 1, each] += -2.0 * SD[1] ** 2 * square
    return bent.reshape(len(moves) * numbers, -1)
