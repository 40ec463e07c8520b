"""A diary as the mirror looks at it: moments, their kind, and how far apart they lie."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.types import Diary
from bedding.units import days_from_hours

HURT: Final = 1 / 3
"""Threat [0 to 1] from which a moment counts as hurtful: 3 of 7 points. Chosen."""

WARM: Final = 1 / 2
"""Warmth [0 to 1] from which a moment counts as warm: the middle of the scale. Chosen."""

SILENT: Final = 0.05
"""Contact [0 to 1] up to which a moment counts as without contact. Chosen."""

WAITING: Final = 1 / 3
"""The answer to contact that says: none, and I was waiting [0 to 1]."""

EXACTLY: Final = 0.01
"""How near to `WAITING` an answer counts as that one."""

ONE_A_DAY: Final = days_from_hours(12)
"""Median time between entries [day] from which they can't see what happens within a day."""

HOLE: Final = 3.0
"""Times the median gap after which one entry no longer follows on the one before. Chosen."""


class Kind(IntEnum):
    """What the other brought at a moment."""

    QUIET = 0
    WARM = 1
    HURT = 2
    BOTH = 3


@dataclass(frozen=True)
class Moments:
    """The entries of a diary, with what the mirror needs of each. NaN where nothing is known.

    Attributes:
        diary: What the person wrote down.
    """

    diary: Diary

    @property
    def times(self) -> Float[np.ndarray, " time"]:
        """When each entry was made [day]."""
        return self.diary.times

    def input(self, name: str) -> Float[np.ndarray, " time"]:
        """Return what the other did [0 to 1], all NaN where the table has no such column."""
        known = self.diary.inputs.get(name)
        return (
            np.full(len(self.times), np.nan)
            if known is None
            else np.asarray(known, dtype=float)
        )

    def channel(self, name: str) -> Float[np.ndarray, " time"]:
        """Return what the person reported [0 to 1], all NaN where it was not asked."""
        channel = self.diary.channels.get(name)
        if channel is None:
            return np.full(len(self.times), np.nan)
        return np.asarray((channel.values - channel.low) / (channel.high - channel.low))

    @cached_property
    def told(self) -> Bool[np.ndarray, " time"]:
        """At which moments anything is told of the other; not told is not none."""
        names = ("contact", "warmth", "threat", "answered", "openness")
        known = np.array([~np.isnan(self.input(name)) for name in names])
        return np.asarray(known.any(axis=0))

    @cached_property
    def kinds(self) -> Int[np.ndarray, " time"]:
        """What the other brought at each moment, as `Kind`; -1 where it is unknown."""
        warmth, threat = self.input("warmth"), self.input("threat")
        known = ~(np.isnan(warmth) | np.isnan(threat))
        kind = (warmth >= WARM) * int(Kind.WARM) + (threat >= HURT) * int(Kind.HURT)
        return np.where(known, kind, -1)

    @cached_property
    def valence(self) -> Float[np.ndarray, " time"]:
        """Warmth minus threat [-1 to 1]."""
        return np.asarray(self.input("warmth") - self.input("threat"))

    @cached_property
    def hurtful(self) -> Float[np.ndarray, " time"]:
        """1 where the other hurt, 0 where not, NaN where it is unknown."""
        threat = self.input("threat")
        return known_to_hold(threat >= HURT, threat)

    @cached_property
    def silent(self) -> Float[np.ndarray, " time"]:
        """1 where there was no contact, 0 where there was, NaN where it is unknown."""
        contact = self.input("contact")
        waiting = np.abs(contact - WAITING) < EXACTLY
        return known_to_hold((contact <= SILENT) | waiting, contact)

    @cached_property
    def follows(self) -> Bool[np.ndarray, " time"]:
        """Whether an entry follows on the one before it, without a hole between them."""
        if len(self.times) < 2:  # noqa: PLR2004 -- one entry follows on nothing
            return np.zeros(len(self.times), dtype=bool)
        gaps = np.diff(self.times)
        return np.concatenate([[False], gaps <= HOLE * np.median(gaps)])

    @cached_property
    def gap(self) -> float:
        """The median time between two entries [day]; infinite for one entry."""
        return (
            float(np.median(np.diff(self.times)))
            if len(self.times) > 1
            else float("inf")
        )

    @cached_property
    def day(self) -> Int[np.ndarray, " time"]:
        """On which day each entry was made, counted from the first.

        The clock is not known here. Evening entries lie about a day apart and are counted to
        the nearest day; closer ones by whole days since the first.
        """
        rounded = np.rint(self.times) if self.gap >= ONE_A_DAY else np.floor(self.times)
        return np.asarray(rounded.astype(int))

    def days(self, used: Bool[np.ndarray, " time"] | None = None) -> int:
        """Return on how many different days the entries were made, or those that were used."""
        return len(np.unique(self.day if used is None else self.day[used]))


def known_to_hold(
    holds: Bool[np.ndarray, " time"], values: Float[np.ndarray, " time"]
) -> Float[np.ndarray, " time"]:
    """Return 1 where it holds, 0 where not, and NaN where the values are unknown."""
    return np.where(np.isnan(values), np.nan, holds.astype(float))
