"""Test quantities: every fitted number, and what follows from the numbers and the answers.

Places of the numbers alone can't tell a posterior from the prior; the likelihood of the answers
and what is derived from it can [modrak2023].
"""

from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float

from bedding.model.inference.calibrating.design import AHEAD
from bedding.model.inference.calibrating.drawing import Drawn
from bedding.model.inference.calibrating.tracing import Traced, trace
from bedding.model.inference.lanes import LANES
from bedding.model.inference.log_density import channel_likelihoods, split
from bedding.model.inference.person import PERSON
from bedding.model.inference.record import Record
from bedding.model.inference.residual import RESIDUAL

DRAWS: Final = LANES - 1
"""How many draws the truth is placed among: with it they fill the lanes of one call."""


def number_names(channels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of all numbers on the whole line, in their order."""
    return (
        *PERSON,
        *(f"{channel}.{part}" for channel in channels for part in RESIDUAL),
    )


def followed(drawn: Drawn, numbers: Float[np.ndarray, "lane number"]) -> Traced:
    """Return what sets of numbers make of a record up to its last fitted entry."""
    end = jnp.asarray(drawn.where.places[drawn.design.entries - 1])
    person = jnp.asarray(split(numbers)[0])
    traced: Traced = trace(drawn.where.record, person, end)
    return traced


def quantities(
    drawn: Drawn,
    numbers: Float[np.ndarray, "lane number"],
    level: Float[np.ndarray, "lane channel"],
    gain: Float[np.ndarray, "lane channel"],
    traced: Traced,
) -> dict[str, Float[np.ndarray, " lane"]]:
    """Return every test quantity of many sets of numbers.

    Args:
        drawn: The record.
        numbers: On the whole line.
        level: Level of each channel that goes with them [0 to 1].
        gain: Gain of each channel [0 to 1].
        traced: What the numbers make of the record.
    """
    channels = drawn.design.channels
    named = dict(zip(number_names(channels), numbers.T, strict=True))
    likelihood = likelihoods(
        drawn.where.record,
        jnp.asarray(traced.reads),
        jnp.asarray(split(numbers)[1]),
        drawn.where.record.seen,
    )
    named["log_likelihood"] = np.asarray(likelihood).sum(axis=1)
    named["log_prior"] = -0.5 * (numbers**2).sum(axis=1)
    for name in ("bond_half_life", "relief", "belief", "returning", "worth", "voice"):
        named[name] = np.asarray(getattr(traced, name))
    along = np.asarray(traced.reads)[:, drawn.where.places]
    for place, channel in enumerate(channels):
        named[f"{channel}.level"] = level[:, place]
        named[f"{channel}.gain"] = gain[:, place]
        week = along[:, -AHEAD:, place].mean(axis=1)
        named[f"{channel}.week_ahead"] = level[:, place] + gain[:, place] * week
    return named


@jax.jit
def likelihoods(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane channel 3"],
    seen: Bool[Array, "time channel"],
) -> Float[Array, "lane channel"]:
    """Return the log likelihood of each channel's answers, level and gain integrated out."""

    def one(read: Array, residual: Array) -> Array:
        return channel_likelihoods(record, read, residual, seen)

    return jax.vmap(one)(reads, residuals)
