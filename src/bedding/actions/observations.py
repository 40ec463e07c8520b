"""A diary becomes what the model takes: episodes that happened, and answers to explain."""

from bedding.model.inference.diary import (
    WAITING,
    Observed,
    episodes_of,
    observations_of,
    observe,
)

__all__ = ["WAITING", "Observed", "episodes_of", "observations_of", "observe"]
