"""The compiled programs behind a fit: many sets of numbers at once, in lanes of one length.

Every program runs over `LANES` sets of numbers. More are cut into that many, fewer are filled
up, so that one person's fit and another's use the same compiled code: derivatives, draws and
forecasts all come from these three.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int
from scipy.special import ndtr, ndtri

from bedding.model.inference.filtering import Belief, Forecast, positive
from bedding.model.inference.interval import interval_of
from bedding.model.inference.log_density import path
from bedding.model.inference.marching import march
from bedding.model.inference.person import PERSON
from bedding.model.inference.propagating import propagated
from bedding.model.inference.record import Record
from bedding.model.inference.residual import Residual, residual_of

LANES: Final = 128
"""How many sets of numbers one call computes; chosen by measurement on two cores."""
INNER: Final = 4
"""How many residuals `weigh` weighs for one set of numbers; chosen by measurement."""
THREADS: Final = 2
"""How many calls run at a time; one leaves half of two cores idle."""


_UNSEEN: Final = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
"""What `Looked` holds of steps beyond those asked for: nothing, with finite logarithms."""


class Looked(NamedTuple):
    """How every answer was expected and came, and what is known after the last one.

    Attributes:
        mean: Of what lies behind the answer, from the answers before it [0 to 1].
        variance: Its variance.
        information: What the answer says of that mean; 0 where there is none.
        log_probability: Log of the probability of the answer; 0 where there is none.
        gain: Mean of the gain before the answer, before the part below 0 is cut off.
        gain_gain: Its variance.
        with_gain: Covariance of the gain with what lies behind the answer.
        end: Level and gain after the last answer, axes `lane channel`.
        log_likelihood: Of all answers of the channel.
    """

    mean: Float[np.ndarray, "lane channel time"]
    variance: Float[np.ndarray, "lane channel time"]
    information: Float[np.ndarray, "lane channel time"]
    log_probability: Float[np.ndarray, "lane channel time"]
    gain: Float[np.ndarray, "lane channel time"]
    gain_gain: Float[np.ndarray, "lane channel time"]
    with_gain: Float[np.ndarray, "lane channel time"]
    end: Belief
    log_likelihood: Float[np.ndarray, "lane channel"]


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
    weighed = lambda *parts: _turned(_weigh(record, *parts))
    return np.asarray(_in_lanes(weighed, reads, residuals, until))


def weigh_persons(
    record: Record,
    person: Float[np.ndarray, "lane person"],
    residuals: Float[np.ndarray, "lane inner channel 3"],
    until: Int[np.ndarray, " lane"],
) -> Float[np.ndarray, "lane inner channel"]:
    """Return what `weigh` does, for persons whose read-outs are needed for nothing else.

    Those of a long diary are walked and let go piece by piece: thousands of them would fill the
    memory.
    """
    weighed = lambda person, *rest: _turned(
        _weigh(record, _walk(record, person), *rest)
    )
    return np.asarray(_in_lanes(weighed, person, residuals, until))


def propagate(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane inner channel 3"],
) -> Float[np.ndarray, "lane inner channel"]:
    """Return the log likelihood of all answers of each channel, after a second pass.

    Takes as long as `weigh` two or three times over.

    Args:
        record: What the person reported.
        reads: What the channels read.
        residuals: Several residuals for each, on the whole line.
    """
    weighed = lambda *parts: _turned(_propagate(record, *parts))
    return np.asarray(_in_lanes(weighed, reads, residuals))


def look(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
    until: Int[np.ndarray, " lane"],
) -> Looked:
    """Return how the answers before the step `until` were expected and came."""
    looked = lambda *parts: jax.tree.map(_turned, _look(record, *parts))
    along, end, likelihood = _in_lanes(looked, reads, residuals, until)
    mean, variance, information, log_probability, gain, gain_gain, with_gain = along
    return Looked(
        mean=mean,
        variance=variance,
        information=information,
        log_probability=log_probability,
        gain=gain,
        gain_gain=gain_gain,
        with_gain=with_gain,
        end=end,
        log_likelihood=likelihood,
    )


def known_after(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
) -> Belief:
    """Return what is known after all answers, axes `lane channel`."""
    # Of each piece the end alone is kept: all that `look` finds would fill the memory.
    until = np.full(len(reads), record.seen.shape[0])
    ends = _in_lanes(
        lambda *parts: jax.tree.map(_turned, _look(record, *parts)[1]),
        reads,
        residuals,
        until,
    )
    return Belief(*ends)


_compiled: set[tuple[int, int, bool, bool, frozenset[str]]] = set()


def compile_programs(record: Record) -> None:
    """Compile all three programs for records of this size, two at a time.

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
        return jax.tree.map(lambda leaf: leaf[:count], piece(0))
    # The pieces are the same however many threads there are, and so are the bits.
    with ThreadPoolExecutor(THREADS) as pool:
        pieces = list(pool.map(piece, begins))
    return jax.tree.map(lambda *leaves: np.concatenate(leaves)[:count], *pieces)


def _turned(leaf: Array) -> np.ndarray:
    """Return an array with its axes the other way round, so that lanes come first."""
    return np.asarray(leaf).T


@jax.jit
def _walk(
    record: Record, person: Float[Array, "lane person"]
) -> Float[Array, "lane time channel"]:
    return jax.vmap(lambda one: path(record, one))(person)


@jax.jit
def _weigh(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane inner channel 3"],
    until: Int[Array, " lane"],
) -> Float[Array, "channel inner lane"]:
    # In single floats, at twice the speed: off by 1e-4, where weights differ by 1 and more.
    residual = _residual_of(_halved(residuals))
    known, summed = march(
        jax.tree.map(_halved, record),
        _halved(reads),
        residual,
        until,
        lambda before, _, told: before + told.log_probability,
        jnp.zeros_like(residual.size),
    )
    return (summed + positive(known)).astype(reads.dtype)


@jax.jit
def _propagate(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane inner channel 3"],
) -> Float[Array, "channel inner lane"]:
    # In single floats as well: off by 1e-4.
    halved = jax.tree.map(_halved, record)
    low, high = interval_of(halved.answers, halved.half[None])
    writing = halved.writing and halved.writing._replace(
        slope=halved.writing.slope[:, None, None],
        start=halved.writing.start[:, None, None],
    )
    found = propagated(
        jnp.transpose(_halved(reads), (1, 2, 0))[:, :, None],
        (low[:, :, None, None], high[:, :, None, None]),
        _halved(record.seen.astype(reads.dtype))[:, :, None, None],
        halved.elapsed,
        _residual_of(_halved(residuals)),
        writing,
    )
    return found.astype(reads.dtype)


def _residual_of(numbers: Float[Array, "lane inner channel 3"]) -> Residual:
    """Return residuals with the axes `channel inner lane`."""
    return residual_of(jnp.transpose(numbers, (2, 1, 0, 3)))


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
) -> tuple[tuple[Array, ...], Belief, Array]:
    lanes, time, channels = reads.shape

    def keep(
        before: tuple[Array, ...], step: Array, told: Forecast
    ) -> tuple[Array, ...]:
        known, read = told.before, reads[:, step].T
        gains = (known.gain, known.gain_gain, known.along_gain + known.level_gain)
        now = (told.mean, told.variance, told.information, told.log_probability, *gains)
        last = now[-1][:, 0] + read * known.gain_gain[:, 0]
        rows = [*(each[:, 0] for each in now[:-1]), last]
        return tuple(
            jax.lax.dynamic_update_index_in_dim(array, row, step, 0)
            for array, row in zip(before, rows, strict=True)
        )

    known, kept = march(
        record,
        reads,
        _residual_of(residuals[:, None]),
        until,
        keep,
        tuple(jnp.full((time, channels, lanes), value) for value in _UNSEEN),
    )
    end = jax.tree.map(lambda leaf: leaf[:, 0], known)
    likelihood = kept[3].sum(axis=0) + positive(end)
    return kept, end, likelihood


def positive_quantile(
    uniform: Float[np.ndarray, "*#axes"], distance: Float[np.ndarray, "*#axes"]
) -> Float[np.ndarray, "*#axes"]:
    """Return a standard normal number above minus `distance`, by its place among these.

    Args:
        uniform: Its place [0 to 1].
        distance: How far 0 lies below the mean, in standard deviations.
    """
    # Far below 0 the upper tail keeps its digits where the lower would round to 1.
    upper = ndtr(distance) * (1.0 - uniform)
    inner = -ndtri(np.clip(upper, 1e-300, 1.0 - 1e-16))
    tail = -distance - np.log1p(-uniform) / np.maximum(-distance, 1.0)
    return np.asarray(np.where(distance < -30.0, tail, inner))
