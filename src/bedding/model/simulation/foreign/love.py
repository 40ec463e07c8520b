"""Two whose love answers each other, as in Rinaldi's equations: steady, or round and round.

The equations and their source stand in `simulation/coupled.py`. The steady couple is of two secure
people: whatever it starts from, it comes to rest [rinaldi1998b]. In the other the partner is
insecure, less drawn the more they are loved, and the person synergic, more drawn the more they
love: the least that goes round by itself [gragnani1997], from warm to cold and back in weeks.

Both are without chance; days differ only by what the person feels for other reasons, and by how
love shows on a day.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.coupled import Lover, simulate_couple
from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.lived import (
    Lived,
    Other,
    Residual,
    contacts,
    felt_as,
    met,
)

ROUND: Final[tuple[tuple[Lover, Lover], ...]] = tuple(
    (
        Lover(forgetting=slow, insecure=1.0, enough=enough, appeal=liked),
        Lover(forgetting=fast, synergism=synergism, appeal=dislike),
    )
    for slow, fast, enough, synergism, liked, dislike in (
        (0.031, 0.407, 0.493, 4.98, 0.129, -0.123),
        (0.061, 0.236, 0.676, 3.62, 0.141, -0.197),
        (0.049, 0.239, 0.426, 7.49, 0.060, -0.075),
        (0.072, 0.262, 0.338, 5.54, 0.110, -0.047),
        (0.066, 0.365, 0.566, 5.80, 0.114, -0.144),
        (0.051, 0.289, 0.345, 4.13, 0.133, -0.049),
    )
)
"""Couples that go round for ever: the partner and the person. Found by trying 20,000 couples at
random, of which about one in seven hundred does; how far apart good and bad lie differs."""

HOURS: Final = 6.0
"""Step of the solver [hour]."""
BEFORE: Final = 200
"""How long a couple is followed before the first evening [day]."""
ROUNDS: Final = 60
"""Within how many days after that a diary begins: any place in the round [day]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """A couple that goes round; chosen.

    Attributes:
        couple: Which of `ROUND` [index, the whole part counts].
        begins: Where in the round the diary begins [day].
        shows: By how much warmth rises with love [1].
        varies: Standard deviation of how love shows on a day [0 to 1].
    """

    couple: float = within(0.0, len(ROUND) - 1e-6)
    begins: float = within(0.0, ROUNDS)
    shows: float = within(1.2, 1.8)
    varies: float = within(0.08, 0.14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A couple of two secure people; chosen.

    Attributes:
        forgetting: How fast love fades that is not kept up, of both [1/day].
        answer: How strongly each reacts to being loved at most [1/day].
        appeal: What each is to the other [1/day].
        varies: Standard deviation of how love shows on a day [0 to 1].
    """

    forgetting: float = within(0.2, 0.4)
    answer: float = within(0.25, 0.45)
    appeal: float = within(0.15, 0.3)
    varies: float = within(0.06, 0.12)


def loves(
    first: Lover, second: Lover, *, days: int, begins: int
) -> Float[np.ndarray, "day partner"]:
    """Return the love of each on every evening, a while after they met.

    Args:
        first: The partner.
        second: The person.
        days: How many evenings.
        begins: How long after `BEFORE` the first one is [day].
    """
    # Of the same length wherever the diary begins, so that one program serves all.
    found = simulate_couple(
        first, second, days=BEFORE + ROUNDS + days, hours=HOURS, start=(0.1, 1.0)
    )
    a_day = round(24.0 / HOURS)
    evenings = np.asarray(found["love"])[a_day - 1 :: a_day]
    return evenings[BEFORE + begins :][:days]


def live_round(chance: Chance, days: int) -> Lived:
    """Return days of a couple that goes round: now wanted, now pushed away."""
    drawn = chance.numbers(Rounds)
    partner, person = ROUND[int(drawn.couple)]
    given, own = loves(partner, person, days=days, begins=int(drawn.begins)).T
    shown = given + drawn.varies * chance.normal("shown", days) / drawn.shows
    longing = own / (1.0 + own)
    outside = Other(
        contact=contacts(
            chance, near=0.8 + 0.6 * np.minimum(given, 0.2), waits=np.full(days, 0.8)
        ),
        warmth=0.4 + drawn.shows * shown,
        threat=0.1 - drawn.shows * shown,
        answered=0.5 + drawn.shows * shown,
        amends=np.zeros(days),
        openness=met(
            chance, voicing=0.25, welcome=np.clip(0.4 + drawn.shows * given, 0.05, 0.95)
        ),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    signals = {
        "arousal": 0.55 - 0.5 * given,
        "pull": 0.3 + 0.65 * longing,
        "self": 0.42 + 0.35 * given,
        "expect": 0.5 + 0.6 * given,
        "mood": 0.48 + 0.6 * given,
        "closeness": 0.45 + 0.6 * given,
        "voice": 0.4 + 0.4 * given,
    }
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))


def live_rest(chance: Chance, days: int) -> Lived:
    """Return days of a couple at rest."""
    drawn = chance.numbers(Rest)
    one = Lover(
        forgetting=drawn.forgetting,
        warmest=drawn.answer,
        coldest=-drawn.answer,
        appeal=drawn.appeal,
    )
    given, own = loves(one, one, days=days, begins=0).T
    shown = given / (1.0 + given) + drawn.varies * chance.normal("shown", days)
    outside = Other(
        contact=contacts(chance, near=np.full(days, 0.9), waits=np.full(days, 0.1)),
        warmth=shown,
        threat=0.05 * np.abs(chance.normal("threat", days)),
        answered=0.9 + 0.05 * chance.normal("answered", days),
        amends=np.zeros(days),
        openness=met(chance, voicing=0.3, welcome=np.full(days, 0.92)),
        stress=0.1 + 0.08 * np.abs(chance.normal("stress", days)),
    )
    calm = own / (1.0 + own)
    signals = {
        "arousal": 0.4 - 0.25 * calm,
        "pull": 0.2 + 0.3 * calm,
        "self": 0.55 + 0.25 * calm,
        "expect": 0.45 + 0.4 * calm,
        "mood": 0.4 + 0.4 * calm,
        "closeness": 0.3 + 0.6 * calm,
        "voice": 0.55 + 0.25 * calm,
    }
    return Lived(other=outside, felt=felt_as(chance, signals, chance.numbers(Residual)))
