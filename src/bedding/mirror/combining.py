"""From what was told of a statement to how many of twenty calculations point to alarm.

    straight          = a + sum of w_q x_q - sum of s_q n
    log odds of alarm = g((1 + k n) straight)                     what the entries say
    with the model    = b + u (that) + v x_m                      where the fit may speak
    with the weeks    = (that) + z x_w                            where there are weekly answers

n is how often the number of entries doubles from `SHORTEST`. s is for what was asked and happened
too seldom to be told: few ruptures in four months say more than few in two weeks. g is a broken
line that never falls, one for long diaries, one for short ones, and one for several entries a day.
A pole to which nothing told points gets 14 of 20 at most. x is how far a quantity lies on the side of alarm, in errors (`told.toward_alarm`). A weighted
sum of log odds is how opinions that share what they know are joined [genest1986]; the weights
make the outcome come true as often as it says, on imagined persons of whom the truth is known
[platt1999]. They stand in `calibrated.py`, with the command that makes them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.quantity import ENOUGH
from bedding.mirror.told import Divide, Told, toward_alarm

SHORTEST: Final = ENOUGH
"""Entries of the shortest diary of which anything is said."""

LONG: Final = 45
"""Entries from which a diary is a long one: six weeks of evenings. Chosen."""

OFTEN: Final = 2
"""Entries a day from which there are several. Chosen; learned with four."""

MILD: Final = float(np.log(0.7 / 0.3))
"""The most that is stated of a pole to which nothing told points: 14 of 20, which names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How what is told of one sign or distinction is weighed.

    Attributes:
        base: a, the log odds where everything lies on its divide.
        recorded: w, by the name of what the entries show.
        seldom: s, by the name of what happened too seldom to be told.
        slope_longer: k.
        curve: The corners of g, from left to right; g is the same line where there are none.
        short_curve: The same for fewer than `LONG` entries.
        often_curve: The same for several entries a day, however many there are.
        drawn_base: b.
        of_recorded: u, what is left of the entries' log odds beside the draws.
        drawn: v, of what the draws say; 0 where the model has nothing to say of it.
        weekly: z, of the weekly answers.
    """

    base: float
    recorded: Mapping[str, float]
    seldom: Mapping[str, float] = field(default_factory=dict)
    slope_longer: float = 0.0
    curve: tuple[tuple[float, float], ...] = ()
    short_curve: tuple[tuple[float, float], ...] = ()
    often_curve: tuple[tuple[float, float], ...] = ()
    drawn_base: float = 0.0
    of_recorded: float = 1.0
    drawn: float = 0.0
    weekly: float = 0.0


def recorded_log_odds(
    weights: Weights,
    recorded: Mapping[str, Told],
    divides: Mapping[str, Divide],
    *,
    seldom: Collection[str] = (),
    entries: int = SHORTEST,
    often: bool = False,
) -> float:
    """Return the log odds of alarm by the entries alone.

    Args:
        weights: How they are weighed.
        recorded: What the entries show, by name.
        divides: Where the poles part in each.
        seldom: Names of what was asked, and happened too seldom to be told.
        entries: How many entries there are.
        often: Whether there are several a day.
    """
    told = sum(
        weight * toward_alarm(recorded[name], divides[name])
        for name, weight in weights.recorded.items()
        if name in recorded
    )
    missed = sum(weights.seldom.get(name, 0.0) for name in seldom)
    longer = doublings(entries)
    straight = weights.base + told - missed * longer
    log_odds = (1 + weights.slope_longer * longer) * straight
    curve = weights.curve if entries >= LONG else weights.short_curve
    curve = weights.often_curve if often else curve
    stated = float(bent(curve, np.asarray(log_odds)))
    if told <= 0:
        stated = min(stated, MILD)
    if told >= 0 and missed * longer <= 0:
        stated = max(stated, -MILD)
    return stated


def bent(
    curve: tuple[tuple[float, float], ...], log_odds: Float[np.ndarray, "*axes"]
) -> Float[np.ndarray, "*axes"]:
    """Return g of log odds: a broken line, level beyond its ends, or nothing changed."""
    if not curve:
        return log_odds
    at, gives = (np.array(side, dtype=float) for side in zip(*curve, strict=True))
    return np.asarray(np.interp(log_odds, at, gives))


def doublings(entries: int) -> float:
    """Return how often the number of entries doubles from `SHORTEST` [1], 0 below it."""
    return float(np.log2(max(entries, SHORTEST) / SHORTEST))


def with_drawn(weights: Weights, log_odds: float, drawn: Told, divide: Divide) -> float:
    """Return log odds to which what the draws say is added."""
    said = weights.drawn * toward_alarm(drawn, divide)
    return weights.drawn_base + weights.of_recorded * log_odds + said


def with_weekly(
    weights: Weights, log_odds: float, weekly: Told, divide: Divide
) -> float:
    """Return log odds to which the weekly answers are added."""
    return log_odds + weights.weekly * toward_alarm(weekly, divide)


def share(log_odds: float) -> float:
    """Return the share of calculations on the side of alarm [0 to 1]."""
    return float(1.0 / (1.0 + np.exp(-log_odds)))
