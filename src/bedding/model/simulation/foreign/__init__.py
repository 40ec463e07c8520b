"""Diaries by other people's models: none is our mechanism, each has its source and its truth."""

from bedding.model.simulation.foreign.catalogue import (
    CHECK_IN,
    FOREIGN,
    Foreign,
    Pole,
    foreign_diary,
)

__all__ = ["CHECK_IN", "FOREIGN", "Foreign", "Pole", "foreign_diary"]
