"""Answers that follow nothing: white, or carried from day to day.

What the other did, and what was felt, are drawn apart from each other: whatever a reader finds
between them is chance. Carried noise is the harder one, since two series that each drift go
together now and then [kuppens2010].
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.foreign.carrying import carried
from bedding.model.simulation.foreign.drawing import Chance, within
from bedding.model.simulation.foreign.lived import Lived, Other, contacts, met
from bedding.types import CHANNELS

MIDDLE: Final = 0.5
"""Where every answer about oneself lies on average: no side of the scale is favoured [0 to 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class White:
    """Noise that is new each day; chosen.

    Attributes:
        inertia: The share that is left the next day [1].
        spread: Standard deviation of every answer [scale of 0 to 1].
        warm: Mean warmth of the other [0 to 1].
        hurtful: Mean threat of the other [0 to 1].
    """

    inertia: float = within(0.0, 0.0)
    spread: float = within(0.12, 0.22)
    warm: float = within(0.4, 0.6)
    hurtful: float = within(0.1, 0.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(White):
    """Noise that carries over; chosen."""

    inertia: float = within(0.4, 0.85)


def live_white(chance: Chance, days: int) -> Lived:
    """Return days that follow nothing."""
    return _live(chance.numbers(White), chance, days)


def live_carried(chance: Chance, days: int) -> Lived:
    """Return days that follow nothing but the day before."""
    return _live(chance.numbers(Carried), chance, days)


def _live(person: White, chance: Chance, days: int) -> Lived:
    def around(middle: float, purpose: str) -> Float[np.ndarray, " day"]:
        return middle + carried(
            chance.normal(purpose, days), inertia=person.inertia, spread=person.spread
        )

    half = np.full(days, 0.5)
    outside = Other(
        contact=contacts(chance, near=np.full(days, 0.7), waits=half),
        warmth=around(person.warm, "warmth"),
        threat=around(person.hurtful, "threat"),
        answered=around(MIDDLE, "answered"),
        amends=chance.happens("amends", np.full(days, 0.1)),
        openness=met(chance, voicing=0.25, welcome=half),
        stress=around(0.2, "stress"),
    )
    felt = {name: around(MIDDLE, f"felt.{name}") for name in CHANNELS}
    return Lived(other=outside, felt=felt)
