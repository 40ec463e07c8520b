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
from jax.scipy.special import ndtr, ndtri
from jaxtyping import Array, Bool, Float, Int

from bedding.model.inference.filtering import Belief, positive
from bedding.model.inference.log_density import (
    channel_likelihoods,
    filter_channels,
    path,
)
from bedding.model.inference.person import PERSON
from bedding.model.inference.record import Record

LANES: Final = 128
"""How many sets of numbers one call computes; chosen by measurement on two cores."""
INNER: Final = 4
"""How many residuals `weigh` weighs for one set of numbers; chosen by measurement."""
THREADS: Final = 2
"""How many calls run at a time; one leaves half of two cores idle."""
_TINY: Final = 1e-12


class Looked(NamedTuple):
    """How every answer was expected and came, and what is known after the last one.

    Attributes:
        mean: Of what lies behind the answer, from the answers before it [0 to 1].
        variance: Its variance.
        information: What the answer says of that mean; 0 where there is none.
        end: Level and gain after the last answer, axes `lane channel`.
        log_likelihood: Of all answers of the channel.
    """

    mean: Float[np.ndarray, "lane channel time"]
    variance: Float[np.ndarray, "lane channel time"]
    information: Float[np.ndarray, "lane channel time"]
    end: Belief
    log_likelihood: Float[np.ndarray, "lane channel"]


class Foretold(NamedTuple):
    """What each set of numbers foretells of each answer from the answers before it.

    Attributes:
        mean: Of what lies behind the answer [0 to 1], with one gain drawn from what was known of
            it by then.
        variance: Its variance.
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


def look(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
    until: Int[np.ndarray, " lane"],
) -> Looked:
    """Return how the answers before the step `until` were expected and came."""
    return Looked(
        *_in_lanes(lambda *parts: _look(record, *parts), reads, residuals, until)
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


_compiled: set[tuple[int, int, bool, bool, frozenset[str]]] = set()


def compile_programs(record: Record) -> None:
    """Compile all four programs for records of this size, two at a time.

    Left to themselves they would be compiled one after the other, which on two cores makes the
    first fit 2 seconds longer.
    """
    time, channels = record.seen.shape
    kind = (time, channels, record.weekly, record.writing is not None, record.without)
    if kind in _compiled:
        return
    reads, residuals = np.zeros((1, time, channels)), np.zeros((1, channels, 3))
    until = np.zeros(1, dtype=int)
    with ThreadPoolExecutor(2) as pool:
        for done in (
            pool.submit(walk, record, np.zeros((1, len(PERSON)))),
            pool.submit(look, record, reads, residuals, until),
            pool.submit(foretell, record, reads, residuals, 0.5 + residuals[..., 0]),
            pool.submit(
                weigh, record, reads, np.repeat(residuals[:, None], INNER, 1), until
            ),
        ):
            done.result()
    _compiled.add(kind)


def _in_lanes(program: Callable[..., Any], *arrays: np.ndarray) -> Any:
    """Return what a program over `LANES` lanes says of any number of lanes."""
    count = len(arrays[0])

    def piece(begin: int) -> Any:
        parts = [array[begin : begin + LANES] for array in arrays]
        short = LANES - len(parts[0])
        if short:
            # The last lane again: it costs nothing more than an empty one, and is finite.
            parts = [
                np.concatenate([part, np.repeat(part[-1:], short, axis=0)])
                for part in parts
            ]
        return jax.tree.map(np.asarray, program(*parts))

    begins = range(0, count, LANES)
    if len(begins) == 1:
        pieces = [piece(0)]
    else:
        # The pieces are the same however many threads there are, and so are the bits.
        with ThreadPoolExecutor(THREADS) as pool:
            pieces = list(pool.map(piece, begins))
    together = jax.tree.map(
        lambda *leaves: np.concatenate(leaves)[:count],
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
    # In single floats, at 2.4 times the speed: off by 1e-4, where weights differ by 1 and more.
    single = jax.tree.map(_halved, record)

    def one(read: Array, residual: Array, end: Array) -> Array:
        return channel_likelihoods(single, read, residual, _before(record, end))

    several = jax.vmap(one, in_axes=(None, 0, None))
    found = jax.vmap(several)(_halved(reads), _halved(residuals), until)
    return found.astype(reads.dtype)


def _halved(leaf: Array) -> Array:
    """Return numbers with half the bits; what is no such number stays."""
    whole = jnp.asarray(leaf)
    return whole.astype("float32") if whole.dtype == jnp.float64 else whole


@jax.jit
def _look(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane channel 3"],
    until: Int[Array, " lane"],
) -> tuple[Array, Array, Array, Belief, Array]:
    def one(
        read: Array, residual: Array, end: Array
    ) -> tuple[Array, Array, Array, Belief, Array]:
        known, ahead = filter_channels(record, read, residual, _before(record, end))
        likelihood = ahead.log_probability.sum(axis=-1) + positive(known)
        return ahead.mean, ahead.variance, ahead.information, known, likelihood

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
        known = ahead.before
        spread = jnp.sqrt(known.gain_gain)
        moved = spread * positive_quantile(uniform[:, None], known.gain / spread)
        # How what lies behind the answer goes with the gain, at this read-out.
        shared = known.along_gain + known.level_gain + read.T * known.gain_gain
        mean = ahead.mean + shared / known.gain_gain * moved
        variance = ahead.variance - shared**2 / known.gain_gain
        summed = jnp.cumsum(ahead.log_probability, axis=-1) - ahead.log_probability
        return mean, jnp.maximum(variance, _TINY), summed + positive(known)

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
