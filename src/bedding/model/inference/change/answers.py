"""How likely the answers are, and the Gaussian observations that say the same nearby."""

from typing import Final

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model.inference.interval import interval_of, seen_in
from bedding.model.inference.lanes import look
from bedding.model.inference.record import Record

_SHARPEST: Final = 1e-9
"""Least variance of an observation's error [0 to 1]."""


def likelihoods(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
) -> Float[np.ndarray, "lane channel"]:
    """Return the log likelihood of each channel's answers, level and gain integrated out."""
    until = np.full(len(reads), record.seen.shape[0])
    return np.asarray(look(record, reads, residuals, until).log_likelihood)


def gaussian(
    record: Record,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
) -> tuple[
    Float[np.ndarray, "lane time channel"],
    Float[np.ndarray, "lane time channel"],
    Float[np.ndarray, " lane"],
]:
    """Return observations of what lies behind the answers, their variance, and the log likelihood.

    An answer tells an interval; the Gaussian observation is the one that moves the filter as far
    and makes it as sure as that interval does, when the channels read this.

    Args:
        record: What the person reported.
        reads: What the channels read, where the two are to agree.
        residuals: The residuals there.
    """
    until = np.full(len(reads), record.seen.shape[0])
    seen = look(record, reads, residuals, until)
    low, high = interval_of(record.answers.T, record.half[:, None])
    there = np.asarray(record.seen).T & (seen.information > 0.0)
    mean, variance = jnp.asarray(seen.mean), jnp.asarray(seen.variance)
    pull = np.asarray(seen_in(mean, variance, low[None], high[None]).pull)
    information = np.where(there, seen.information, 1.0)
    observed = np.where(there, seen.mean + pull / information, 0.0)
    error = np.maximum(1.0 / information - seen.variance, _SHARPEST)
    return (
        np.swapaxes(observed, 1, 2),
        np.swapaxes(np.where(there, error, 1e6), 1, 2),
        seen.log_likelihood.sum(axis=-1),
    )
