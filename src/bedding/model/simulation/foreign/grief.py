"""Someone is lost: contact ends, sadness wears off slowly, and comes in waves.

    wave'' = -(speed^2 + fading^2) wave - 2 fading wave'        wave(0) = -1, wave'(0) = 0

A damped swing around a level that slowly comes back, as in the daily reports of widows
[bisconti2004]. In closed form

    wave = -exp(-fading t) (cos(speed t) + fading / speed sin(speed t))

Before the loss the other was warm and there. No contact is no silence of theirs, and nobody is
hurt: grief is neither pole.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.lived import (
    NONE,
    Lived,
    Other,
    Residual,
    contacts,
    felt_as,
    met,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grief:
    """A loss and what follows; chosen, within what daily reports show.

    Attributes:
        lost_on: The day of the loss [day].
        depth: By how much mood falls [scale of 0 to 1].
        half_life: How long until half of the fall is made good [day].
        waves: How far the waves go at first [scale of 0 to 1].
        period: From one wave to the next [day].
        settles: How long until waves are half as high [day].
        longing: Pull to the one who is lost, at first [scale of 0 to 1].
    """

    lost_on: float = within(4.0, 20.0)
    depth: float = within(0.25, 0.4)
    half_life: float = within(40.0, 150.0)
    waves: float = within(0.1, 0.2)
    period: float = within(10.0, 40.0)
    settles: float = within(20.0, 60.0)
    longing: float = within(0.3, 0.5)


def wave(
    after: Float[np.ndarray, " day"], *, period: float, settles: float
) -> Float[np.ndarray, " day"]:
    """Return the damped swing, -1 at the loss.

    Args:
        after: Time since the loss [day].
        period: From one wave to the next [day].
        settles: How long until waves are half as high [day].
    """
    speed, fading = 2.0 * np.pi / period, np.log(2.0) / settles
    turning = np.cos(speed * after) + fading / speed * np.sin(speed * after)
    return np.asarray(-np.exp(-fading * after) * turning)


def live(chance: Chance, days: int) -> Lived:
    """Return days around a loss."""
    drawn = chance.numbers(Grief)
    after = np.arange(days, dtype=float) - np.floor(drawn.lost_on)
    lost = after >= 0.0
    since = np.maximum(after, 0.0)
    slow = np.where(lost, 2.0 ** (-since / drawn.half_life), 0.0)
    swing = wave(since, period=drawn.period, settles=drawn.settles)
    swing = np.where(lost, drawn.waves * swing, 0.0)
    there = contacts(chance, near=np.full(days, 0.92), waits=np.full(days, 0.1))
    said = met(chance, voicing=0.3, welcome=np.full(days, 0.92))
    outside = Other(
        contact=np.where(lost, NONE, there),
        warmth=0.65 + 0.08 * chance.normal("warmth", days),
        threat=0.05 * np.abs(chance.normal("threat", days)),
        answered=0.9 + 0.05 * chance.normal("answered", days),
        amends=np.zeros(days),
        openness=np.where(lost, np.nan, said),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    signals = {
        "arousal": 0.28 + 0.4 * drawn.depth * slow - 0.6 * swing,
        "pull": 0.4 + drawn.longing * slow - 0.8 * swing,
        "self": 0.68 - 0.4 * drawn.depth * slow + 0.4 * swing,
        "expect": 0.62 - drawn.depth * slow + 0.5 * swing,
        "mood": 0.65 - drawn.depth * slow + swing,
        "closeness": 0.65 - 0.15 * (1.0 - slow) * lost + 0.3 * swing,
        "voice": np.full(days, 0.65),
    }
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))
