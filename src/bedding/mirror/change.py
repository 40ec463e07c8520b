"""Whether something moved, which way and when; and whether the other's days go round."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.quantity import Finding, Quantity, Unit, Unseen, Why

SURE: Final = 0.9
"""From which probability a change, its direction or a cycle is spoken of; chosen."""

EVEN: Final = 0.5
"""What a change has beforehand; at most this, no change is at least as probable."""

VISIBLE: Final = 0.3
"""How much narrower the path must be than beforehand to say that nothing moved; chosen."""

OF_PERSON: Final = frozenset({"recovery", "contingency", "voice"})
"""What is followed of the person; the rest is what the other did."""

WEEKS: Final = 4
"""Weeks below which nothing is said of change. Chosen."""

CYCLE_DAYS: Final = 28
"""Days below which nothing is said of a cycle. Chosen."""


class Way(StrEnum):
    """Which way something moved."""

    UP = "up"
    DOWN = "down"
    THERE_AND_BACK = "there_and_back"
    """It changed, and ended about where it began."""
    SAME = "same"
    """No change is at least as probable as any."""
    UNCLEAR = "unclear"
    """A change is more probable than none, but not sure enough."""
    NOT_VISIBLE = "not_visible"
    """These entries don't show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """One thing week by week, as a model has it; the mirror itself knows no model.

    Attributes:
        name: What it is; the sentences about it stand under `moved.` and this name.
        unit: How its numbers are written; None where only the direction is told.
        draws: What it may have been in each week, equally weighted.
        probability: That it changed at all [0 to 1]; half beforehand.
        learned: How much narrower its path is than beforehand [up to 1].
        when: Between which days it changed [day], where it has a date.
    """

    name: str
    unit: Unit | None
    draws: Float[np.ndarray, "draw week"]
    probability: float
    learned: float
    when: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What can be said of how one thing moved.

    Attributes:
        name: What it is.
        way: Which way it moved.
        probability: That it changed at all [0 to 1].
        rises: The share of draws in which it ends higher than it began [0 to 1].
        when: Between which days it changed [day]; only where a change is spoken of.
        first: What it was in the first week, where it is told as a number.
        last: What it is in the last week.
    """

    name: str
    way: Way
    probability: float
    rises: float
    when: tuple[float, float] | None
    first: Quantity | None
    last: Quantity | None


def moved(moving: Moving, *, moments: int, days: int) -> Moved:
    """Return what can be said of how something moved.

    Args:
        moving: Its weeks.
        moments: How many entries this rests on.
        days: On how many days these were made.
    """
    rises = float(np.mean(moving.draws[:, -1] > moving.draws[:, 0]))
    way = _way(moving, rises)
    told = moving.unit is not None and way is not Way.NOT_VISIBLE
    changed = way in {Way.UP, Way.DOWN, Way.THERE_AND_BACK}

    def in_week(week: int) -> Quantity | None:
        if moving.unit is None or not told:
            return None
        return Quantity(
            name=moving.name,
            unit=moving.unit,
            draws=moving.draws[:, week],
            moments=moments,
            days=days,
        )

    return Moved(
        name=moving.name,
        way=way,
        probability=moving.probability,
        rises=rises,
        when=moving.when if changed else None,
        first=in_week(0),
        last=in_week(-1),
    )


def _way(moving: Moving, rises: float) -> Way:
    if moving.probability >= SURE:
        if rises >= SURE:
            return Way.UP
        return Way.DOWN if rises <= 1 - SURE else Way.THERE_AND_BACK
    if moving.learned < VISIBLE:
        return Way.NOT_VISIBLE
    return Way.SAME if moving.probability <= EVEN else Way.UNCLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """The other's days as a model has them.

    Attributes:
        phases: Probability that there are phases [0 to 1]; half beforehand.
        returns: Given phases, the probability that two rounds were seen [0 to 1].
        round: How long one round takes on average [day], equally weighted draws.
        days: On how many days something was told of the other.
        ahead: How much better the next day is told from those before it than from base rates
            [nat a day], and its standard error; None where too few days could be told.
    """

    phases: float
    returns: float
    round: Float[np.ndarray, " draw"]
    days: int
    ahead: tuple[float, float] | None = None


def cycle(going: Going) -> Finding:
    """Return how long one round takes, or why no cycle was found.

    A cycle is told where phases, and that they return, are both sure enough.
    """
    if going.days < CYCLE_DAYS:
        return Unseen(name="cycle", why=Why.TOO_FEW, has=going.days, needed=CYCLE_DAYS)
    if going.phases < SURE or going.returns < SURE:
        return Unseen(
            name="cycle", why=Why.NOT_VISIBLE, has=going.days, needed=CYCLE_DAYS
        )
    return Quantity(
        name="cycle",
        unit=Unit.TIME,
        draws=going.round,
        moments=going.days,
        days=going.days,
    )


def told_ahead(going: Going) -> Finding:
    """Return how much more probable the next day becomes by knowing those before it.

    As a share: 0 is none, and 0.25 says that what came had a probability a quarter higher, on
    average over days, than by base rates alone.
    """
    if going.ahead is None:
        return Unseen(
            name="told_ahead", why=Why.TOO_FEW, has=going.days, needed=CYCLE_DAYS
        )
    mean, error = going.ahead
    # The normal distribution of the mean, as evenly placed draws.
    places = np.random.default_rng(0).standard_normal(2000)
    places = (places - places.mean()) / places.std()
    return Quantity(
        name="told_ahead",
        unit=Unit.SHARE,
        draws=np.expm1(mean + error * places),
        moments=going.days,
        days=going.days,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What moved over the weeks of a diary, and whether the other's days go round.

    Attributes:
        moved: Each thing that could be followed from week to week; days from the first entry on.
        short: Whether there are too few weeks to follow anything.
        once_a_day: Whether there is about one entry a day, or less.
        going: The other's days, with phases or without.
        round: How long one round takes, or why none was found.
        ahead: How much more probable the next day becomes by those before it, or why that isn't
            told.
    """

    moved: tuple[Moved, ...]
    short: bool
    once_a_day: bool
    going: Going
    round: Finding
    ahead: Finding

    @property
    def person_told(self) -> bool:
        """Whether any number of the person could be followed."""
        return any(each.name in OF_PERSON for each in self.moved)

    @property
    def other_told(self) -> bool:
        """Whether anything that the other did could be followed."""
        return any(each.name not in OF_PERSON for each in self.moved)
