"""One thing that was told of a statement: where it lies, how sure that is, and its two sides."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from bedding.mirror.quantity import Quantity

FURTHEST: Final = 4.0
"""Beyond this many errors from the divide, further makes no difference. Chosen."""

VALIDITY: Final = 0.5
"""Share of the spread between people by which a quantity may miss what it stands for, however
long the diary. Chosen; the weights are learned with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number with its error.

    Attributes:
        estimate: In the unit of the quantity.
        error: Its standard error.
    """

    estimate: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Divide:
    """Where the two poles of a quantity part.

    Attributes:
        middle: The place between them, in the unit of the quantity.
        spread: Standard deviation between people, in the unit of the quantity.
        alarm_above: Whether alarm lies above it; otherwise below.
    """

    middle: float
    spread: float
    alarm_above: bool


def told_by(quantity: Quantity) -> Told:
    """Return the middle of a quantity's draws and how far they spread."""
    return Told(estimate=quantity.estimate, error=float(np.std(quantity.draws)))


def toward_alarm(each: Told, divide: Divide) -> float:
    """Return how far something lies on the side of alarm, in errors of what it stands for.

    Its own error and the part by which it may miss its meaning count together.
    """
    way = each.estimate - divide.middle
    away = way if divide.alarm_above else -way
    error = float(np.hypot(each.error, VALIDITY * divide.spread))
    return float(np.clip(away / error, -FURTHEST, FURTHEST))
