"""How things moved from week to week: numbers of the person, and what the other did."""

from bedding.model.inference.change.following import follow_changes
from bedding.model.inference.change.other import follow_other
from bedding.model.inference.change.result import SURE, Changes, Path
from bedding.model.inference.change.varying import QUANTITIES

__all__ = ["QUANTITIES", "SURE", "Changes", "Path", "follow_changes", "follow_other"]
