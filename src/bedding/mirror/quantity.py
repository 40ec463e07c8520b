"""What a diary lets one say about one thing: a number with its uncertainty, or why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Float

ENOUGH: Final = 14
"""Days, or moments that have what is asked for, below which nothing is said. Chosen: two weeks
hold each day of the week twice."""

FEW: Final = 5
"""Moments of one kind (say, after silence) below which that kind is not described. Chosen."""


class Unit(StrEnum):
    """How a number is to be written."""

    SHARE = "share"
    """A share of moments or of variance [0 to 1]."""
    SCALE = "scale"
    """A place on a scale [0 to 1]."""
    DIFFERENCE = "difference"
    """A difference between two places on a scale [-1 to 1]."""
    TIME = "time"
    """A duration [day]."""


class Why(StrEnum):
    """Why nothing can be said."""

    NOT_ASKED = "not_asked"
    """The table doesn't hold what this needs."""
    TOO_FEW = "too_few"
    """There are too few moments of the kind that this needs."""
    NO_CHANGE = "no_change"
    """The answer was always the same, so nothing can go together with it."""
    NOT_VISIBLE = "not_visible"
    """The entries lie too far apart to see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that describes the entries, as draws of what it may be.

    Attributes:
        name: What it is; the sentences about it stand under `quantity.` and this name.
        unit: How it is to be written.
        draws: What it may be, by resampling the entries or from a posterior in closed form.
        moments: How many entries it rests on.
        days: On how many days these entries were made.
    """

    name: str
    unit: Unit
    draws: Float[np.ndarray, " draw"]
    moments: int
    days: int

    @property
    def estimate(self) -> float:
        """The middle of the draws."""
        return float(np.median(self.draws))

    def interval(self, level: float) -> tuple[float, float]:
        """Return the ends of the middle `level` [0 to 1] of the draws."""
        low, high = np.quantile(self.draws, [(1 - level) / 2, (1 + level) / 2])
        return float(low), float(high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """Something that these entries do not show.

    Attributes:
        name: What can't be said; the sentences about it stand under `quantity.` and this name.
        why: The reason.
        has: How many moments there are of the kind that is needed.
        needed: How many it would take.
    """

    name: str
    why: Why
    has: int
    needed: int


Finding = Quantity | Unseen


def quantities(findings: Iterable[Finding]) -> tuple[Quantity, ...]:
    """Return the findings that are numbers."""
    return tuple(finding for finding in findings if isinstance(finding, Quantity))


def unseen(findings: Iterable[Finding]) -> tuple[Unseen, ...]:
    """Return the findings that could not be told."""
    return tuple(finding for finding in findings if isinstance(finding, Unseen))


def not_asked(name: str) -> Unseen:
    """Return that the table doesn't hold what `name` needs."""
    return Unseen(name=name, why=Why.NOT_ASKED, has=0, needed=ENOUGH)
