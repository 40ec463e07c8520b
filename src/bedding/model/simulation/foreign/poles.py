"""The two poles with a person of the simplest kind: on and off, and there.

On and off: the other is in one of three moods, warm, cold or away, and each lasts a while; which
comes next follows a chain of Markov, as in models that switch [hamilton1989], and as couples who
part and come together again tell of it [dailey2009]. There: warmth with small changes from day to
day, a hurt now and then, and amends after it.

The person follows what comes (`follower`), strongly in the first and mildly in the second, and
knows no mechanism. The poles are so by what happened, and by how far the person goes along.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float, Int

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

WARM, COLD, AWAY = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAndOff:
    """Someone who comes and goes; chosen.

    Attributes:
        warm_days: How long a warm time lasts on average [day].
        cold_days: How long a cold time lasts on average [day].
        away_days: How long an absence lasts on average [day].
        leaves: Share of cold times that end in absence, not in warmth [0 to 1].
        warmth: In warm times [0 to 1].
        hurt: In cold times [0 to 1].
        amends: Share of warm times after cold ones that begin with amends [0 to 1].
        gain: How strongly mood answers to the best of days [scale of 0 to 1].
    """

    warm_days: float = within(3.0, 8.0)
    cold_days: float = within(2.0, 6.0)
    away_days: float = within(2.0, 6.0)
    leaves: float = within(0.2, 0.6)
    warmth: float = within(0.7, 0.9)
    hurt: float = within(0.5, 0.8)
    amends: float = within(0.0, 0.2)
    gain: float = within(0.25, 0.45)


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Someone who is there; chosen.

    Attributes:
        warmth: Mean [0 to 1].
        varies: Standard deviation of warmth from day to day [0 to 1].
        quarrels: Share of days with a hurt [0 to 1].
        hurt: How much it is [0 to 1].
        amends: Share of hurts that are made good on the same day or the next [0 to 1].
        gain: How strongly mood answers to the best of days [scale of 0 to 1].
    """

    warmth: float = within(0.6, 0.75)
    varies: float = within(0.06, 0.12)
    quarrels: float = within(0.03, 0.1)
    hurt: float = within(0.3, 0.5)
    amends: float = within(0.8, 1.0)
    gain: float = within(0.05, 0.2)


ALARMED: Final = {
    "arousal": 0.55,
    "pull": 0.6,
    "self": 0.42,
    "expect": 0.5,
    "mood": 0.48,
    "closeness": 0.45,
    "voice": 0.35,
}
"""What is felt on a usual day beside someone who comes and goes [0 to 1]; chosen."""

AT_EASE: Final = {
    "arousal": 0.27,
    "pull": 0.4,
    "self": 0.7,
    "expect": 0.7,
    "mood": 0.66,
    "closeness": 0.68,
    "voice": 0.72,
}
"""What is felt on a usual day beside someone who is there [0 to 1]; chosen."""


def switching(partner: OnAndOff) -> Float[np.ndarray, "before after"]:
    """Return how likely each mood follows on each from one day to the next: rows sum to 1."""
    ends = 1.0 / np.array([partner.warm_days, partner.cold_days, partner.away_days])
    return np.array(
        [
            [1.0 - ends[WARM], ends[WARM], 0.0],
            [
                ends[COLD] * (1.0 - partner.leaves),
                1.0 - ends[COLD],
                ends[COLD] * partner.leaves,
            ],
            [ends[AWAY], 0.0, 1.0 - ends[AWAY]],
        ]
    )


def moods(partner: OnAndOff, chance: Chance, days: int) -> Int[np.ndarray, " day"]:
    """Return the other's mood on each day, beginning warm."""
    up_to = np.cumsum(switching(partner), axis=1)
    where = chance.stream("moods").random(days)
    found = np.zeros(days, dtype=int)
    for day in range(1, days):
        found[day] = int(np.searchsorted(up_to[found[day - 1]], where[day]))
    return np.minimum(found, AWAY)


def live_on_off(chance: Chance, days: int) -> Lived:
    """Return days beside someone who comes and goes."""
    drawn = chance.numbers(OnAndOff)
    mood = moods(drawn, chance, days)
    level = np.array([drawn.warmth, 0.1, 0.0])[mood]
    hurt = np.array([0.05, drawn.hurt, 0.0])[mood]
    warmth = level + 0.1 * chance.normal("warmth", days)
    threat = hurt + 0.1 * chance.normal("threat", days)
    again = np.concatenate([[False], (mood[1:] == WARM) & (mood[:-1] != WARM)])
    amends = chance.happens("amends", np.full(days, drawn.amends))
    outside = Other(
        contact=contacts(
            chance,
            near=np.array([0.95, 0.85, 0.0])[mood],
            waits=np.array([0.3, 0.7, 0.9])[mood],
        ),
        warmth=warmth,
        threat=threat,
        answered=np.array([0.85, 0.25, 0.0])[mood]
        + 0.05 * chance.normal("answered", days),
        amends=np.where(again, amends, 0.0),
        openness=met(chance, voicing=0.2, welcome=np.array([0.5, 0.05, 0.05])[mood]),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    came = np.clip(level - hurt, -1.0, 1.0) - np.where(mood == AWAY, 0.3, 0.0)
    signals = follow(came, ALARMED, person=chance.numbers(Follower), gain=drawn.gain)
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))


def live_secure(chance: Chance, days: int) -> Lived:
    """Return days beside someone who is there."""
    drawn = chance.numbers(There)
    quarrel = chance.happens("quarrels", np.full(days, drawn.quarrels))
    warmth = drawn.warmth + drawn.varies * chance.normal("warmth", days)
    warmth = warmth - 0.3 * quarrel
    threat = drawn.hurt * quarrel + 0.04 * np.abs(chance.normal("threat", days))
    made_good = quarrel * chance.happens("amends", np.full(days, drawn.amends))
    same_day = chance.happens("same day", np.full(days, 0.5))
    next_day = np.concatenate([[0.0], (made_good * (1.0 - same_day))[:-1]])
    outside = Other(
        contact=contacts(chance, near=np.full(days, 0.92), waits=np.full(days, 0.1)),
        warmth=warmth,
        threat=threat,
        answered=0.92 - 0.4 * quarrel + 0.04 * chance.normal("answered", days),
        amends=np.maximum(made_good * same_day, next_day),
        openness=met(chance, voicing=0.3, welcome=np.full(days, 0.92)),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    came = warmth - threat - drawn.warmth
    signals = follow(came, AT_EASE, person=chance.numbers(Follower), gain=drawn.gain)
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))
