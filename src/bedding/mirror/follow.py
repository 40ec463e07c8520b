"""How far body, mood and being oneself go together with what the other does."""

from typing import Final

import numpy as np
from jaxtyping import Float, Int

from bedding.mirror.moments import Moments
from bedding.mirror.quantity import (
    ENOUGH,
    FEW,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import resampled

BEHAVIOUR: Final = ("warmth", "threat", "contact", "answered")
"""What the other does, as far as the table has it and it changes."""

FOLLOWERS: Final = (
    ("follow_body", "arousal"),
    ("follow_mood", "mood"),
    ("follow_self", "self"),
)

ROWS_FOR_EACH: Final = 4
"""Moments needed for each thing of the other that is looked at together. Chosen."""


def follow(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return which share of the differences within the person follows the other, by channel."""
    return tuple(_follow(moments, name, channel, rng) for name, channel in FOLLOWERS)


def _follow(
    moments: Moments, name: str, channel: str, rng: np.random.Generator
) -> Finding:
    reported = moments.channel(channel)
    inputs = [moments.input(behaviour) for behaviour in BEHAVIOUR]
    inputs = [values for values in inputs if not np.isnan(values).all()]
    if np.isnan(reported).all() or not inputs:
        return not_asked(name)
    used = ~np.isnan(np.column_stack([reported, *inputs])).any(axis=1)
    inputs = [values for values in inputs if varies(values[used])]
    count, needed = int(used.sum()), max(ENOUGH, ROWS_FOR_EACH * (len(inputs) + 1))
    if count < needed:
        return Unseen(name=name, why=Why.TOO_FEW, has=count, needed=needed)
    if not inputs or not varies(reported[used]):
        return Unseen(name=name, why=Why.NO_CHANGE, has=count, needed=needed)
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=explained(np.column_stack(inputs)[used], reported[used], rng),
        moments=count,
        days=moments.days(used),
    )


def varies(values: Float[np.ndarray, " row"]) -> bool:
    """Return whether at least `FEW` values differ from the most common one."""
    _, counts = np.unique(values, return_counts=True)
    return bool(len(values) - counts.max(initial=0) >= FEW)


def explained(
    inputs: Float[np.ndarray, "row input"],
    outcome: Float[np.ndarray, " row"],
    rng: np.random.Generator,
) -> Float[np.ndarray, " draw"]:
    """Return draws of the share of variance that a straight-line relation takes up [0 to 1].

    R squared of the least-squares fit, adjusted for what chance alone takes up. A resample
    holds rows twice, which takes up as much again, so a draw is adjusted for twice as many
    inputs: without that a relation that isn't there would show as one.
    """
    rows, width = inputs.shape

    def adjusted(chosen: Int[np.ndarray, "draw row"]) -> Float[np.ndarray, " draw"]:
        y, x = outcome[chosen], inputs[chosen]
        y = y - y.mean(axis=1, keepdims=True)
        x = x - x.mean(axis=1, keepdims=True)
        total = (y * y).sum(axis=1)
        crossed = np.einsum("dri,drj->dij", x, x, optimize=True)
        # A ridge far below rounding stands in where a resample leaves two inputs alike.
        ridge = 1e-10 * np.trace(crossed, axis1=1, axis2=2)[:, None, None]
        crossed = crossed + (ridge + 1e-12) * np.eye(width)
        with_outcome = np.einsum("dri,dr->di", x, y, optimize=True)
        slopes = np.linalg.solve(crossed, with_outcome[..., None])[..., 0]
        taken = (slopes * with_outcome).sum(axis=1) / np.where(total > 0, total, np.nan)
        left = (1 - taken) * (rows - 1) / max(rows - 2 * width - 1, 1)
        return np.asarray(np.clip(1 - left, 0, 1))

    return resampled(rows, adjusted, rng)
