"""Numbers of a person within declared ranges, and one stream of chance for each purpose.

Everything comes from one key, and what is drawn for a day never depends on how many days there
are: a longer diary of the same key is the same person and begins with the shorter one.
"""

from dataclasses import dataclass, field, fields
from typing import Any, Final, TypeVar
from zlib import crc32

import numpy as np
from jaxtyping import Float

Numbers = TypeVar("Numbers")

LOW: Final = "low"
HIGH: Final = "high"


def within(low: float, high: float) -> Any:
    """Return a field of a group of numbers that persons have anywhere between two bounds alike.

    Args:
        low: The least that is drawn, in the unit of the number.
        high: The greatest that is drawn, in the unit of the number.
    """
    return field(default=(low + high) / 2.0, metadata={LOW: low, HIGH: high})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """Where all chance of one invented person comes from.

    Attributes:
        kind: Which generator, so that two kinds with one key are two persons.
        key: Seed, 0 or more.
    """

    kind: str
    key: int

    def stream(self, purpose: str) -> np.random.Generator:
        """Return the stream of one purpose; the same purpose gives the same stream again."""
        place = crc32(f"{self.kind}.{purpose}".encode())
        return np.random.default_rng([self.key, place])

    def numbers(self, group: type[Numbers]) -> Numbers:
        """Return a group of numbers, each drawn between the bounds of its field."""
        drawn = {}
        for member in fields(group):  # type: ignore[arg-type]  # every group is a dataclass
            bounds = member.metadata
            where = self.stream(f"{group.__name__}.{member.name}").random()
            drawn[member.name] = bounds[LOW] + (bounds[HIGH] - bounds[LOW]) * where
        return group(**drawn)

    def normal(self, purpose: str, days: int) -> Float[np.ndarray, " day"]:
        """Return a standard normal number for each day."""
        return self.stream(purpose).standard_normal(days)

    def happens(
        self, purpose: str, chance: Float[np.ndarray, " day"]
    ) -> Float[np.ndarray, " day"]:
        """Return 1 on the days on which it happens and 0 on the others.

        Args:
            purpose: Which stream.
            chance: How likely it is on each day [0 to 1].
        """
        return (self.stream(purpose).random(len(chance)) < chance).astype(float)
