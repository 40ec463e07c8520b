"""A record cut into weeks: what may differ from one to the next is one number in each."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float, Int

from bedding.model.inference.record import Placed

WEEK: Final = 7.0
"""[day]"""
MOST: Final = 40
"""How many pieces a record is cut into at most; a longer one has pieces of several weeks."""
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The pieces of one record.

    Attributes:
        begins: When each begins, in the time of the entries [day].
        length: How long one is: a week, or a whole number of weeks [day].
    """

    begins: Float[np.ndarray, " piece"]
    length: float

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.begins)

    def of(self, times: Float[np.ndarray, " time"]) -> Int[np.ndarray, " time"]:
        """Return in which piece each moment lies; before the first and after the last, that one.

        Args:
            times: Moments in the time of the entries [day].
        """
        place = np.floor((times - self.begins[0]) / self.length + _ROUNDING)
        return np.asarray(np.clip(place, 0, len(self) - 1), dtype=int)


def pieces_of(times: Float[np.ndarray, " time"]) -> Pieces:
    """Return the weeks from the first entry on; a rest of less than half a week joins the last.

    Args:
        times: When each entry was made [day], increasing.
    """
    days = float(times[-1] - times[0]) + 1.0
    length = WEEK * max(1.0, float(np.ceil(days / WEEK / MOST)))
    count = min(max(1, int(days / length + 0.5)), MOST)
    return Pieces(begins=times[0] + length * np.arange(count), length=length)


def piece_of_steps(
    pieces: Pieces,
    where: Placed,
    times: Float[np.ndarray, " entry"],
) -> Int[np.ndarray, " time"]:
    """Return in which piece each step of a padded record ends.

    Args:
        pieces: The pieces.
        where: The record, and where the entries stand in it.
        times: When each entry was made [day].
    """
    ends = np.cumsum(np.asarray(where.record.elapsed))
    return pieces.of(ends - ends[where.places[0]] + times[0])
