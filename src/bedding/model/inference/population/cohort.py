"""The points of many persons as padded arrays, in parts of one size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import jax.numpy as jnp
import numpy as np
from jax.tree_util import register_dataclass
from jaxtyping import Array, Float

from bedding.model.inference.population.draws import PersonDraws
from bedding.model.inference.population.surrogate import Surrogate

TOGETHER: Final = 32
"""Persons of a chunk; sums run over chunks in order, so memory stays bounded."""


@register_dataclass
@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Persons who have as many points.

    Attributes:
        points: Numbers of each person on the whole line, in single floats.
        told: Log likelihood minus log proposal at each point, likewise.
        guessed: Log of the normal likelihood minus log proposal, likewise.
        slope: h of the normal likelihood.
        precision: P of it.
        covariates: Of each person, standardised.
        there: 1 for a person, 0 for what only fills up.
    """

    points: Float[Array, "chunk person draw number"]
    told: Float[Array, "chunk person draw"]
    guessed: Float[Array, "chunk person draw"]
    slope: Float[Array, "chunk person number"]
    precision: Float[Array, "chunk person number number"]
    covariates: Float[Array, "chunk person covariate"]
    there: Float[Array, "chunk person"]


def parts_of(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    surrogates: Sequence[Surrogate | None],
) -> tuple[Part, ...]:
    """Return everyone who has points, in parts by how many points they have, fewest first."""
    counts = np.array([len(each.whole_line) for each in persons])
    return tuple(
        _part(
            [
                (person, guess)
                for person, guess in zip(persons, surrogates, strict=True)
                if guess is not None and len(person.whole_line) == count
            ],
            covariates[counts == count],
        )
        for count in np.unique(counts[counts > 0])
    )


def _part(
    persons: Sequence[tuple[PersonDraws, Surrogate]],
    covariates: Float[np.ndarray, "person covariate"],
) -> Part:
    chunks = bucket(-(-len(persons) // TOGETHER))
    missing = chunks * TOGETHER - len(persons)

    def chunked(values: Sequence[np.ndarray] | np.ndarray, kind: str) -> Array:
        each = np.asarray(values, dtype=kind)
        wide = np.concatenate([each, np.zeros((missing, *each.shape[1:]), kind)])
        return jnp.asarray(wide.reshape(chunks, TOGETHER, *each.shape[1:]))

    told = [one.log_likelihood - one.log_proposal for one, _ in persons]
    guessed = [
        guess.log_likelihood(one.whole_line.astype(float)) - one.log_proposal
        for one, guess in persons
    ]
    return Part(
        points=chunked([one.whole_line for one, _ in persons], "float32"),
        # A constant of each person's own moves no population, and small numbers keep digits.
        told=chunked([each - each.max() for each in told], "float32"),
        guessed=chunked([each - each.max() for each in guessed], "float32"),
        slope=chunked([guess.slope for _, guess in persons], "float64"),
        precision=chunked([guess.precision for _, guess in persons], "float64"),
        covariates=chunked(covariates, "float64"),
        there=chunked(np.ones(len(persons)), "float64"),
    )


def bucket(chunks: int) -> int:
    """Return how many chunks are computed: 1, 2, 3, 4, 6, 8, 12, 16 and so on.

    So cohorts of about one size share a compiled program.
    """
    whole = 1 << (chunks - 1).bit_length()
    short = whole * 3 // 4
    return short if chunks <= short and whole > 2 else whole
