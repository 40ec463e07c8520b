"""Days as they were, before anybody put them down: what the other did, and what was felt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.simulation.foreign.carrying import carried
from bedding.model.simulation.foreign.drawing import Chance, within

NONE, WAITING, MESSAGE, TOGETHER = 0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0
"""Contact of a day: none and that was fine, none and one was waiting, a message or a call,
together. The same numbers as a diary has for them."""

BY_MESSAGE: Final = 0.4
"""Share of days with contact on which it was a message or a call; chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What the other did, and what life did; every array has the axis `day`.

    Attributes:
        contact: One of the four kinds above.
        warmth: How warm it was [0 to 1].
        threat: How cold, critical or pressing it was [0 to 1].
        answered: How far one was answered [0 to 1].
        amends: Responsibility taken for a hurt [0 to 1].
        openness: How something that was said was met [0 to 1]; NaN where nothing was said.
        stress: Stress that has nothing to do with the other [0 to 1].
    """

    contact: Float[np.ndarray, " day"]
    warmth: Float[np.ndarray, " day"]
    threat: Float[np.ndarray, " day"]
    answered: Float[np.ndarray, " day"]
    amends: Float[np.ndarray, " day"]
    openness: Float[np.ndarray, " day"]
    stress: Float[np.ndarray, " day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """Days with the other, and with oneself.

    Attributes:
        other: What the other did.
        felt: What was felt, by channel [0 to 1; what lies beyond is put down as the end of the
            scale], axis `day`.
    """

    other: Other
    felt: Mapping[str, Float[np.ndarray, " day"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual:
    """What a person feels for reasons that no diary has.

    Attributes:
        inertia: The share of it that is left the next day [1]; as in diaries [kuppens2010].
        spread: Its standard deviation [scale of 0 to 1]; chosen.
    """

    inertia: float = within(0.1, 0.5)
    spread: float = within(0.07, 0.13)


def contacts(
    chance: Chance,
    *,
    near: Float[np.ndarray, " day"],
    waits: Float[np.ndarray, " day"],
) -> Float[np.ndarray, " day"]:
    """Return the contact of each day.

    Args:
        chance: Where chance comes from.
        near: How likely there is contact [0 to 1].
        waits: How likely one was waiting where there is none [0 to 1].
    """
    there = chance.happens("contact", near) > 0
    message = chance.happens("message", np.full(len(near), BY_MESSAGE)) > 0
    waiting = chance.happens("waiting", waits) > 0
    apart = np.where(waiting, WAITING, NONE)
    return np.where(there, np.where(message, MESSAGE, TOGETHER), apart)


def met(
    chance: Chance,
    *,
    voicing: float,
    welcome: Float[np.ndarray, " day"],
) -> Float[np.ndarray, " day"]:
    """Return how something that was said was met: 1 welcomed, 0 punished, NaN nothing said.

    Args:
        chance: Where chance comes from.
        voicing: Share of days on which something was said [0 to 1].
        welcome: How likely it was welcomed [0 to 1].
    """
    said = chance.happens("said", np.full(len(welcome), voicing)) > 0
    return np.where(said, chance.happens("welcome", welcome), np.nan)


def felt_as(
    chance: Chance,
    signals: Mapping[str, Float[np.ndarray, " day"]],
    residual: Residual,
) -> dict[str, Float[np.ndarray, " day"]]:
    """Return what was felt: for each channel its signal, and the residual that carries over."""
    return {
        name: signal
        + carried(
            chance.normal(f"felt.{name}", len(signal)),
            inertia=residual.inertia,
            spread=residual.spread,
        )
        for name, signal in signals.items()
    }
