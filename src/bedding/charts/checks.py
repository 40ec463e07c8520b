"""What every chart asks of its arrays at the door."""

from collections.abc import Sized

import numpy as np
from jaxtyping import Float

from bedding.charts.errors import LengthsDifferError, TooFewError
from bedding.errors import OutOfRangeError, TimesError

LEAST_DRAWS = 20
"""Below this a 90 % interval says more about the draws than about the quantity."""


def check_between(
    name: str, values: Float[np.ndarray, "..."], *, low: float = 0.0, high: float = 1.0
) -> None:
    """Raise OutOfRangeError where a value lies outside; NaN means that there is none."""
    outside = (values < low) | (values > high)
    if outside.any():
        place = tuple(int(index) for index in np.argwhere(outside)[0])
        raise OutOfRangeError(
            f"{name}{list(place)}", float(values[place]), low=low, high=high
        )


def check_length(name: str, values: Sized, *, other: str, expected: int) -> None:
    """Raise LengthsDifferError unless there are `expected` values."""
    if len(values) != expected:
        raise LengthsDifferError(name, len(values), other=other, expected=expected)


def check_enough(name: str, count: int, *, least: int = LEAST_DRAWS) -> None:
    """Raise TooFewError when `count` is below `least`."""
    if count < least:
        raise TooFewError(name, count, least=least)


def check_increasing(times: Float[np.ndarray, " time"]) -> None:
    """Raise TimesError where a moment [day] does not come after the one before it."""
    late = np.flatnonzero(~(np.diff(times) > 0))
    if late.size:
        index = int(late[0]) + 1
        raise TimesError(
            index, before=float(times[index - 1]), after=float(times[index])
        )


def check_increasing_axis(name: str, places: Float[np.ndarray, " place"]) -> float:
    """Return the step of an even grid, and raise OutOfRangeError where there is none."""
    check_enough(name, len(places), least=2)
    step = float(places[1] - places[0])
    check_between(
        f"step of {name}", np.asarray([step]), low=np.finfo(float).tiny, high=np.inf
    )
    tolerance = 1e-6 * step
    check_between(
        f"steps of {name}", np.diff(places), low=step - tolerance, high=step + tolerance
    )
    return step
