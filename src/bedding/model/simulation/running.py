"""The compiled scans behind a simulation: pure functions from arrays to arrays."""

from functools import partial
from typing import Any, Literal

import jax
import jax.numpy as jnp
import jax.random as jr
from jax.scipy.special import ndtri
from jaxtyping import Array, Float, Int, Key

from bedding.errors import UnknownNameError
from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.partner import DRAWS, Partner, act, first
from bedding.model.simulation.step import step
from bedding.model.state import State

Reduce = Literal["last", "mean"]


def scan(
    parameters: Parameters,
    initial: State,
    episodes: Episode,
    elapsed: Float[Array, " time"],
    *,
    without: frozenset[str] = frozenset(),
) -> tuple[State, tuple[State, Moment]]:
    """Return the last state, and every state and moment on the way, without noise.

    Pure, and safe under jit, grad and vmap: inference calls this.

    Args:
        parameters: Numbers of the model.
        initial: State before the first step.
        episodes: What happened; every field a number or an array with the axis `time`.
        elapsed: Length of each step [day].
        without: Mechanisms that are switched off.
    """
    given, constant = _split(episodes)

    def one(
        state: State, now: tuple[dict[str, Array], Array]
    ) -> tuple[State, tuple[State, Moment]]:
        fields, length = now
        after, moment = step(
            parameters, state, Episode(**constant, **fields), length, without=without
        )
        return after, (after, moment)

    start = jax.tree.map(lambda leaf: jnp.asarray(leaf, elapsed.dtype), initial)
    # Computed again on the way back: kept for every step, a gradient would wait for memory.
    return jax.lax.scan(jax.checkpoint(one, prevent_cse=False), start, (given, elapsed))


@partial(
    jax.jit, static_argnames=("noisy", "keep", "every", "reduce", "without", "fine")
)
def run(
    parameters: Parameters,
    start: State,
    world: Partner | Episode,
    moments: Float[Array, " time"],
    elapsed: Float[Array, "..."],
    key: Key[Array, ""],
    *,
    noisy: bool,
    keep: tuple[str, ...],
    every: int,
    reduce: Reduce,
    without: frozenset[str],
    fine: bool,
) -> dict[str, Float[Array, "..."]]:
    """Return the kept quantities, axes `time` and, where there are many persons, `person`.

    Chance depends on the key and the number of the step alone, not on what is kept.

    Args:
        parameters: Numbers of the model.
        start: State at time 0, every field with the axes of the persons.
        world: What happens: a partner who acts by chance, or given episodes.
        moments: Moment after each step [day]; their number is a multiple of `every`.
        elapsed: Length of each step [day], or one number when all are as long: then every decay
            is computed once.
        key: Key of all chance.
        noisy: Whether mood has its own noise.
        keep: Names of quantities to keep.
        every: Keep one moment in so many.
        reduce: The last of these or their mean.
        without: Mechanisms that are switched off.
        fine: Whether the fast hormones of the stress axis are integrated.
    """
    shape, kind = jnp.shape(start.mood), moments.dtype
    given, constant = _split(world) if isinstance(world, Episode) else ({}, {})
    lengths = {"length": elapsed} if elapsed.ndim else {}
    other = (
        first(world, jnp.asarray(start.mood)) if isinstance(world, Partner) else None
    )

    def one(carry: Any, now: Any) -> tuple[Any, dict[str, Array]]:
        state, other = carry
        number, moment, changing, length = now
        long = length.get("length", elapsed)
        uniforms, chance = _chance(jr.fold_in(key, number), shape, kind)
        if isinstance(world, Partner):
            other, happened = act(world, other, uniforms, moment, long, state.silencing)
        else:
            happened = Episode(**constant, **changing)
        after, seen = step(
            parameters,
            state,
            happened,
            long,
            noise=chance if noisy else jnp.zeros((), kind),
            without=without,
            fine=fine,
        )
        return (after, other), _pick(keep, happened, after, seen, shape)

    def block(carry: Any, now: Any) -> tuple[Any, dict[str, Array]]:
        after, values = jax.lax.scan(one, carry, now)
        return after, _reduce(values, reduce)

    numbers: Int[Array, " time"] = jnp.arange(moments.shape[0])
    steps = (numbers, moments, given, lengths)
    if every == 1:
        return jax.lax.scan(one, (start, other), steps)[1]
    folded = jax.tree.map(
        lambda leaf: leaf.reshape((-1, every, *leaf.shape[1:])), steps
    )
    return jax.lax.scan(block, (start, other), folded)[1]


def _chance(
    key: Key[Array, ""], shape: tuple[int, ...], kind: Any
) -> tuple[tuple[Array, ...], Array]:
    """Return `DRAWS` uniform numbers and a standard normal one for each person.

    Drawing bits costs most, so each word of 32 gives two uniform numbers of 16 bits: steps of
    1.5e-5, far below anything that a probability here could mean.
    """
    words = jr.bits(key, (DRAWS // 2 + 1, *shape), "uint32")
    halves = [words[: DRAWS // 2] & jnp.uint32(0xFFFF), words[: DRAWS // 2] >> 16]
    uniform = (
        jnp.concatenate(halves).astype(kind) + jnp.asarray(0.5, kind)
    ) * jnp.asarray(2.0**-16, kind)
    # 23 bits and the half keep the number strictly inside 0 and 1, in float32 too.
    inside = ((words[-1] >> 9).astype(kind) + jnp.asarray(0.5, kind)) * jnp.asarray(
        2.0**-23, kind
    )
    return tuple(uniform[index] for index in range(DRAWS)), ndtri(inside)


def _pick(
    keep: tuple[str, ...],
    happened: Episode,
    state: State,
    moment: Moment,
    shape: tuple[int, ...],
) -> dict[str, Array]:
    return {
        name: jnp.broadcast_to(
            getattr(_source(name, state, moment, happened), name), shape
        )
        for name in keep
    }


def _source(name: str, state: State, moment: Moment, happened: Episode) -> Any:
    for candidate in (state, moment, happened):
        if name in type(candidate).__dataclass_fields__:
            return candidate
    known = (
        *State.__dataclass_fields__,
        *Moment.__dataclass_fields__,
        *Episode.__dataclass_fields__,
    )
    raise UnknownNameError("keep", name, known=known)


def _reduce(values: dict[str, Array], reduce: Reduce) -> dict[str, Array]:
    if reduce == "mean":
        return {name: value.mean(axis=0) for name, value in values.items()}
    return {name: value[-1] for name, value in values.items()}


def _split(episodes: Episode) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the fields that change over time, and those that do not."""
    fields = {
        name: jnp.asarray(getattr(episodes, name))
        for name in Episode.__dataclass_fields__
    }
    changing = {name: leaf for name, leaf in fields.items() if leaf.ndim > 0}
    return changing, {name: leaf for name, leaf in fields.items() if leaf.ndim == 0}
