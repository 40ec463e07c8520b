"""What a fitted model says, as the mirror needs it; the mirror itself knows no model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.quantity import Quantity


class Fitted(StrEnum):
    """What became of the fit."""

    SPEAKS = "speaks"
    """It fits, and tells the next entry better than the simple rivals."""
    DESCRIBES = "describes"
    """It fits, but a simple rival tells the next entry as well: the mirror only describes."""
    MISFIT = "misfit"
    """It explains these weeks badly."""
    TOO_LITTLE = "too_little"
    """There are too few entries."""
    UNTOLD = "untold"
    """It fits, but too little is told of the other for it to say anything."""
    NOT_CONVERGED = "not_converged"
    """The calculation gave no result that can be trusted."""
    ABSENT = "absent"
    """No model was fitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """How well one way of telling the next entry did, against the mechanism.

    Attributes:
        name: Which rival.
        ahead: How much better the mechanism told each entry, on average [nat].
        low: The lower end of its 90 % interval.
        high: The upper end.
    """

    name: str
    ahead: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """One quantity of the model beside the people it was drawn from.

    Attributes:
        name: The quantity; the sentences about it stand under `model.` and this name.
        about: The signs and distinctions it speaks to.
        draws: Where the person's draws lie among the prior population [0 to 1].
        alarm_above: Whether alarm lies above the middle of that population.
        learned: How much narrower the draws are than the population [0 to 1].
    """

    name: str
    about: tuple[str, ...]
    draws: Float[np.ndarray, " draw"]
    alarm_above: bool
    learned: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of the fit, and what it says where it may speak.

    Attributes:
        fitted: What became of it.
        rivals: How it compares with simple ways of telling the next entry.
        leanings: Its numbers beside other people; empty unless it speaks.
        drawn: What its draws say of the diary's days, by sign or distinction; empty unless it
            speaks.
        entries: How many entries it was fitted to.
        trust: Pareto's k of the importance weights; below 0.7 they can be trusted [vehtari2024].
    """

    fitted: Fitted
    rivals: tuple[Rival, ...] = ()
    leanings: tuple[Leaning, ...] = ()
    drawn: Mapping[str, Quantity] = field(default_factory=dict)
    entries: int = 0
    trust: float | None = None


NO_READING: Final = Reading(fitted=Fitted.ABSENT)
"""What stands where no model was fitted."""
