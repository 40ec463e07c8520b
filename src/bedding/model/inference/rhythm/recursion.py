"""The exact recursions over days: how likely they are, and paths of states drawn backward."""

from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from bedding.model.inference.rhythm.days import KINDS
from bedding.model.inference.rhythm.models import PHASES, STAGES

LANES: Final = 64
"""How many sets of numbers one call computes."""
_TINY: Final = 1e-30
_SHORTEST: Final = 64


def foretold(
    counts: Float[np.ndarray, "day kind"],
    shows: Float[np.ndarray, "lane phase kind"],
    steps: Float[np.ndarray, "lane state state"],
    begins: Float[np.ndarray, "lane state"],
) -> Float[np.ndarray, "lane day"]:
    """Return the log probability of each day given those before it, for each set of numbers."""
    found = [
        np.asarray(_foretold(*given))[:rows, : len(counts)]
        for given, rows, _ in _parts(counts, shows, steps, begins)
    ]
    return np.concatenate(found)


def paths(
    counts: Float[np.ndarray, "day kind"],
    until: Int[np.ndarray, " lane"],
    shows: Float[np.ndarray, "lane phase kind"],
    steps: Float[np.ndarray, "lane state state"],
    begins: Float[np.ndarray, "lane state"],
    random: np.random.Generator,
) -> Int[np.ndarray, "lane day"]:
    """Return one path of states for each set of numbers, given the days before `until`."""
    found = []
    for given, rows, begin in _parts(counts, shows, steps, begins):
        ends = np.resize(until[begin : begin + rows], LANES)
        uniform = random.uniform(size=(LANES, len(given[0])))
        found.append(
            np.asarray(_paths(given[0], ends, *given[1:], uniform))[
                :rows, : len(counts)
            ]
        )
    return np.concatenate(found)


def _parts(
    counts: np.ndarray, shows: np.ndarray, steps: np.ndarray, begins: np.ndarray
) -> list[tuple[tuple[np.ndarray, ...], int, int]]:
    """Return lanes of one number and days of one length, so that compiled programs are shared."""
    length = max(_SHORTEST, 1 << (len(counts) - 1).bit_length())
    flat = np.zeros((length, KINDS))
    flat[: len(counts), : counts.shape[1]] = counts
    log_shows = np.zeros((*shows.shape[:2], KINDS))
    log_shows[..., : shows.shape[2]] = np.log(np.maximum(shows, _TINY))
    found: list[tuple[tuple[np.ndarray, ...], int, int]] = []
    for begin in range(0, len(shows), LANES):
        rows = np.minimum(np.arange(begin, begin + LANES), len(shows) - 1)
        given = (flat, log_shows[rows], steps[rows], begins[rows])
        found.append((given, min(LANES, len(shows) - begin), begin))
    return found


def _seen(
    counts: Float[Array, "day kind"], log_shows: Float[Array, "phase kind"]
) -> Float[Array, "day state"]:
    """Return the log probability of each day's counts in each state."""
    return jnp.repeat(
        counts @ log_shows.T, STAGES, axis=1, total_repeat_length=PHASES * STAGES
    )


def _filtered(
    seen: Float[Array, "day state"],
    steps: Float[Array, "state state"],
    begins: Float[Array, " state"],
) -> tuple[Float[Array, "day state"], Float[Array, " day"]]:
    """Return the probability of every state given the days so far, and how each was foretold."""

    def one(ahead: Array, log: Array) -> tuple[Array, tuple[Array, Array]]:
        top = jnp.max(log)
        joint = ahead * jnp.exp(log - top) + _TINY * ahead
        total = jnp.sum(joint)
        now = joint / total
        return now @ steps, (now, jnp.log(total) + top)

    _, (states, told) = jax.lax.scan(one, begins, seen)
    return states, told


@jax.jit
def _foretold(
    counts: Float[Array, "day kind"],
    log_shows: Float[Array, "lane phase kind"],
    steps: Float[Array, "lane state state"],
    begins: Float[Array, "lane state"],
) -> Float[Array, "lane day"]:
    def one(shows: Array, step: Array, begin: Array) -> Array:
        return _filtered(_seen(counts, shows), step, begin)[1]

    return jax.vmap(one)(log_shows, steps, begins)


@jax.jit
def _paths(
    counts: Float[Array, "day kind"],
    until: Int[Array, " lane"],
    log_shows: Float[Array, "lane phase kind"],
    steps: Float[Array, "lane state state"],
    begins: Float[Array, "lane state"],
    uniform: Float[Array, "lane day"],
) -> Int[Array, "lane day"]:
    def one(
        end: Array, shows: Array, step: Array, begin: Array, chance: Array
    ) -> Array:
        there = jnp.arange(counts.shape[0]) < end
        seen = _seen(counts, shows) * there[:, None].astype(counts.dtype)
        states, _ = _filtered(seen, step, begin)

        def back(into: Array, now: tuple[Array, Array]) -> tuple[Array, Array]:
            state, mark = now
            summed = jnp.cumsum(state * into)
            place = jnp.sum(summed < mark * summed[-1])
            return step[:, place], place

        _, path = jax.lax.scan(
            back, jnp.ones_like(begin), (states, chance), reverse=True
        )
        return path

    return jax.vmap(one)(until, log_shows, steps, begins, uniform)
