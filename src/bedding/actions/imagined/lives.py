"""Imagined lives: a person and an other of whom everything is known, hour by hour for a year.

Persons are drawn from the spread that the table of parameters declares. The other is one of the
ready-made partners with every knob shaken, so that there is something between any two of them;
half of the others also change over the months, for the better or the worse. The first months are
lived and not kept: a diary begins in the midst of a relationship.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import jax
import numpy as np
from jaxtyping import Float

from bedding.model import Parameters, Partner, population, presets, simulate

OTHERS: Final = (
    "secure", "secure_free", "secure_repaired", "lukewarm", "lukewarm_free", "avoidant", "cold",
    "cruel", "intermittent", "intermittent_free", "intermittent_cycle", "love_bombing", "on_off",
)  # fmt: skip
"""Who the other may be, each as often; without `no_contact`, where there is no other."""

BED_POLE: Final = ("secure", "secure_free", "secure_repaired")
"""Others at the pole of carrying capacity: predictably warm."""

STORM_POLE: Final = (
    "intermittent", "intermittent_free", "intermittent_cycle", "love_bombing", "on_off",
)  # fmt: skip
"""Others at the pole of alarm: warm now and then, with hurt in between. Who is cold, lukewarm,
avoidant or cruel throughout stands at neither."""

BEFORE: Final = 90
"""Days lived before the year that counts; chosen."""
YEAR: Final = 364
"""Days of the year that counts: whole weeks."""
TOGETHER: Final = 50
"""Lives that are simulated in one go; hours of a year are large."""
SHAKEN: Final = 0.4
"""Standard deviation of a knob's logit around its ready-made value; chosen."""
CHANGING: Final = 0.35
"""How much better or worse the beginning is with an other who changes [0 to 1]; chosen."""
CHANGES_OVER: Final = 150.0
"""Half-life of that difference [day]; chosen."""

KEPT: Final = (
    "contact", "bid", "answered", "warmth", "threat", "amends", "voiced", "met",
    "arousal", "wanting", "self", "self_worth", "continuity", "mood", "expected_worth", "bond",
    "nearness", "voice", "good", "bad", "belief",
)  # fmt: skip
"""What is known of every hour."""

HOURS: Final = 24
_PHASES: Final = 4
_SHAKEN_KNOBS: Final = (
    "answered", "warmth_good", "warmth_bad", "threat_good", "threat_bad", "amends", "contact",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One person with one other.

    Attributes:
        other: Which ready-made partner the other was made from.
        person: The person's numbers.
        partner: The other's numbers.
        hours: What was the case in each hour, by name, from midnight of the first day that counts.
        first: How many days there were before.
    """

    other: str
    person: Parameters
    partner: Partner
    hours: Mapping[str, Float[np.ndarray, " hour"]]
    first: int = BEFORE

    def by_day(self, name: str) -> Float[np.ndarray, "day hour"]:
        """Return what was the case in each hour of each day."""
        return self.hours[name].reshape(-1, HOURS)


def imagine_lives(count: int, *, key: int) -> tuple[Life, ...]:
    """Return so many lives; the same key gives the same lives.

    Args:
        count: How many.
        key: Seed of all chance.
    """
    lives: list[Life] = []
    for at in range(0, count, TOGETHER):
        # Always as many at once, so that one compiled program serves.
        part = _live(TOGETHER, key=1_000_003 * key + at)
        lives.extend(part[: count - at])
    return tuple(lives)


def _live(count: int, *, key: int) -> list[Life]:
    random = np.random.default_rng(key)
    named = [OTHERS[place % len(OTHERS)] for place in range(key % 7, key % 7 + count)]
    others = [shaken(presets.PRESETS[name], random) for name in named]
    people = population(count, key=key)
    lived = simulate(
        _stacked(others),
        parameters=people,
        days=BEFORE + YEAR,
        key=key + 1,
        keep=KEPT,
    )
    return [
        Life(
            other=name,
            person=_one(people, place),
            partner=others[place],
            hours={each: lived[each][BEFORE * HOURS :, place] for each in KEPT},
        )
        for place, name in enumerate(named)
    ]


def shaken(partner: Partner, random: np.random.Generator) -> Partner:
    """Return a partner like this one, every knob moved by chance, who may change over months."""

    def moved(value: float, size: float = SHAKEN) -> float:
        # What a partner never does stays so: cold is not a little cruel.
        if value <= 0.0:
            return 0.0
        place = min(value, 0.99)
        logit = np.log(place / (1.0 - place)) + size * random.standard_normal()
        return float(1.0 / (1.0 + np.exp(-logit)))

    ring = (partner.phases * _PHASES)[:_PHASES]
    own = [
        replace(
            phase,
            **{name: moved(float(getattr(phase, name))) for name in _SHAKEN_KNOBS},
            length=float(phase.length * np.exp(0.2 * random.standard_normal())),
        )
        for phase in (ring if len(partner.phases) > 1 else partner.phases)
    ]
    turn = float(random.choice((-CHANGING, 0.0, 0.0, CHANGING)))
    return replace(
        partner,
        phases=(*own,) if len(own) == _PHASES else (own[0],) * _PHASES,
        rate=float(partner.rate * np.exp(0.2 * random.standard_normal())),
        swing=float(partner.swing * np.exp(0.3 * random.standard_normal())),
        openness=moved(float(partner.openness), 2.0 * SHAKEN),
        honeymoon=turn if partner.honeymoon == 0.0 else float(partner.honeymoon),
        fading=CHANGES_OVER if partner.honeymoon == 0.0 else float(partner.fading),
    )


def _stacked(partners: list[Partner]) -> Partner:
    """Return many partners as one, every number with the axis `person`."""
    # Leaf by leaf: all of them have as many phases.
    stacked: Partner = jax.tree.map(
        lambda *each: np.array(each, dtype=float), *partners
    )
    return stacked


def _one(people: Parameters, place: int) -> Parameters:
    """Return the numbers of one person out of many."""
    person: Parameters = jax.tree.map(
        lambda each: float(each[place]) if np.ndim(each) else float(each), people
    )
    return person
