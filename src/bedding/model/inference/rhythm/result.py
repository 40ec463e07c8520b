"""What is known of the other's rhythm: phases or none, how long a round takes, how far apart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Float, Int

SURE: Final = 0.9
"""From which probability phases, and their return, are spoken of; chosen."""


class Shape(StrEnum):
    """What kind of rhythm there is."""

    TOO_LITTLE = "too_little"
    """Too few days of which anything is known."""
    EVEN = "even"
    """No cycle was found: that every day is drawn as every other is at least as probable."""
    UNCLEAR = "unclear"
    """Phases are more probable than none, but not sure enough to be spoken of."""
    PHASES = "phases"
    """There are phases, but no round was seen often enough to be called one."""
    CYCLE = "cycle"
    """Phases return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """How much better the next day is told with memory of the days before than from base rates.

    Attributes:
        log: Mean over days of the difference in log score [nat]; above 0, the past helps.
        error: Its standard error, days close in time allowed to be alike.
        days: How many days were foretold.
    """

    log: float
    error: float
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The rhythm of the other; draws are equally weighted, and only from descriptions with phases.

    Attributes:
        shape: What kind of rhythm there is.
        memory: Probability that there are phases [0 to 1]; half beforehand.
        phases: Probability of each number of phases, from one on [0 to 1].
        regular: Given phases, the probability that they last about as long each time [0 to 1].
        returns: Given phases, the probability that the furthest phase began three times [0 to 1].
        cycle: From one beginning of the furthest phase to the next, on average [day].
        contrast: By what is told, the nearest phase minus the furthest [-1 to 1].
        lasts: How long the furthest phase lasts on average [day].
        days: The first day, and after it every day in turn [day].
        furthest: Probability of the furthest phase on each day [0 to 1].
        gain: What memory is worth in telling the next day; None where too few could be told.
        effective: How many independent draws these are worth.
    """

    shape: Shape
    memory: float = float("nan")
    phases: tuple[float, ...] = ()
    regular: float = float("nan")
    returns: float = float("nan")
    cycle: Float[np.ndarray, " draw"]
    contrast: dict[str, Float[np.ndarray, " draw"]]
    lasts: Float[np.ndarray, " draw"]
    days: Int[np.ndarray, " day"]
    furthest: Float[np.ndarray, " day"]
    gain: Gain | None = None
    effective: float = 0.0
