"""The six signs and the six distinctions: where the calculations point, and how firmly.

Every sign and distinction has two poles of equal weight: alarm and carrying capacity. A
statement counts, out of twenty calculations, how many lie on the side of alarm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.special import bdtr

from bedding.mirror.quantity import ENOUGH, Finding, Quantity, Unseen, Why, quantities

OF: Final = 20
"""Calculations that a statement counts."""

SUREST: Final = 39 / 40
"""The largest share that is counted: no resampling of one diary is surer than that. Chosen."""

RANGE: Final = 0.95
"""How wide the range around the count is: where the count of 20 new calculations would fall."""


class State(StrEnum):
    """What can be said about a sign or a distinction."""

    ALARM = "alarm"
    """More calculations lie on the side of alarm than chance allows for."""
    REST = "rest"
    """More calculations lie on the side of carrying capacity than chance allows for."""
    UNCLEAR = "unclear"
    """Both stories fit."""
    TOO_LITTLE = "too_little"
    """Too few days, or too few moments of the kind it takes."""
    NOT_VISIBLE = "not_visible"
    """The entries lie too far apart to see it."""
    NOT_ASKED = "not_asked"
    """The table doesn't hold what this needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divide:
    """Where the two poles of a quantity part.

    Attributes:
        middle: The place between them, in the unit of the quantity.
        alarm_above: Whether alarm lies above it; otherwise below.
    """

    middle: float
    alarm_above: bool


DIVIDES: Final[Mapping[str, Divide]] = {
    # A difference parts at no difference, a scale at its middle. The others are chosen, not
    # measured: a quarter of the variance is a correlation of one half, half a day is the night.
    "follow_body": Divide(middle=0.25, alarm_above=True),
    "follow_mood": Divide(middle=0.25, alarm_above=True),
    "follow_self": Divide(middle=0.25, alarm_above=True),
    "voice_level": Divide(middle=0.5, alarm_above=False),
    "voice_after_hurt": Divide(middle=0.0, alarm_above=False),
    "expected_after_hurt": Divide(middle=0.0, alarm_above=True),
    "expected_after_silence": Divide(middle=0.0, alarm_above=True),
    "pull_in_silence": Divide(middle=0.0, alarm_above=True),
    "both_high": Divide(middle=0.25, alarm_above=True),
    "recovery": Divide(middle=0.5, alarm_above=True),
    "repair_contact": Divide(middle=0.25, alarm_above=True),
    "amended": Divide(middle=0.5, alarm_above=False),
    "openness_met": Divide(middle=0.5, alarm_above=False),
    "warmth_later": Divide(middle=0.0, alarm_above=False),
    "hurt_later": Divide(middle=0.0, alarm_above=True),
    "self_level": Divide(middle=0.5, alarm_above=False),
}
"""Where alarm and carrying capacity part in the entries."""

RESTS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "S1": ("follow_body", "follow_mood"),
    "S2": ("voice_level", "voice_after_hurt"),
    "S3": ("expected_after_hurt",),
    "S4": ("both_high",),
    "S5": ("expected_after_silence", "pull_in_silence"),
    "S6": ("follow_self",),
    "D1": ("recovery",),
    "D2": (),
    "D3": ("repair_contact", "amended"),
    "D4": ("openness_met",),
    "D5": ("warmth_later", "hurt_later"),
    "D6": ("self_level", "follow_self"),
}
"""What each sign (S) and each distinction (D) rests on in the entries. D2 needs a weekly answer
that no table holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the entries, and the model where it speaks, say about a sign or a distinction.

    Attributes:
        about: Which one, as `S1` or `D6`.
        state: What can be said.
        alarm: How many of twenty calculations lie on the side of alarm; None when nothing is
            said.
        low: The least of twenty that new calculations would be expected to give.
        high: The most.
        findings: What it rests on in the entries.
        modelled: Whether the model's draws count as well.
    """

    about: str
    state: State
    alarm: int | None
    low: int
    high: int
    findings: tuple[Finding, ...]
    modelled: bool


def statements(
    findings: Mapping[str, Finding], *, days: int, modelled: Mapping[str, float]
) -> tuple[Statement, ...]:
    """Return a statement for every sign and every distinction.

    Args:
        findings: What the entries show, by name.
        days: On how many days entries were made.
        modelled: The share of the model's draws on the side of alarm [0 to 1], by sign or
            distinction; empty where the model doesn't speak.
    """
    return tuple(
        _statement(
            about,
            tuple(findings[name] for name in names if name in findings),
            days=days,
            modelled=modelled.get(about),
        )
        for about, names in RESTS_ON.items()
    )


def count_of_twenty(share: float) -> tuple[int, int, int]:
    """Return a share of draws as a count of twenty, with the range that chance gives it.

    Twenty calculations are a sample of the draws, so the count is binomial. The share is kept
    within `SUREST`.
    """
    bounded = min(max(share, 1 - SUREST), SUREST)
    # The distribution function alone: scipy.stats takes longer to load than a mirror to compute.
    below = bdtr(np.arange(OF + 1), OF, bounded)
    low, high = np.searchsorted(below, [(1 - RANGE) / 2, (1 + RANGE) / 2])
    return round(OF * bounded), int(low), int(high)


def alarm_share(quantity: Quantity) -> float:
    """Return the share of draws on the side of alarm; a draw on the divide counts half."""
    divide = DIVIDES[quantity.name]
    above = float(np.mean(quantity.draws > divide.middle))
    above += float(np.mean(quantity.draws == divide.middle)) / 2
    return above if divide.alarm_above else 1 - above


def _statement(
    about: str, findings: tuple[Finding, ...], *, days: int, modelled: float | None
) -> Statement:
    shares = [alarm_share(quantity) for quantity in quantities(findings)]
    if modelled is not None:
        shares.append(modelled)
    if not shares or days < ENOUGH:
        return Statement(
            about=about,
            state=_silent_state(findings, said=bool(shares)),
            alarm=None,
            low=0,
            high=OF,
            findings=findings,
            modelled=False,
        )
    count, low, high = count_of_twenty(float(np.mean(shares)))
    state = (
        State.ALARM if low > OF / 2 else State.REST if high < OF / 2 else State.UNCLEAR
    )
    return Statement(
        about=about,
        state=state,
        alarm=count,
        low=low,
        high=high,
        findings=findings,
        modelled=modelled is not None,
    )


def _silent_state(findings: Sequence[Finding], *, said: bool) -> State:
    if said:
        return State.TOO_LITTLE
    reasons = {finding.why for finding in findings if isinstance(finding, Unseen)}
    if reasons & {Why.TOO_FEW, Why.NO_CHANGE}:
        return State.TOO_LITTLE
    return State.NOT_VISIBLE if Why.NOT_VISIBLE in reasons else State.NOT_ASKED
