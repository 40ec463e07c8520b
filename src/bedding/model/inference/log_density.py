"""The density that every fit aims at: prior times likelihood of one person's record."""

from typing import TypeVar

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float

from bedding.model.inference.filtering import (
    Belief,
    Forecast,
    Writing,
    filtered,
    positive,
)
from bedding.model.inference.person import PERSON, parameters_of
from bedding.model.inference.record import Record
from bedding.model.inference.residual import RESIDUAL, residual_of
from bedding.model.observation import CHANNELS, READ_OUTS, looked_back, read_outs
from bedding.model.parameters import Parameters
from bedding.model.simulation import beginning, scan
from bedding.model.state import State

BOND: float = 0.4
"""Strength of the bond with which a record begins, a fifth of it from relief; chosen."""


def size(channels: int) -> int:
    """Return how many numbers describe a person with so many channels."""
    return len(PERSON) + len(RESIDUAL) * channels


Values = TypeVar("Values", Array, np.ndarray)


def split(whole_line: Values) -> tuple[Values, Values]:
    """Return the numbers of the person, and those of each channel's residual.

    Args:
        whole_line: Last axis: numbers of the person, then three for each channel.

    Returns:
        Last axis: numbers of the person; last axes: `channel` and three.
    """
    person = whole_line[..., : len(PERSON)]
    rest = whole_line[..., len(PERSON) :]
    return person, rest.reshape(*rest.shape[:-1], -1, len(RESIDUAL))


def start_of(parameters: Parameters) -> State:
    """Return the state in which a record begins: in the midst of a relationship."""
    return beginning(parameters, bond=BOND, relief=0.2)


def path(
    record: Record, person: Float[Array, " person"]
) -> Float[Array, "time channel"]:
    """Return what every channel of a record reads along the way, centred and scaled [1].

    Args:
        record: Its episodes and steps are used, its answers are not.
        person: Numbers of the person on the whole line.
    """
    parameters = parameters_of(person)
    _, (states, moments) = scan(
        parameters,
        start_of(parameters),
        record.episodes,
        record.elapsed,
        without=record.without,
    )
    named = {
        part: getattr(states if part in State.__dataclass_fields__ else moments, part)
        for read in CHANNELS.values()
        for part in read.parts
    }
    if not record.weekly:
        return jnp.take(read_outs(named), record.kind, axis=-1)
    every = read_outs(named, CHANNELS)
    days = len(READ_OUTS)
    weeks = looked_back(every[:, days:], record.elapsed)
    return jnp.take(
        jnp.concatenate([every[:, :days], weeks], axis=1), record.kind, axis=-1
    )


def filter_channels(
    record: Record,
    reads: Float[Array, "time channel"],
    residuals: Float[Array, "channel 3"],
    seen: Bool[Array, "time channel"],
) -> tuple[Belief, Forecast]:
    """Return what is known in the end, axis `channel`, and the forecasts, `channel time`.

    Args:
        record: Its answers and steps are used.
        reads: What the channels read.
        residuals: Their residuals on the whole line.
        seen: Which answers to use.
    """
    residual = residual_of(residuals)
    given = (reads, record.answers, seen, record.elapsed, residual, record.half)
    axes = (1, 1, 1, None, 0, 0)
    if record.writing is None:
        return jax.vmap(filtered, in_axes=axes)(*given)
    each = Writing(unwritten=None, slope=0, start=0)  # type: ignore[arg-type]  # axes, not numbers
    return jax.vmap(filtered, in_axes=(*axes, each))(*given, record.writing)


def channel_likelihoods(
    record: Record,
    reads: Float[Array, "time channel"],
    residuals: Float[Array, "channel 3"],
    seen: Bool[Array, "time channel"],
) -> Float[Array, " channel"]:
    """Return the log likelihood of each channel's answers; arguments as `filter_channels`."""
    known, ahead = filter_channels(record, reads, residuals, seen)
    return ahead.log_probability.sum(axis=-1) + positive(known)


def log_density(
    whole_line: Float[Array, " number"], record: Record
) -> Float[Array, ""]:
    """Return the log of prior times likelihood; no constant is left out.

    Every number is standard normal beforehand; level and gain of each channel are integrated
    out (`filtering` says how). Safe under jit, grad and vmap.

    Args:
        whole_line: Numbers of the person in the order of `PERSON`, then `RESIDUAL` per channel.
        record: What the person reported.
    """
    person, residuals = split(whole_line)
    likelihood = channel_likelihoods(
        record, path(record, person), residuals, record.seen
    )
    return jnp.sum(jax.scipy.stats.norm.logpdf(whole_line)) + jnp.sum(likelihood)
