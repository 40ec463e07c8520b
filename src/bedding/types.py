"""What travels between the rooms of the program, and the names of the axes.

Axes of arrays, the same everywhere: `time` (oldest first), `state`, `channel`, `person`,
`chain`, `draw`. Inside the program time is in days since the first moment of a diary,
rates are per day, and scales run from 0 to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

INPUTS: Final = (
    "contact",
    "warmth",
    "threat",
    "amends",
    "answered",
    "openness",
    "stress",
)
"""What the other does, and what comes from outside: names a codebook may map to."""

CHANNELS: Final = ("arousal", "pull", "self", "expect", "mood", "closeness", "voice")
"""What a person reports of themselves: names a codebook may map to."""


WEEKLY: Final = ("week_alarm", "week_voice", "week_division", "week_hope", "week_self")
"""What a person reports once a week, looking back on it: names a codebook may map to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One thing that a person reported, on the scale it was asked on.

    Attributes:
        name: One of `CHANNELS` or `WEEKLY`.
        values: The answers [low to high], NaN where there is none.
        low: The lowest answer possible, after reversing: always the least of what `name` says.
        high: The highest answer possible.
        levels: How many different answers the scale has, or None when it is continuous.
    """

    name: str
    values: Float[np.ndarray, " time"]
    low: float
    high: float
    levels: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """What one person wrote down, oldest first.

    Attributes:
        person: How the source names the person.
        times: When each entry was made [day since the first entry], strictly increasing.
        inputs: What the other did at each entry [0 to 1], NaN where nothing is known; keys are
            from `INPUTS`.
        channels: What the person reported; keys are from `CHANNELS` and `WEEKLY`.
    """

    person: str
    times: Float[np.ndarray, " time"]
    inputs: Mapping[str, Float[np.ndarray, " time"]]
    channels: Mapping[str, Channel]
