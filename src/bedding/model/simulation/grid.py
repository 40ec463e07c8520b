"""The moments of a simulation, and how long gaps between them are walked."""

from typing import Any

import numpy as np
from jaxtyping import Float

from bedding.errors import OutOfRangeError, TimesError
from bedding.model.inputs import Episode
from bedding.units import days_from_hours

LONGEST_STEP = 1.0
"""A longer gap is walked in steps of a day, so that the slow feedback stays exact [day]."""
LONGEST_LIFE = 1e6
"""More days than this are taken for a mistake [day]."""
ROUNDING = 1e-9
"""How much longer than a day a gap may come out by the rounding of clock times [1]."""


def moments_of(
    days: float | None, hours: float, times: Any
) -> Float[np.ndarray, " time"]:
    """Return the moments after each step [day], from an even grid or as given.

    Raises:
        TimesError: When moments do not increase from 0.
        OutOfRangeError: When there is not one step, or a moment is not finite.
    """
    if times is None:
        return _even(days, hours)
    moments = np.asarray(times, dtype=float)
    if moments.size == 0:
        raise OutOfRangeError("number of times", 0, low=1, high=np.inf)
    before = np.concatenate([[0.0], moments[:-1]])
    wrong = np.flatnonzero(~(moments > before))
    if wrong.size:
        index = int(wrong[0])
        raise TimesError(
            index, before=float(before[index]), after=float(moments[index])
        )
    if moments[-1] == np.inf:
        raise OutOfRangeError("times[-1]", np.inf, low=0.0, high=LONGEST_LIFE)
    return moments


def _even(days: float | None, hours: float) -> Float[np.ndarray, " time"]:
    """Return the moments of an even grid [day]."""
    if not 0.0 < hours <= LONGEST_LIFE * 24.0:
        raise OutOfRangeError("hours", hours, low=0.0, high=LONGEST_LIFE * 24.0)
    step = days_from_hours(hours)
    if days is None or not step / 2.0 < days <= LONGEST_LIFE:
        raise OutOfRangeError("days", days, low=step, high=LONGEST_LIFE)
    return step * np.arange(1, round(days / step) + 1)


LEVELS = frozenset(
    {
        "contact", "waiting", "stress", "drive", "regulation", "reconstruction", "boundary",
        "reappraisal", "distraction",
    }
)  # fmt: skip
"""Fields of an episode that hold for the whole step; the rest happens at its end."""


def filled(
    episodes: Episode, moments: Float[np.ndarray, " time"]
) -> tuple[Episode, np.ndarray, np.ndarray, np.ndarray]:
    """Return episodes in which long gaps are walked in steps of at most a day.

    In the steps put in between nothing happens, and a level that was given for each moment is at
    rest, since nobody said what it was; one given as a number holds throughout.

    Returns:
        The episodes, their moments [day], the length of each step [day], and where the given
        moments stand among them.
    """
    steps: list[float] = []
    positions = []
    last = 0.0
    for moment in moments:
        extra = int(np.ceil((moment - last) / LONGEST_STEP - ROUNDING)) - 1
        length = (moment - last) / (extra + 1)
        steps.extend(last + length * np.arange(1, extra + 1))
        positions.append(len(steps))
        steps.append(float(moment))
        last = float(moment)
    filled = np.asarray(steps)
    where = np.asarray(positions)
    return (
        Episode(
            **{
                name: _spread(name, getattr(episodes, name), where, len(filled))
                for name in Episode.__dataclass_fields__
            }
        ),
        filled,
        np.diff(filled, prepend=0.0),
        where,
    )


def _spread(name: str, leaf: Any, where: np.ndarray, length: int) -> Any:
    """Return one field on the filled steps: at its rest where nothing was said to happen."""
    rest = Episode.__dataclass_fields__[name].default
    if np.ndim(leaf) == 0 and (name in LEVELS or leaf == rest):
        return leaf
    wide = np.full((length, *np.shape(leaf)[1:]), rest)
    wide[where] = np.asarray(leaf)
    return wide
