"""Findings of others that the model must show, each with an experiment on the model."""

from bedding.model.validation.registry import TARGETS, targets
from bedding.model.validation.target import (
    Curve,
    Figure,
    Measurement,
    Picture,
    Setting,
    Target,
)

__all__ = [
    "TARGETS", "Curve", "Figure", "Measurement", "Picture", "Setting", "Target", "targets",
]  # fmt: skip
