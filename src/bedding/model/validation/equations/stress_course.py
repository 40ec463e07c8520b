"""The course of the body after one stressor: where it peaks, and when half of it is gone.

Measured in the same way on people and on the model, at the same moments: the mean course over its
own level before the stressor, so that no unit is left. The peak is the top of a parabola through
the highest moment and its neighbours; half is gone where straight lines between the moments cross
the middle between peak and level before. People's courses are from the social stress test
[miller2018].
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float
from scipy.optimize import minimize

from bedding.errors import OutOfRangeError
from bedding.model.mechanisms import alarm, stress
from bedding.model.parameters import AlarmParameters, StressParameters
from bedding.units import days

STRESSOR: Final = 15.0
"""How long the social stress test is taken to last [minute]; five to prepare, ten to perform."""
STEP: Final = 0.5
"""Step of the fine walk [minute]."""
COARSE: Final = 30.0
"""Step of the coarse walk: the shortest for which it is meant [minute]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a course looks like.

    Attributes:
        rise: The peak over the level before [1].
        peak: When it is highest [minute after the stressor began].
        half: How long after the peak half of the rise is gone [minute]; NaN where it isn't by the
            last moment.
    """

    rise: float
    peak: float
    half: float


def shape(
    minutes: Float[np.ndarray, " moment"], course: Float[np.ndarray, " moment"]
) -> Shape:
    """Return the shape of a course.

    Args:
        minutes: Since the stressor began, increasing, at least one at or before 0.
        course: Anything that is above 0.

    Raises:
        OutOfRangeError: When no moment lies before the stressor, or the course is nowhere higher
            than there.
    """
    before = minutes <= 0.0
    if not before.any():
        raise OutOfRangeError("first moment", float(minutes[0]), low=-np.inf, high=0.0)
    level = float(course[before].mean())
    top = int(course.argmax())
    if before[top] or course[top] <= level:
        raise OutOfRangeError("highest moment", float(minutes[top]), low=0, high=np.inf)
    peak, height = _top(minutes, course, top)
    middle = level + 0.5 * (height - level)
    return Shape(
        rise=height / level,
        peak=peak,
        half=_crosses(minutes[top:], course[top:], middle) - peak,
    )


def _top(minutes: Any, course: Any, top: int) -> tuple[float, float]:
    """Return when and how high a parabola through the highest moment and its neighbours is."""
    if top == len(course) - 1:
        return float(minutes[top]), float(course[top])
    around = slice(top - 1, top + 2)
    a, b, c = np.polyfit(minutes[around] - minutes[top], course[around], 2)
    if a >= 0.0:
        return float(minutes[top]), float(course[top])
    return float(minutes[top] - b / (2.0 * a)), float(c - b * b / (4.0 * a))


def _crosses(minutes: Any, course: Any, height: float) -> float:
    """Return when a course first falls to a height; NaN where it doesn't."""
    below = np.flatnonzero(course <= height)
    if below.size == 0:
        return float("nan")
    after = int(below[0])
    falls = course[after - 1] - course[after]
    share = (course[after - 1] - height) / falls
    return float(minutes[after - 1] + share * (minutes[after] - minutes[after - 1]))


def resampled_shapes(
    minutes: Float[np.ndarray, " moment"],
    courses: Float[np.ndarray, "person moment"],
    *,
    draws: int,
    key: int,
) -> list[Shape]:
    """Return the shape of the mean course of persons drawn anew, `draws` times."""
    random = np.random.default_rng(key)
    found = []
    for _ in range(draws):
        drawn = random.integers(len(courses), size=len(courses))
        found.append(shape(minutes, courses[drawn].mean(axis=0)))
    return found


def load_at(
    minutes: Float[np.ndarray, " moment"],
    *,
    parameters: StressParameters | None = None,
    stressor: float = STRESSOR,
    outside: float = 1.0,
) -> Float[np.ndarray, " moment"]:
    """Return the model's stress load at some moments, 1 before the stressor.

    Steps of `STEP` minutes, in which the fast hormones are integrated.

    Args:
        minutes: Since the stressor began [minute].
        parameters: Numbers of the axis; the model's own when left out.
        stressor: How long it lasts [minute].
        outside: How strong it is [0 to 1].
    """
    steps = round(float(minutes.max()) / STEP)
    ends = STEP * np.arange(1, steps + 1)
    strength = outside * (ends <= stressor + 1e-9)
    walked = _axis(
        parameters or StressParameters(), jnp.asarray(strength), days(STEP, "minute")
    )
    return _read(minutes, ends, np.asarray(walked))


def coarse_load_at(
    minutes: Float[np.ndarray, " moment"],
    *,
    parameters: StressParameters | None = None,
    stressor: float = STRESSOR,
    outside: float = 1.0,
) -> Float[np.ndarray, " moment"]:
    """Return the same by steps of half an hour, each with its mean strength."""
    steps = int(np.ceil(float(minutes.max()) / COARSE))
    ends = COARSE * np.arange(1, steps + 1)
    strength = outside * np.clip((stressor - (ends - COARSE)) / COARSE, 0.0, 1.0)
    walked = _axis(
        parameters or StressParameters(), jnp.asarray(strength), days(COARSE, "minute")
    )
    return _read(minutes, ends, np.asarray(walked))


def arousal_at(
    minutes: Float[np.ndarray, " moment"],
    *,
    parameters: AlarmParameters | None = None,
    stressor: float = STRESSOR,
    outside: float = 1.0,
) -> Float[np.ndarray, " moment"]:
    """Return 1 plus the model's fast arousal at some moments, by the model's own code."""
    numbers = parameters or AlarmParameters()
    steps = round(float(minutes.max()) / STEP)
    ends = STEP * np.arange(1, steps + 1)
    zero = jnp.asarray(0.0)

    def step(arousal: Array, strength: Array) -> tuple[Array, Array]:
        moved = jnp.asarray(
            alarm.drift(
                numbers,
                arousal=arousal,
                vigilance=zero,
                separation=zero,
                outside=strength,
                regulation=zero,
                elapsed=jnp.asarray(days(STEP, "minute")),
            )
        )
        return moved, moved

    strength = jnp.asarray(outside * (ends <= stressor + 1e-9))
    return 1.0 + _read(
        minutes, ends, np.asarray(jax.lax.scan(step, zero, strength)[1]), before=0.0
    )


def _axis(
    parameters: StressParameters, strength: Float[Array, " step"], elapsed: float
) -> Float[Array, " step"]:
    filled: Any = jax.tree.map(lambda leaf: jnp.asarray(leaf, float), parameters)
    return jnp.asarray(_walk(filled, strength, jnp.asarray(elapsed)))


@jax.jit
def _walk(
    numbers: StressParameters, strength: Float[Array, " step"], elapsed: Array
) -> Float[Array, " step"]:
    zero, one = jnp.asarray(0.0), jnp.asarray(1.0)

    def step(axis: stress.Axis, outside: Array) -> tuple[stress.Axis, Array]:
        pushed = stress.drive(
            numbers,
            rhythm=one,
            shock=zero,
            vigilance=zero,
            separation=zero,
            outside=outside,
            nearness=zero,
            trust=zero,
            regulation=zero,
            elapsed=elapsed,
        )
        moved = stress.advance(
            numbers, axis, drive=pushed, elapsed=elapsed, some_short=True
        )
        after = stress.Axis(*(jnp.asarray(each) for each in moved))
        return after, jnp.asarray(after.stress_load)

    start = stress.Axis(one, one, one, zero, zero)
    return jax.lax.scan(step, start, strength)[1]


def _read(
    minutes: Float[np.ndarray, " moment"],
    ends: Float[np.ndarray, " step"],
    values: Float[np.ndarray, " step"],
    *,
    before: float = 1.0,
) -> Float[np.ndarray, " moment"]:
    """Return values between the ends of steps, and what was there before the first."""
    known = np.concatenate([[before], values])
    return np.asarray(np.interp(minutes, np.concatenate([[0.0], ends]), known))


def best_half_lives(
    minutes: Float[np.ndarray, " moment"], course: Float[np.ndarray, " moment"]
) -> StressParameters:
    """Return the axis whose course is nearest to another's, both over their level before.

    Searched are the half-lives of the pituitary and of the adrenal signal, and how strongly
    outside stress drives; squared distance, every moment alike.
    """
    level = course[minutes <= 0.0].mean()
    own: Any = StressParameters()

    def axis(numbers: Any) -> StressParameters:
        pituitary, adrenal, drive = np.exp(numbers)
        found: StressParameters = replace(
            own,
            pituitary_half_life=days(float(pituitary), "minute"),
            adrenal_half_life=days(float(adrenal), "minute"),
            outside_drive=float(drive),
        )
        return found

    def distance(numbers: Any) -> float:
        load = load_at(minutes, parameters=axis(numbers))
        return float(np.sum((load - course / level) ** 2))

    start = np.log([7.0, 20.0, float(own.outside_drive)])
    found = minimize(
        distance, start, method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-6}
    )
    return axis(found.x)


def explained(
    courses: Float[np.ndarray, "person moment"],
    kernels: Float[np.ndarray, "person moment"],
) -> float:
    """Return the share of the variance within persons that a kernel explains.

    Each person has a level and a gain of their own, by least squares.

    Args:
        courses: What was measured.
        kernels: The course that each person's is held against.
    """
    courses = courses - courses.mean(axis=1, keepdims=True)
    kernels = kernels - kernels.mean(axis=1, keepdims=True)
    gains = np.sum(courses * kernels, axis=1) / np.sum(kernels * kernels, axis=1)
    left = courses - gains[:, None] * kernels
    return 1.0 - float(np.sum(left**2) / np.sum(courses**2))


def mean_of_the_others(
    courses: Float[np.ndarray, "person moment"],
) -> Float[np.ndarray, "person moment"]:
    """Return for each person the mean course of all others: the best that one kernel can do."""
    return np.asarray((courses.sum(axis=0) - courses) / (len(courses) - 1))
