"""What is supposed of a cohort before anyone answered, as numbers that are standard normal.

A person's number on the whole line is standard normal over all persons that the table of
parameters has in mind. A cohort is some of them: its mean lies within that spread, and its members
differ less from each other than anyone from anyone. With the sizes below, somebody from a cohort
that nobody knows has a variance of .49 + .59 = 1.08, next to the 1 that the table declares. All
three sizes are chosen, not measured.
"""

from typing import Final, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from bedding.model.inference.person import PERSON

MEAN: Final = 0.7
"""Standard deviation of a cohort's mean [declared standard deviation over persons]."""
SD: Final = (0.6, 0.5)
"""Median of the standard deviation within a cohort, and the spread of its logarithm."""
SLOPE: Final = 0.4
"""Standard deviation of what a standard deviation of a covariate moves."""


class Level(NamedTuple):
    """A population: how its persons' numbers are distributed on the whole line.

    The number of a person with covariates x is normal with mean + x slopes, and sd.

    Attributes:
        mean: Of a person with average covariates.
        sd: Between persons with the same covariates.
        slopes: What a standard deviation of each covariate moves.
    """

    mean: Float[Array | np.ndarray, "*axes number"]
    sd: Float[Array | np.ndarray, "*axes number"]
    slopes: Float[Array | np.ndarray, "*axes covariate number"]


def size(covariates: int) -> int:
    """Return how many numbers describe a population with so many covariates."""
    return len(PERSON) * (2 + covariates)


def level_of(whole_line: Float[Array, "*axes hyper"]) -> Level:
    """Return the population that standard normal numbers describe.

    Args:
        whole_line: Means, then logarithms of standard deviations, then slopes by covariate.
    """
    count = len(PERSON)
    mean, log_sd, slopes = jnp.split(whole_line, [count, 2 * count], axis=-1)
    return Level(
        mean=MEAN * mean,
        sd=SD[0] * jnp.exp(SD[1] * log_sd),
        slopes=SLOPE * slopes.reshape(*slopes.shape[:-1], -1, count),
    )


def whole_line_of(
    mean: Float[np.ndarray, " number"],
    sd: Float[np.ndarray, " number"],
    slopes: Float[np.ndarray, "covariate number"],
) -> Float[np.ndarray, " hyper"]:
    """Return the standard normal numbers that describe a population."""
    return np.concatenate(
        [mean / MEAN, np.log(sd / SD[0]) / SD[1], (slopes / SLOPE).ravel()]
    )
