"""What a simulation gave, as the pages need it; the pages themselves know no model."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Float

LEAST_BOND: Final = 0.05
"""Below this there is hardly a bond, and what it consists of says nothing; chosen [0 to 1]."""


class Kind(StrEnum):
    """How a quantity is written.

    SCALE runs from 0 to 1 and is written as so many of 100. FREE has no unit and no end.
    USUAL has no unit either; 1 is as usual.
    """

    SCALE = "scale"
    FREE = "free"
    USUAL = "usual"


QUANTITIES: Final[Mapping[str, Kind]] = {
    "wanting": Kind.FREE,
    "bond": Kind.SCALE,
    "relief_share": Kind.SCALE,
    "hope": Kind.SCALE,
    "arousal": Kind.FREE,
    "stress_load": Kind.USUAL,
    "voice": Kind.SCALE,
    "self": Kind.FREE,
}
"""What the pages show, in their order: names of the model, and how each is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knobs:
    """A rhythm made from two knobs, with means that stay.

    Attributes:
        predictability: Probability that a bid is answered [0 to 1].
        contrast: How far good and bad moments lie apart [0 to 1].
    """

    predictability: float
    contrast: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What one rhythm did to many persons.

    Attributes:
        rhythm: The name of a ready-made rhythm, or the knobs it was made from.
        quantities: `QUANTITIES` by name, the mean of each day.
        warmth: Mean warmth of a moment with the other, for each person [0 to 1].
        threat: Mean hurt of a moment with the other, for each person [0 to 1].
    """

    rhythm: str | Knobs
    quantities: Mapping[str, Float[np.ndarray, "time person"]]
    warmth: Float[np.ndarray, " person"]
    threat: Float[np.ndarray, " person"]

    def shown(self, name: str) -> Float[np.ndarray, "time person"]:
        """Return a quantity, NaN where it says nothing: a share of a bond that is hardly there."""
        values = self.quantities[name]
        if name != "relief_share":
            return values
        return np.where(self.quantities["bond"] >= LEAST_BOND, values, np.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """Some rhythms, each lived by the same invented persons.

    Attributes:
        courses: One for each rhythm; person number 3 is the same in each.
        times: The end of each day [day].
        childhood: The care that the persons met as children; None for the usual start.
        without: Mechanisms that were switched off.
        then: The rhythm that followed; None when none did.
        after: When it followed [day].
        seed: Seed of all chance.
    """

    courses: tuple[Course, ...]
    times: Float[np.ndarray, " time"]
    childhood: str | None
    without: tuple[str, ...]
    then: str | None
    after: int | None
    seed: int

    @property
    def days(self) -> int:
        """How many days were played."""
        return len(self.times)

    @property
    def persons(self) -> int:
        """How many persons lived each rhythm."""
        return len(self.courses[0].warmth)

    @property
    def stretch(self) -> int:
        """How many days count as the beginning, and as the end: 30, or a third of a short play."""
        return max(min(30, self.days // 3), 1)

    def at_the_end(self, course: Course, name: str) -> Float[np.ndarray, " person"]:
        """Return each person's mean over the last stretch, NaN where it says nothing."""
        return _mean(course.shown(name)[-self.stretch :])

    def at_the_start(self, course: Course, name: str) -> Float[np.ndarray, " person"]:
        """Return each person's mean over the first stretch, NaN where it says nothing."""
        return _mean(course.shown(name)[: self.stretch])


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What becomes of persons over a grid of two knobs, with means that stay.

    Attributes:
        predictability: Where the columns lie [0 to 1].
        contrast: Where the rows lie [0 to 1].
        quantities: By name, the mean of the last month for each person; NaN where the means
            allow no such contrast.
        days: How long each was played [day].
        warmth: The mean warmth that all share [0 to 1].
        threat: The mean hurt that all share [0 to 1].
        places: Where the ready-made rhythms with the same means lie.
        seed: Seed of all chance.
    """

    predictability: Float[np.ndarray, " column"]
    contrast: Float[np.ndarray, " row"]
    quantities: Mapping[str, Float[np.ndarray, "row column person"]]
    days: int
    warmth: float
    threat: float
    places: Mapping[str, Knobs]
    seed: int

    def middle(self, name: str) -> Float[np.ndarray, "row column"]:
        """Return the median over the persons, NaN where there is no such rhythm."""
        middle: Float[np.ndarray, "row column"] = np.median(
            self.quantities[name], axis=2
        )
        return middle


def _mean(values: Float[np.ndarray, "time person"]) -> Float[np.ndarray, " person"]:
    """Return the mean over time where there is one on at least half of the days."""
    known = np.isfinite(values)
    count = known.sum(axis=0)
    total = np.where(known, values, 0.0).sum(axis=0)
    return np.where(2 * count >= len(values), total / np.maximum(count, 1), np.nan)
