"""Little of anything: seldom contact, little warmth, hardly a hurt, and a flat person beside it.

Low contact, low conflict and low affection, steadily: the disengaged couples of Gottman's types
[gottman1993]. Nothing alternates, so there is nothing to hope for and nothing to fear. It is
neither pole: little storm, and little of a bed.
"""

from dataclasses import dataclass

import numpy as np

from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.follower import Follower, follow
from bedding.model.simulation.foreign.lived import (
    Lived,
    Other,
    Residual,
    contacts,
    felt_as,
    met,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neglect:
    """A steady little; chosen.

    Attributes:
        near: Share of days with contact [0 to 1].
        warm: Mean warmth [0 to 1].
        varies: Standard deviation of warmth [0 to 1].
        answered: How far one is answered on average [0 to 1].
        gain: How strongly mood answers to the other [scale of 0 to 1].
        usual_mood: Mood on a usual day [0 to 1].
        usual_self: Being oneself on a usual day [0 to 1].
    """

    near: float = within(0.35, 0.7)
    warm: float = within(0.1, 0.25)
    varies: float = within(0.03, 0.07)
    answered: float = within(0.25, 0.45)
    gain: float = within(0.0, 0.15)
    usual_mood: float = within(0.35, 0.5)
    usual_self: float = within(0.4, 0.6)


def live(chance: Chance, days: int) -> Lived:
    """Return days beside someone who is hardly there."""
    drawn = chance.numbers(Neglect)
    warmth = drawn.warm + drawn.varies * chance.normal("warmth", days)
    outside = Other(
        contact=contacts(
            chance, near=np.full(days, drawn.near), waits=np.full(days, 0.2)
        ),
        warmth=warmth,
        threat=0.05 * np.abs(chance.normal("threat", days)),
        answered=drawn.answered + 0.08 * chance.normal("answered", days),
        amends=np.zeros(days),
        openness=met(chance, voicing=0.1, welcome=np.full(days, 0.5)),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    usual = {
        "arousal": 0.22,
        "pull": 0.2,
        "self": drawn.usual_self,
        "expect": 0.4,
        "mood": drawn.usual_mood,
        "closeness": 0.2,
        "voice": 0.4,
    }
    signals = follow(
        warmth - drawn.warm, usual, person=chance.numbers(Follower), gain=drawn.gain
    )
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))
