"""The moments of a simulation, and how long gaps between them are walked."""

from typing import Any

import numpy as np
from jaxtyping import Float

from bedding.errors import OutOfRangeError, TimesError
from bedding.model.inputs import Episode
from bedding.units import days_from_hours

LONGEST_STEP = 1.0
"""A longer gap is walked in steps of a day, so that the slow feedback stays exact [day]."""


def moments_of(
    days: float | None, hours: float, times: Any
) -> Float[np.ndarray, " time"]:
    """Return the moments after each step [day], from an even grid or as given.

    Raises:
        TimesError: When moments do not increase from 0.
        OutOfRangeError: When there is not one step.
    """
    if times is None:
        if days is None:
            raise OutOfRangeError("days", None, low=0.0, high=float("inf"))
        count = round(days / days_from_hours(hours))
        if count < 1:
            raise OutOfRangeError(
                "days", days, low=days_from_hours(hours), high=float("inf")
            )
        return days_from_hours(hours) * np.arange(1, count + 1)
    moments = np.asarray(times, dtype=float)
    before = np.concatenate([[0.0], moments[:-1]])
    wrong = np.flatnonzero(~(moments > before))
    if moments.size == 0 or wrong.size:
        index = int(wrong[0]) if wrong.size else 0
        after = float(moments[index]) if moments.size else float("nan")
        raise TimesError(index, before=float(before[index]), after=after)
    return moments


def filled(
    episodes: Episode, moments: Float[np.ndarray, " time"]
) -> tuple[Episode, np.ndarray, np.ndarray, np.ndarray]:
    """Return episodes in which long gaps are walked in steps of at most a day."""
    steps: list[float] = []
    positions = []
    last = 0.0
    for moment in moments:
        extra = int(np.ceil((moment - last) / LONGEST_STEP)) - 1
        length = (moment - last) / (extra + 1)
        steps.extend(last + length * np.arange(1, extra + 1))
        positions.append(len(steps))
        steps.append(float(moment))
        last = float(moment)
    filled = np.asarray(steps)
    where = np.asarray(positions)

    def spread(leaf: Any) -> Any:
        if np.ndim(leaf) == 0:
            return leaf
        wide = np.zeros((len(filled), *np.shape(leaf)[1:]))
        wide[where] = np.asarray(leaf)
        return wide

    names = Episode.__dataclass_fields__
    wide = Episode(**{name: spread(getattr(episodes, name)) for name in names})
    return wide, filled, np.diff(filled, prepend=0.0), where
