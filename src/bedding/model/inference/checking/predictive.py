"""Posterior predictive checks: does the fit, let loose, give answers like those that were given?

For each channel a few quantities that matter for a diary; each is computed for the answers that
were given and for those that the draws give again [gelman1996]. A quantity that lies in the far
tail of the second is one that the model doesn't reproduce.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.model.inference.checking.used import Used
from bedding.model.inputs import Episode

FAR: Final = 0.05
"""A two-sided tail below this counts as not reproduced. The draws have seen the answers, so tails
of a true model are far from even: below this lies 1 in 150 (docs/checks.md)."""
_OTHER: Final = ("warmth", "threat", "answered", "amends", "contact", "waiting")

Quantity = Callable[[Float[np.ndarray, "draw time"]], Float[np.ndarray, " draw"]]


class Shown(Enum):
    """Whether the fit reproduces a quantity.

    Attributes:
        YES: What was given lies among what the fit gives again.
        TOO_LOW: The fit gives too little of it.
        TOO_HIGH: The fit gives too much of it.
    """

    YES = "yes"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One quantity of one channel.

    Attributes:
        channel: Its name.
        quantity: `mean`, `spread`, `carry_over`, `low_end`, `high_end`, `jump`, or `with_` and the
            name of an input.
        given: In the answers that were given.
        low: Low end of the 90 % interval of what the fit gives again.
        middle: Its median.
        high: High end.
        tail: Two-sided tail beyond what was given [0 to 1]; ties count half.
        shown: Whether the fit reproduces it.
    """

    channel: str
    quantity: str
    given: float
    low: float
    middle: float
    high: float
    tail: float
    shown: Shown


def check_predictive(
    used: Used,
    again: Float[np.ndarray, "draw time channel"],
    episodes: Episode,
) -> tuple[Check, ...]:
    """Return every quantity of every channel.

    Args:
        used: The answers that were given.
        again: Those that the draws give again.
        episodes: What happened at each entry.
    """
    found = []
    for place, channel in enumerate(used.names):
        given = np.where(used.seen[:, place], used.answers[:, place], np.nan)
        for name, quantity in quantities(episodes, len(used.times)).items():
            (was,) = quantity(given[None])
            if np.isfinite(was):
                drawn = quantity(again[..., place])
                found.append(_check(channel, name, float(was), drawn))
    return tuple(found)


def quantities(episodes: Episode, count: int) -> Mapping[str, Quantity]:
    """Return the quantities by name; those about an input only where it moves at all."""
    named: dict[str, Quantity] = {
        "mean": lambda answers: np.nanmean(answers, axis=1),
        "spread": lambda answers: np.nanstd(answers, axis=1),
        "carry_over": lambda answers: correlation(answers[:, 1:], answers[:, :-1]),
        "low_end": lambda answers: _share(answers, answers <= 0.0),
        "high_end": lambda answers: _share(answers, answers >= 1.0),
        "jump": jump,
    }
    for name in _OTHER:
        given = np.broadcast_to(np.asarray(getattr(episodes, name), float), count)
        if count and np.ptp(given) > 0.0:
            named[f"with_{name}"] = partial(_with, given)
    return named


def _with(
    given: Float[np.ndarray, " time"], answers: Float[np.ndarray, "draw time"]
) -> Float[np.ndarray, " draw"]:
    return correlation(answers, np.broadcast_to(given, answers.shape))


def correlation(
    one: Float[np.ndarray, "draw time"], other: Float[np.ndarray, "draw time"]
) -> Float[np.ndarray, " draw"]:
    """Return the correlation where both are there; 0 where either doesn't vary."""
    both = ~(np.isnan(one) | np.isnan(other))
    number = np.maximum(both.sum(axis=1), 1)

    def off(values: np.ndarray) -> np.ndarray:
        kept = np.where(both, values, 0.0)
        return np.asarray(
            np.where(both, values - (kept.sum(axis=1) / number)[:, None], 0.0)
        )

    first, second = off(one), off(other)
    size = np.sqrt((first**2).sum(axis=1) * (second**2).sum(axis=1))
    products = (first * second).sum(axis=1)
    return np.asarray(
        np.divide(products, size, out=np.zeros_like(products), where=size > 1e-12)
    )


def jump(answers: Float[np.ndarray, "draw time"]) -> Float[np.ndarray, " draw"]:
    """Return the mean size of a change from one entry to the next; NaN without any pair."""
    change = np.abs(np.diff(answers, axis=1))
    there = ~np.isnan(change)
    number = there.sum(axis=1)
    total = np.where(there, change, 0.0).sum(axis=1)
    return np.asarray(
        np.divide(total, number, out=np.full(len(total), np.nan), where=number > 0)
    )


def _share(
    answers: Float[np.ndarray, "draw time"], there: np.ndarray
) -> Float[np.ndarray, " draw"]:
    return np.asarray(there.sum(axis=1) / (~np.isnan(answers)).sum(axis=1))


def _check(
    channel: str, name: str, given: float, drawn: Float[np.ndarray, " draw"]
) -> Check:
    # Ties count half: shares at an end are counts.
    tie = np.isclose(drawn, given, rtol=0.0, atol=1e-9)
    above = float(np.mean((drawn > given) & ~tie) + 0.5 * np.mean(tie))
    tail = 2.0 * min(above, 1.0 - above)
    low, middle, high = (float(end) for end in np.quantile(drawn, [0.05, 0.5, 0.95]))
    if tail >= FAR:
        shown = Shown.YES
    else:
        shown = Shown.TOO_HIGH if above > 0.5 else Shown.TOO_LOW
    return Check(
        channel=channel,
        quantity=name,
        given=given,
        low=low,
        middle=middle,
        high=high,
        tail=tail,
        shown=shown,
    )
