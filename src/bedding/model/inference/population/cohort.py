"""The points of many persons as padded arrays, in parts of one size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import jax.numpy as jnp
import numpy as np
from jax.tree_util import register_dataclass
from jaxtyping import Array, Float

from bedding.model.inference.population.draws import PersonDraws

TOGETHER: Final = 32
"""Persons of a chunk; sums run over chunks in order, so memory stays bounded."""
_NEVER: Final = -1e30
"""Log weight of a point that only fills up."""


@register_dataclass
@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Persons who have as many points, in single floats.

    Attributes:
        points: Numbers of each person on the whole line.
        told: Log likelihood minus log proposal at each point, largest 0 for each person.
        drawn: Minus the log proposal at each point, minus the log of how many there are.
        share: How far the error of `drawn` is that of `told` as well, see `density` [0 to 1].
        covariates: Of each person, standardised.
        there: 1 for a person, 0 for what only fills up.
        constant: What was taken off `told`, summed over all persons.
    """

    points: Float[Array, "chunk person draw number"]
    told: Float[Array, "chunk person draw"]
    drawn: Float[Array, "chunk person draw"]
    share: Float[Array, "chunk person"]
    covariates: Float[Array, "chunk person covariate"]
    there: Float[Array, "chunk person"]
    constant: Float[Array, ""]


def parts_of(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    shares: Float[np.ndarray, " person"],
) -> tuple[Part, ...]:
    """Return everyone who has points, in parts by how many points they have, fewest first."""
    counts = np.array([len(each.whole_line) for each in persons])
    return tuple(
        _part(
            [each for each in persons if len(each.whole_line) == count],
            covariates[counts == count],
            shares[counts == count],
        )
        for count in np.unique(counts[counts > 0])
    )


def _part(
    persons: Sequence[PersonDraws],
    covariates: Float[np.ndarray, "person covariate"],
    shares: Float[np.ndarray, " person"],
) -> Part:
    chunks = bucket(-(-len(persons) // TOGETHER))
    missing = chunks * TOGETHER - len(persons)

    def chunked(values: np.ndarray, fill: float = 0.0) -> Array:
        wide = np.concatenate([values, np.full((missing, *values.shape[1:]), fill)])
        single = wide.astype(np.float32)
        return jnp.asarray(single.reshape(chunks, TOGETHER, *values.shape[1:]))

    told = np.stack(
        [np.asarray(one.log_likelihood - one.log_proposal, float) for one in persons]
    )
    most = told.max(axis=1, keepdims=True)
    count = told.shape[1]
    return Part(
        points=chunked(np.stack([one.whole_line for one in persons])),
        told=chunked(np.maximum(told - most, _NEVER)),
        drawn=chunked(-np.stack([one.log_proposal for one in persons]) - np.log(count)),
        share=chunked(shares),
        covariates=chunked(covariates),
        there=chunked(np.ones(len(persons))),
        constant=jnp.asarray(np.sum(most - np.log(count))),
    )


def bucket(chunks: int) -> int:
    """Return how many chunks are computed: 1, 2, 3, 4, 6, 8, 12, 16 and so on.

    So cohorts of about one size share a compiled program.
    """
    whole = 1 << (chunks - 1).bit_length()
    short = whole * 3 // 4
    return short if chunks <= short and whole > 2 else whole
