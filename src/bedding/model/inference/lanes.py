"""The compiled programs behind a fit: many sets of numbers at once, in lanes of one length.

Every program runs over `LANES` sets of numbers. More are cut into that many, fewer are filled
up, so that one person's fit and another's use the same compiled code: derivatives, draws and
forecasts all come from these four.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import log_ndtr, ndtr, ndtri
from jaxtyping import Array, Bool, Float, Int

from bedding.model.inference.filtering import LEVEL, believed, log_likelihood
from bedding.model.inference.log_density import filter_channels, path
from bedding.model.inference.person import PERSON
from bedding.model.inference.record import Record

LANES: Final = 128
"""How many sets of numbers one call computes; chosen by measurement on two cores."""
INNER: Final = 4
"""How many residuals `weigh` weighs for one set of numbers; chosen by measurement."""
_TINY: Final = 1e-12


class Innovations(NamedTuple):
    """What each answer adds to what was expected of it, as columns that share one filter.

    Attributes:
        answers: Of the answers [0 to 1].
        ones: Of the level's column.
        reads: Of the read-out.
        variance: Their variance.
        level: Mean of the level around `LEVEL[0]`, given all answers.
        gain: Mean of the gain, likewise; more than 0.
        level_mean: Mean of the level before the gain is cut off at 0.
        gain_mean: Mean of the gain before that.
        level_information: Information on the level.
        gain_information: Information on the gain.
        crossed: Their shared information.
        log_likelihood: Of all answers of the channel.
    """

    answers: Float[np.ndarray, "lane channel time"]
    ones: Float[np.ndarray, "lane channel time"]
    reads: Float[np.ndarray, "lane channel time"]
    variance: Float[np.ndarray, "lane channel time"]
    level: Float[np.ndarray, "lane channel"]
    gain: Float[np.ndarray, "lane channel"]
    level_mean: Float[np.ndarray, "lane channel"]
    gain_mean: Float[np.ndarray, "lane channel"]
    level_information: Float[np.ndarray, "lane channel"]
    gain_information: Float[np.ndarray, "lane channel"]
    crossed: Float[np.ndarray, "lane channel"]
    log_likelihood: Float[np.ndarray, "lane channel"]


class Foretold(NamedTuple):
    """What each set of numbers foretells of each answer from the answers before it.

    Attributes:
        mean: Of the answer [0 to 1], with one gain drawn from what was known of it by then.
        variance: Of the answer before it is rounded.
        log_likelihood: Of all answers of the channel before this one.
    """

    mean: Float[np.ndarray, "lane channel time"]
    variance: Float[np.ndarray, "lane channel time"]
    log_likelihood: Float[np.ndarray, "lane channel time"]


def walk(
    record: Record, person: Float[np.ndarray, "lane person"]
) -> Float[np.ndarray, "lane time channel"]:
    """Return what the channels read along the way, for many persons with the same days."""
    return np.asarray(_in_lanes(lambda part: _walk(record, part), person))


def weigh(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane inner channel 3"],
    until: Int[np.ndarray, " lane"],
) -> Float[np.ndarray, "lane inner channel"]:
    """Return the log likelihood of each channel's answers before the step `until`.

    Args:
        record: What the person reported.
        reads: What the channels read.
        residuals: Several residuals for each, on the whole line.
        until: Before which step answers are used.
    """
    return np.asarray(
        _in_lanes(lambda *parts: _weigh(record, *parts), reads, residuals, until)
    )


def innovations(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
    until: Int[np.ndarray, " lane"],
) -> Innovations:
    """Return the innovations of the answers before the step `until`, 0 elsewhere."""
    return Innovations(
        *_in_lanes(lambda *parts: _innovations(record, *parts), reads, residuals, until)
    )


def foretell(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
    uniforms: Float[np.ndarray, "lane channel"],
) -> Foretold:
    """Return what is expected of each answer given those before it.

    Args:
        record: What the person reported.
        reads: What the channels read.
        residuals: Their residuals on the whole line.
        uniforms: Which place in its distribution the gain is drawn from [0 to 1].
    """
    return Foretold(
        *_in_lanes(lambda *parts: _foretell(record, *parts), reads, residuals, uniforms)
    )


_compiled: set[tuple[int, int]] = set()


def compile_programs(record: Record) -> None:
    """Compile all four programs for records of this size, two at a time.

    Left to themselves they would be compiled one after the other, which on two cores makes the
    first fit 2 seconds longer.
    """
    time, channels = record.seen.shape
    if (time, channels) in _compiled:
        return
    reads, residuals = np.zeros((1, time, channels)), np.zeros((1, channels, 3))
    until = np.zeros(1, dtype=int)
    with ThreadPoolExecutor(2) as pool:
        for done in (
            pool.submit(walk, record, np.zeros((1, len(PERSON)))),
            pool.submit(innovations, record, reads, residuals, until),
            pool.submit(foretell, record, reads, residuals, 0.5 + residuals[..., 0]),
            pool.submit(
                weigh, record, reads, np.repeat(residuals[:, None], INNER, 1), until
            ),
        ):
            done.result()
    _compiled.add((time, channels))


def _in_lanes(program: Callable[..., Any], *arrays: np.ndarray) -> Any:
    """Return what a program over `LANES` lanes says of any number of lanes."""
    count = len(arrays[0])
    pieces = []
    for begin in range(0, count, LANES):
        parts = [array[begin : begin + LANES] for array in arrays]
        short = LANES - len(parts[0])
        if short:
            # The last lane again: it costs nothing more than an empty one, and is finite.
            parts = [
                np.concatenate([part, np.repeat(part[-1:], short, axis=0)])
                for part in parts
            ]
        pieces.append(program(*parts))
    together = jax.tree.map(
        lambda *leaves: np.concatenate([np.asarray(leaf) for leaf in leaves])[:count],
        *pieces,
    )
    return together


@jax.jit
def _walk(
    record: Record, person: Float[Array, "lane person"]
) -> Float[Array, "lane time channel"]:
    return jax.vmap(lambda one: path(record, one))(person)


def _before(record: Record, until: Int[Array, ""]) -> Bool[Array, "time channel"]:
    return record.seen & (jnp.arange(record.seen.shape[0]) < until)[:, None]


@jax.jit
def _weigh(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane inner channel 3"],
    until: Int[Array, " lane"],
) -> Float[Array, "lane inner channel"]:
    def one(read: Array, residual: Array, end: Array) -> Array:
        sums, _ = filter_channels(record, read, residual, _before(record, end))
        return log_likelihood(sums)

    several = jax.vmap(one, in_axes=(None, 0, None))
    return jax.vmap(several)(reads, residuals, until)


@jax.jit
def _innovations(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane channel 3"],
    until: Int[Array, " lane"],
) -> tuple[Array, ...]:
    def one(read: Array, residual: Array, end: Array) -> tuple[Array, ...]:
        seen = _before(record, end)
        sums, ahead = filter_channels(record, read, residual, seen)
        known = believed(sums)
        there = jnp.asarray(seen.T, read.dtype)
        off = record.answers.T - LEVEL[0] - ahead.answers
        cut = _mean_of_positive(known.gain, known.gain_variance)
        # Where the gain is cut off at 0, the level moves along with it.
        moved = known.covariance / known.gain_variance * (cut - known.gain)
        determinant = jnp.exp(known.log_determinant)
        return (
            off * there,
            ahead.ones * there,
            ahead.reads * there,
            ahead.variance,
            known.level + moved,
            cut,
            known.level,
            known.gain,
            known.gain_variance * determinant,
            known.level_variance * determinant,
            -known.covariance * determinant,
            log_likelihood(sums),
        )

    return jax.vmap(one)(reads, residuals, until)


@jax.jit
def _foretell(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane channel 3"],
    uniforms: Float[Array, "lane channel"],
) -> tuple[Array, ...]:
    def one(read: Array, residual: Array, uniform: Array) -> tuple[Array, ...]:
        _, ahead = filter_channels(record, read, residual, record.seen)
        known = believed(ahead.before)
        spread = jnp.sqrt(known.gain_variance)
        gain = known.gain + spread * positive_quantile(
            uniform[:, None], known.gain / spread
        )
        slope = known.covariance / known.gain_variance
        level = known.level + slope * (gain - known.gain)
        left = jnp.maximum(known.level_variance - slope * known.covariance, 0.0)
        mean = LEVEL[0] + ahead.answers + level * ahead.ones + gain * ahead.reads
        variance = ahead.variance + ahead.ones**2 * left - record.rounding[:, None]
        return mean, jnp.maximum(variance, _TINY), log_likelihood(ahead.before)

    return jax.vmap(one)(reads, residuals, uniforms)


def positive_quantile(
    uniform: Float[Array | np.ndarray, "*#axes"],
    distance: Float[Array | np.ndarray, "*#axes"],
) -> Float[Array, "*#axes"]:
    """Return a standard normal number above minus `distance`, by its place among these.

    Args:
        uniform: Its place [0 to 1].
        distance: How far 0 lies below the mean, in standard deviations.
    """
    # Far below 0 the upper tail keeps its digits where the lower would round to 1.
    upper = ndtr(distance) * (1.0 - uniform)
    inner = -ndtri(jnp.clip(upper, 1e-300, 1.0 - 1e-16))
    tail = -distance - jnp.log1p(-uniform) / jnp.maximum(-distance, 1.0)
    return jnp.where(distance < -30.0, tail, inner)


def _mean_of_positive(
    mean: Float[Array, "*axes"], variance: Float[Array, "*axes"]
) -> Float[Array, "*axes"]:
    """Return the mean of the positive part of a normal distribution."""
    spread = jnp.sqrt(variance)
    distance = mean / spread
    density = jnp.exp(-0.5 * distance**2 - 0.9189385332046727 - log_ndtr(distance))
    return jnp.maximum(mean + spread * density, 1e-9)
