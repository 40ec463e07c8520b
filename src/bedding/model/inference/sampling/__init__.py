"""The full run: many short chains on one density, and whether their draws can be trusted."""

from bedding.model.inference.sampling.chains import Chains, Phase
from bedding.model.inference.sampling.diagnosis import (
    DIVERGENT,
    EFFECTIVE,
    SETTLED,
    Diagnosis,
    diagnose,
)
from bedding.model.inference.sampling.errors import OtherRunError, StartsError
from bedding.model.inference.sampling.running import begin, blocks, sample

__all__ = [
    "DIVERGENT", "EFFECTIVE", "SETTLED", "Chains", "Diagnosis", "OtherRunError", "Phase",
    "StartsError", "begin", "blocks", "diagnose", "sample",
]  # fmt: skip
