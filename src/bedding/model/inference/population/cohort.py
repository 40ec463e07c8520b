"""The normal likelihoods of a cohort as padded arrays, persons on the last axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import jax.numpy as jnp
import numpy as np
from jax.tree_util import register_dataclass
from jaxtyping import Array, Float

from bedding.model.inference.person import PERSON
from bedding.model.inference.population.surrogate import Surrogate

_FEWEST: Final = 32
"""Shortest axis of persons; longer ones grow by half or a third in turn."""


@register_dataclass
@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """What everybody's answers say, as normal likelihoods, and what these leave out.

    Attributes:
        slope: h of each person.
        precision: P of each person; 0 like h for one who only fills up, who says nothing so.
        covariates: Standardised.
        tilt: Gradient of what the normal likelihoods leave out, in the numbers of the population
            that are standard normal beforehand.
        bend: Second derivative of that.
        centre: Where both were taken.
        reach: How far from there, number by number, it goes on growing [prior standard deviation].
    """

    slope: Float[Array, "number person"]
    precision: Float[Array, "number number person"]
    covariates: Float[Array, "covariate person"]
    tilt: Float[Array, " hyper"]
    bend: Float[Array, "hyper hyper"]
    centre: Float[Array, " hyper"]
    reach: Float[Array, " hyper"]


def cohort_of(
    surrogates: Sequence[Surrogate | None],
    covariates: Float[np.ndarray, "person covariate"],
    hyper: int,
) -> Cohort:
    """Return the arrays of everyone who has a likelihood, with nothing left out as yet."""
    there = [guess for guess in surrogates if guess is not None]
    known = np.array([guess is not None for guess in surrogates])
    count, wide, numbers = len(there), bucket(len(there)), len(PERSON)
    slope = np.zeros((numbers, wide))
    precision = np.zeros((numbers, numbers, wide))
    given = np.zeros((covariates.shape[1], wide))
    slope[:, :count] = np.stack([guess.slope for guess in there], axis=-1)
    precision[..., :count] = np.stack([guess.precision for guess in there], axis=-1)
    given[:, :count] = covariates[known].T
    return Cohort(
        slope=jnp.asarray(slope),
        precision=jnp.asarray(precision),
        covariates=jnp.asarray(given),
        tilt=jnp.zeros(hyper),
        bend=jnp.zeros((hyper, hyper)),
        centre=jnp.zeros(hyper),
        reach=jnp.ones(hyper),
    )


def bucket(persons: int) -> int:
    """Return how many persons are computed: 32, 48, 64, 96, 128, 192 and so on.

    So cohorts of about one size share a compiled program.
    """
    whole = max(_FEWEST, 1 << (persons - 1).bit_length())
    short = whole * 3 // 4
    return short if persons <= short and short > _FEWEST else whole
