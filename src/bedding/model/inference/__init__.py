"""From a diary back to the person: draws, how far they can be trusted, and the rivals."""

from bedding.model.inference.fitting import (
    FEWEST,
    fit,
    fit_at_once,
    fit_in_full,
    fit_many,
    posterior,
)
from bedding.model.inference.log_density import log_density
from bedding.model.inference.observations import Observations
from bedding.model.inference.person import PERSON, constrained, unconstrained
from bedding.model.inference.record import Record, placed
from bedding.model.inference.result import ChannelDraws, Fit, FitState, Lead, Scores
from bedding.model.inference.rivals import RIVALS
from bedding.model.inference.sampling import Chains, Diagnosis
from bedding.model.inference.selecting import Selected, selected

__all__ = [
    "FEWEST", "PERSON", "RIVALS", "Chains", "ChannelDraws", "Diagnosis", "Fit", "FitState",
    "Lead", "Observations", "Record", "Scores", "Selected", "constrained", "fit", "fit_at_once", "fit_in_full",
    "fit_many", "log_density", "placed", "posterior", "selected", "unconstrained",
]  # fmt: skip
