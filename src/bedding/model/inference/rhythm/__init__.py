"""The rhythm of the other: phases or none, how long a round takes, what the past tells."""

from bedding.model.inference.rhythm.days import TOLD
from bedding.model.inference.rhythm.finding import find_rhythm
from bedding.model.inference.rhythm.result import SURE, Gain, Rhythm, Shape

__all__ = ["SURE", "TOLD", "Gain", "Rhythm", "Shape", "find_rhythm"]
