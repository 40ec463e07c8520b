"""The full run behind a fit: chains on the same density, from where the weighted draws ended."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from bedding.model.inference.log_density import log_density, split
from bedding.model.inference.record import Record
from bedding.model.inference.sampling import Chains, Diagnosis, begin, sample
from bedding.model.inference.weighing import Weighted, picked

Watch = Callable[[Chains, Diagnosis], bool]
"""Told after every block of a full run where it stands; where it says no, the run stops."""
_NEAR: Final = 400
"""Draws of the fit at once that tell a full run where to begin."""


def drawn_in_full(
    record: Record,
    weighted: Weighted,
    *,
    seed: int,
    watch: Watch | None = None,
    kept: Mapping[str, np.ndarray] | None = None,
) -> tuple[Weighted, Diagnosis] | None:
    """Return equally weighted draws of many chains, and how far they can be trusted.

    None where `watch` stopped the run before it was over.

    Args:
        record: What the person reported.
        weighted: Draws of the fit at once; where the chains begin, and nothing else.
        seed: Of all chance.
        watch: Told after every block.
        kept: What `Chains.arrays` gave when the run was stopped; it goes on from there.

    Raises:
        StartsError: The density is finite at too few of the draws.
        OtherRunError: What was kept belongs to another record or version.
    """
    if kept is None:
        chances = np.random.default_rng([seed, 1])
        near = picked(weighted.log_weights, _NEAR, chances)
        whole_line = np.concatenate(
            [weighted.person[near], weighted.residuals[near].reshape(_NEAR, -1)], axis=1
        )
        chains = begin(log_density, record, whole_line, seed=seed)
    else:
        chains = Chains.of(kept)
    chains, diagnosis = sample(log_density, record, chains, watch=watch)
    if not chains.over:
        return None
    person, residuals = split(chains.together)
    return Weighted(
        person=person,
        residuals=residuals,
        log_weights=np.full(len(person), -np.log(len(person))),
        khat=weighted.khat,
        evidence=weighted.evidence,
    ), diagnosis
