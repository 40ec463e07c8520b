"""Two who answer each other in turns: the difference equations of Gottman and Murray.

    W_(t+1) = a + r1 W_t + I(H_t)        H_(t+1) = b + r2 H_t + I(W_(t+1))

W and H are how positive each is; below 0 they hurt. a / (1 - r1) is where one is without the
other, r the inertia, I the influence: nothing in between two thresholds, a step up beyond the one
and a step down beyond the other (the "ogive"). With repair, one who sees the other fall below a
further threshold does something about it, which lifts [cook1995], [gottman2002].

In the laboratory a turn is six seconds. Here it is a day, the measure is divided by its range, and
each turn has noise; all three are ours. Two kinds of couples are drawn: one at ease that repairs,
and one that is below 0 alone, falls early and repairs nothing, as those who part [gottman1999].
The second is hurt without alternation: at neither pole.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

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
class Turns:
    """A couple at ease that repairs. Numbers are chosen.

    Attributes:
        alone: Where the person is without the other: a / (1 - r1) [-1 to 1].
        other_alone: Where the other is without the person [-1 to 1].
        inertia: r1, of the person [1].
        other_inertia: r2, of the other [1].
        lift: The step up that the other's warmth gives [1].
        fall: The step down that the other's hurt gives [1].
        warm_from: The threshold above which there is a step up [-1 to 1].
        hurt_from: The threshold below which there is a step down [-1 to 1].
        repair: The step up that follows when the other is seen to fall [1].
        repairs_from: The threshold below which one repairs [-1 to 1].
        noise: Standard deviation of what comes from elsewhere each turn [1].
    """

    alone: float = within(0.15, 0.3)
    other_alone: float = within(0.15, 0.3)
    inertia: float = within(0.2, 0.5)
    other_inertia: float = within(0.2, 0.5)
    lift: float = within(0.05, 0.15)
    fall: float = within(0.1, 0.25)
    warm_from: float = within(0.1, 0.3)
    hurt_from: float = within(-0.35, -0.2)
    repair: float = within(0.25, 0.45)
    repairs_from: float = within(-0.25, -0.1)
    noise: float = within(0.25, 0.35)


@dataclass(frozen=True, slots=True, kw_only=True)
class HardTurns(Turns):
    """A couple that is below 0 alone, falls early and repairs nothing. Numbers are chosen."""

    alone: float = within(-0.25, -0.05)
    other_alone: float = within(-0.35, -0.15)
    fall: float = within(0.1, 0.2)
    warm_from: float = within(0.3, 0.5)
    hurt_from: float = within(-0.15, -0.05)
    repair: float = within(0.0, 0.0)
    noise: float = within(0.08, 0.15)


def influence(couple: Turns, seen: float) -> float:
    """Return I: what the other's last turn does to one's own."""
    if seen < couple.hurt_from:
        return -couple.fall
    return couple.lift if seen > couple.warm_from else 0.0


def turns(
    couple: Turns, noise: Float[np.ndarray, "turn partner"]
) -> tuple[Float[np.ndarray, "turn partner"], Float[np.ndarray, "turn partner"]]:
    """Return how positive each is at each turn, and by how much each repaired.

    Args:
        couple: Their numbers.
        noise: Standard normal; the person first, then the other.
    """
    own = couple.alone * (1.0 - couple.inertia)
    others = couple.other_alone * (1.0 - couple.other_inertia)
    positive, repaired = np.empty_like(noise), np.zeros_like(noise)
    person, other = couple.alone, couple.other_alone
    for turn, (push, push_other) in enumerate(couple.noise * noise):
        repaired[turn, 0] = couple.repair if other < couple.repairs_from else 0.0
        person = own + couple.inertia * person + influence(couple, other) + push
        person += repaired[turn, 0]
        repaired[turn, 1] = couple.repair if person < couple.repairs_from else 0.0
        other = others + couple.other_inertia * other + influence(couple, person)
        other += repaired[turn, 1] + push_other
        positive[turn] = person, other
    return positive, repaired


def live_repaired(chance: Chance, days: int) -> Lived:
    """Return days of a couple that repairs."""
    return _live(chance.numbers(Turns), chance, days, welcome=0.85, own=0.7)


def live_unrepaired(chance: Chance, days: int) -> Lived:
    """Return days of a couple that hurts each other and repairs nothing."""
    return _live(chance.numbers(HardTurns), chance, days, welcome=0.2, own=0.45)


def _live(
    couple: Turns, chance: Chance, days: int, *, welcome: float, own: float
) -> Lived:
    """Return days of a couple.

    Args:
        couple: Their numbers.
        chance: Where chance comes from.
        days: How many.
        welcome: How likely openness is welcomed [0 to 1].
        own: How much one is oneself on a usual day [0 to 1].
    """
    noise = chance.stream("turns").standard_normal((days, 2))
    positive, repaired = turns(couple, noise)
    person, other = positive.T
    outside = Other(
        contact=contacts(chance, near=np.full(days, 0.9), waits=np.full(days, 0.1)),
        warmth=0.35 + 0.7 * other,
        threat=1.2 * np.maximum(-other, 0.0),
        answered=0.6 + 0.5 * other,
        amends=np.where(repaired[:, 1] > 0, 1.0, 0.0),
        openness=met(chance, voicing=0.3, welcome=np.full(days, welcome)),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    signals = {
        "arousal": 0.4 - 0.35 * person,
        "pull": 0.35 + 0.1 * person,
        "self": own + 0.1 * person,
        "expect": 0.45 + 0.35 * person,
        "mood": 0.45 + 0.4 * person,
        "closeness": 0.4 + 0.45 * person,
        "voice": own + 0.1 * person,
    }
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))
