"""The filter over many sets of numbers at once, and no further than answers are asked about.

The same steps as `filtered`, laid out so that neighbours in memory are sets of numbers: then the
processor takes eight or sixteen of them at a time. The loop ends where the last set needs no more,
so the first week of a long record costs a week. It has no derivative.
"""

from collections.abc import Callable
from typing import TypeVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from bedding.model.inference.filtering import (
    Belief,
    Forecast,
    Writing,
    answered,
    beforehand,
    carried,
    parts_of,
)
from bedding.model.inference.interval import interval_of
from bedding.model.inference.record import Record
from bedding.model.inference.residual import Residual

Kept = TypeVar("Kept")


def march(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residual: Residual,
    until: Int[Array, " lane"],
    keep: Callable[[Kept, Int[Array, ""], Forecast], Kept],
    kept: Kept,
) -> tuple[Belief, Kept]:
    """Return what is known after the last answer, and what was kept along the way.

    Args:
        record: Its answers and steps are used.
        reads: What the channels read.
        residual: Of each channel, axes `channel inner lane`.
        until: Before which step answers are used.
        keep: Returns what is kept, from what was, the step and the forecasts of its answers
            (axes `channel inner lane`; the log of their probability is 0 where there is none).
        kept: What is kept before the first step.
    """
    along = jnp.transpose(reads, (1, 2, 0))[:, :, None]
    low, high = interval_of(record.answers, record.half[None])
    stays, white = parts_of(residual)
    writing = record.writing
    silent = jnp.zeros_like(record.elapsed) if writing is None else writing.unwritten
    if writing is not None:
        writing = Writing(
            unwritten=silent,
            slope=jnp.asarray(writing.slope)[:, None, None],
            start=jnp.asarray(writing.start)[:, None, None],
        )

    def one(step: Array, now: tuple[Belief, Kept]) -> tuple[Belief, Kept]:
        known, before = now
        each = [
            jax.lax.dynamic_index_in_dim(array, step, keepdims=False)
            for array in (along, low, high, record.seen, record.elapsed, silent)
        ]
        read, bottom, top, seen, elapsed, unwritten = each
        there = (seen[:, None, None] & (step < until)[None, None]).astype(reads.dtype)
        ahead = carried(known, jnp.exp2(-elapsed / residual.half_life), stays)
        after, told = answered(
            ahead,
            read,
            bottom[:, None, None],
            top[:, None, None],
            there,
            white,
            writing,
            unwritten,
        )
        return after, keep(before, step, told)

    begin = beforehand(stays, jnp.zeros_like(stays))
    known, found = jax.lax.fori_loop(0, jnp.max(until), one, (begin, kept))
    return known, found
