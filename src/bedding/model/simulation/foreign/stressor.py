"""A hard time in a sound relationship: stress from outside, and a partner who is steady and warm.

Stress comes on some days and stays a while:

    load_t = inertia load_(t-1) + came_t,   came_t = strength with a chance each day, else 0

It sets the body on edge and lowers mood on the same day and hardly after [bolger1989]; it lowers
being oneself too. None of it comes from the other, who is as warm on hard days as on others. High
storm, and a good bed: the pole of rest, since nothing between the two gives alarm.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.foreign.carrying import traced
from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.lived import (
    Lived,
    Other,
    Residual,
    contacts,
    felt_as,
    met,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stressor:
    """A hard time; chosen.

    Attributes:
        often: Share of days on which something comes [0 to 1].
        strength: How much it is [0 to 1].
        inertia: The share of the load that is left the next day [1].
        weight: By how much arousal rises with a full load [scale of 0 to 1].
        warm: Mean warmth of the other [0 to 1].
    """

    often: float = within(0.1, 0.3)
    strength: float = within(0.35, 0.6)
    inertia: float = within(0.3, 0.8)
    weight: float = within(0.4, 0.7)
    warm: float = within(0.6, 0.75)


def load(person: Stressor, chance: Chance, days: int) -> Float[np.ndarray, " day"]:
    """Return the load of each day [0 and up]."""
    came = chance.happens("stressor", np.full(days, person.often))
    return traced(person.strength * came, inertia=person.inertia)


def live(chance: Chance, days: int) -> Lived:
    """Return days of a hard time beside someone who is there."""
    drawn = chance.numbers(Stressor)
    burden = load(drawn, chance, days)
    heavy = np.minimum(burden, 1.0)
    outside = Other(
        contact=contacts(chance, near=np.full(days, 0.92), waits=np.full(days, 0.1)),
        warmth=drawn.warm + 0.07 * chance.normal("warmth", days),
        threat=0.05 * np.abs(chance.normal("threat", days)),
        answered=0.9 + 0.05 * chance.normal("answered", days),
        amends=np.zeros(days),
        openness=met(chance, voicing=0.3, welcome=np.full(days, 0.92)),
        stress=burden + 0.05 * np.abs(chance.normal("stress", days)),
    )
    signals = {
        "arousal": 0.3 + drawn.weight * heavy,
        "pull": 0.4 + 0.15 * heavy,
        "self": 0.68 - 0.35 * heavy,
        "expect": 0.7 - 0.05 * heavy,
        "mood": 0.66 - 0.8 * drawn.weight * heavy,
        "closeness": 0.66 - 0.05 * heavy,
        "voice": 0.7 - 0.05 * heavy,
    }
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))
