"""Many steps from a start, for one person or many."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Literal

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jaxtyping import Array, Float, Key

from bedding.errors import OutOfRangeError, TimesError
from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation.initial import beginning
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.partner import DRAWS, Partner, act, first
from bedding.model.simulation.step import MECHANISMS, step
from bedding.model.simulation.trajectory import Trajectory
from bedding.model.state import State
from bedding.units import days_from_hours

HALF_AN_HOUR = days_from_hours(0.5)
LONGEST_STEP = 1.0
"""A longer gap is walked in steps of a day, so that the slow feedback stays exact [day]."""
KEPT = (
    "warmth", "threat", "arousal", "wanting", "mood", "self", "voice", "trust", "hope", "bond",
    "relief_share", "stress_load", "ambivalence", "expected_worth", "separation",
)  # fmt: skip
"""What a simulation keeps when nothing else is asked for."""

Reduce = Literal["last", "mean"]


def simulate(
    what: Partner | Episode,
    *,
    parameters: Parameters | None = None,
    initial: State | None = None,
    days: float | None = None,
    hours: float = 1.0,
    times: Sequence[float] | Float[np.ndarray, " time"] | None = None,
    persons: int | None = None,
    key: int | Key[Array, ""] = 0,
    noise: bool = True,
    keep: Iterable[str] = KEPT,
    every: int = 1,
    reduce: Reduce = "last",
    without: Iterable[str] = (),
    dtype: Literal["float32", "float64"] = "float64",
) -> Trajectory:
    """Return how someone fares under given episodes, or with a partner who acts by chance.

    Args:
        what: A `Partner` (see `presets`), or an `Episode` whose fields are numbers or arrays
            with axes `time` or `time, person`.
        parameters: Numbers of the model; leaves may have the axis `person`.
        initial: State at time 0; a stranger's beginning when left out.
        days: How long to simulate, on an even grid [day]; or give `times`.
        hours: Step of that grid [hour].
        times: Moments after each step [day], increasing and after 0. Gaps of more than a day
            need an `Episode`, and are walked in daily steps of nothing happening.
        persons: How many persons, each with their own chance; None is one, without that axis.
        key: Seed or key of all chance. The same key gives the same bits.
        noise: Whether mood has its own noise.
        keep: Names of quantities to keep, from `Episode`, `State` and `Moment`.
        every: Keep one moment in so many steps.
        reduce: Whether the kept moment is the last of these steps or their mean.
        without: Mechanisms to switch off, from `MECHANISMS`.
        dtype: Floats to compute with; float32 is for large cohorts.

    Raises:
        TimesError: When moments do not increase.
        OutOfRangeError: When a mechanism, a quantity, or the number of steps can't be.
    """
    moments = _moments(days, hours, times)
    off, kept = frozenset(without), tuple(keep)
    _check_names(off, kept)
    if every < 1 or len(moments) < every:
        raise OutOfRangeError("every", every, low=1, high=len(moments))
    kind = jnp.dtype(dtype)
    numbers = _cast(parameters or Parameters(), kind)
    shape = _shape(numbers, what, initial, persons)
    begin = initial if initial is not None else beginning(numbers)
    start = jax.tree.map(
        lambda leaf: jnp.broadcast_to(jnp.asarray(leaf, kind), shape), begin
    )
    elapsed = np.diff(moments, prepend=0.0)
    seed = jr.key(key) if isinstance(key, int) else key
    if isinstance(what, Episode) and elapsed.max() > LONGEST_STEP:
        what, moments, elapsed, positions = _fill(what, moments)
        every_kept = 1
    else:
        positions, every_kept = None, every
    count = len(moments) // every_kept * every_kept
    run = _run_partner if isinstance(what, Partner) else _run_episodes
    values = run(
        numbers,
        start,
        _cast(what, kind),
        jnp.asarray(moments[:count], kind),
        jnp.asarray(elapsed[:count], kind),
        seed,
        noisy=noise,
        keep=kept,
        every=every_kept,
        reduce=reduce,
        without=off,
        fine=bool(elapsed.min() < HALF_AN_HOUR * (1 - 1e-9)),
    )
    shown = moments[:count].reshape(-1, every_kept)
    at = shown[:, -1] if reduce == "last" else shown.mean(axis=1)
    arrays = {name: np.asarray(value) for name, value in values.items()}
    if positions is not None:
        picked = positions[every - 1 :: every]
        arrays = {name: value[picked] for name, value in arrays.items()}
        at = at[picked]
    return Trajectory(
        times=at, quantities=arrays, axes=("time", "person")[: 1 + len(shape)]
    )


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
    return jax.lax.scan(one, start, (given, elapsed))


_STATIC = ("noisy", "keep", "every", "reduce", "without", "fine")


@partial(jax.jit, static_argnames=_STATIC)
def _run_episodes(
    parameters: Parameters,
    start: State,
    episodes: Episode,
    moments: Float[Array, " time"],
    elapsed: Float[Array, " time"],
    key: Key[Array, ""],
    *,
    noisy: bool,
    keep: tuple[str, ...],
    every: int,
    reduce: Reduce,
    without: frozenset[str],
    fine: bool,
) -> dict[str, Array]:
    given, constant = _split(episodes)
    shape, kind = jnp.shape(start.mood), moments.dtype

    def one(state: State, now: Any) -> tuple[State, dict[str, Array]]:
        fields, length, chance = now
        happened = Episode(**constant, **fields)
        after, moment = step(
            parameters,
            state,
            happened,
            length,
            noise=chance,
            without=without,
            fine=fine,
        )
        return after, _pick(keep, happened, after, moment, shape)

    blocks = moments.shape[0] // every
    fold = partial(_fold, blocks=blocks, every=every)
    keys = jr.split(key, blocks)

    def block(state: State, now: Any) -> tuple[State, dict[str, Array]]:
        fields, lengths, block_key = now
        chance = (
            jr.normal(block_key, (every, *shape), kind)
            if noisy
            else jnp.zeros(every, kind)
        )
        after, values = jax.lax.scan(one, state, (fields, lengths, chance))
        return after, _reduce(values, reduce)

    _, values = jax.lax.scan(
        block, start, (jax.tree.map(fold, given), fold(elapsed), keys)
    )
    return values


@partial(jax.jit, static_argnames=_STATIC)
def _run_partner(
    parameters: Parameters,
    start: State,
    partner: Partner,
    moments: Float[Array, " time"],
    elapsed: Float[Array, " time"],
    key: Key[Array, ""],
    *,
    noisy: bool,
    keep: tuple[str, ...],
    every: int,
    reduce: Reduce,
    without: frozenset[str],
    fine: bool,
) -> dict[str, Array]:
    shape, kind = jnp.shape(start.mood), moments.dtype

    def one(carry: Any, now: Any) -> tuple[Any, dict[str, Array]]:
        state, other = carry
        moment, length, uniforms, chance = now
        other, happened = act(
            partner,
            other,
            tuple(uniforms[index] for index in range(DRAWS)),
            moment,
            length,
            state.silencing,
        )
        after, seen = step(
            parameters,
            state,
            happened,
            length,
            noise=chance,
            without=without,
            fine=fine,
        )
        return (after, other), _pick(keep, happened, after, seen, shape)

    blocks = moments.shape[0] // every
    fold = partial(_fold, blocks=blocks, every=every)

    def block(carry: Any, now: Any) -> tuple[Any, dict[str, Array]]:
        at, lengths, block_key = now
        key_partner, key_noise = jr.split(block_key)
        uniforms = _uniforms(key_partner, (every, DRAWS, *shape), kind)
        chance = (
            jr.normal(key_noise, (every, *shape), kind)
            if noisy
            else jnp.zeros(every, kind)
        )
        after, values = jax.lax.scan(one, carry, (at, lengths, uniforms, chance))
        return after, _reduce(values, reduce)

    begin = (start, first(partner, jnp.asarray(start.mood)))
    keys = jr.split(key, blocks)
    _, values = jax.lax.scan(block, begin, (fold(moments), fold(elapsed), keys))
    return values


def _uniforms(key: Key[Array, ""], shape: tuple[int, ...], kind: Any) -> Array:
    """Return uniform numbers of 16 bits: two from each draw, since the draws cost most."""
    half = (shape[0], shape[1] // 2, *shape[2:])
    bits = jr.bits(key, half, "uint32")
    low, high = bits & jnp.uint32(0xFFFF), bits >> 16
    both = jnp.concatenate([low, high], axis=1).astype(kind)
    return (both + jnp.asarray(0.5, kind)) / jnp.asarray(65536.0, kind)


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
    raise OutOfRangeError("keep", name, low=0, high=0)


def _reduce(values: dict[str, Array], reduce: Reduce) -> dict[str, Array]:
    if reduce == "mean":
        return {name: value.mean(axis=0) for name, value in values.items()}
    return {name: value[-1] for name, value in values.items()}


def _fold(leaf: Array, *, blocks: int, every: int) -> Array:
    return leaf.reshape((blocks, every, *leaf.shape[1:]))


def _split(episodes: Episode) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the fields that change over time, and those that do not."""
    fields = {
        name: jnp.asarray(getattr(episodes, name))
        for name in Episode.__dataclass_fields__
    }
    changing = {name: leaf for name, leaf in fields.items() if leaf.ndim > 0}
    return changing, {name: leaf for name, leaf in fields.items() if leaf.ndim == 0}


def _cast(tree: Any, kind: Any) -> Any:
    return jax.tree.map(lambda leaf: jnp.asarray(leaf, kind), tree)


def _shape(
    parameters: Parameters,
    what: Partner | Episode,
    initial: State | None,
    persons: int | None,
) -> tuple[int, ...]:
    sizes = {
        leaf.shape
        for leaf in jax.tree.leaves((parameters, initial))
        if np.ndim(leaf) == 1
    }
    if isinstance(what, Episode):
        sizes |= {
            np.shape(leaf)[1:] for leaf in jax.tree.leaves(what) if np.ndim(leaf) == 2
        }
    else:
        sizes |= {
            np.shape(leaf) for leaf in jax.tree.leaves(what) if np.ndim(leaf) == 1
        }
    if persons is not None:
        sizes.add((persons,))
    if len(sizes) > 1:
        raise OutOfRangeError("persons", sorted(sizes), low=1, high=1)
    return sizes.pop() if sizes else ()


def _moments(
    days: float | None, hours: float, times: Any
) -> Float[np.ndarray, " time"]:
    if times is None:
        if days is None:
            raise OutOfRangeError("days", None, low=0.0, high=float("inf"))
        count = round(days / days_from_hours(hours))
        if count < 1:
            raise OutOfRangeError(
                "days", days, low=days_from_hours(hours), high=float("inf")
            )
        return days_from_hours(hours) * np.arange(1, count + 1)
    moments = np.asarray(times, dtype=float)
    before = np.concatenate([[0.0], moments[:-1]])
    wrong = np.flatnonzero(~(moments > before))
    if moments.size == 0 or wrong.size:
        index = int(wrong[0]) if wrong.size else 0
        after = float(moments[index]) if moments.size else float("nan")
        raise TimesError(index, before=float(before[index]), after=after)
    return moments


def _fill(
    episodes: Episode, moments: Float[np.ndarray, " time"]
) -> tuple[Episode, np.ndarray, np.ndarray, np.ndarray]:
    """Return episodes in which long gaps are walked in steps of at most a day."""
    steps: list[float] = []
    positions = []
    last = 0.0
    for moment in moments:
        extra = int(np.ceil((moment - last) / LONGEST_STEP)) - 1
        length = (moment - last) / (extra + 1)
        steps.extend(last + length * np.arange(1, extra + 1))
        positions.append(len(steps))
        steps.append(float(moment))
        last = float(moment)
    filled = np.asarray(steps)
    where = np.asarray(positions)

    def spread(leaf: Any) -> Any:
        if np.ndim(leaf) == 0:
            return leaf
        wide = np.zeros((len(filled), *np.shape(leaf)[1:]))
        wide[where] = np.asarray(leaf)
        return wide

    names = Episode.__dataclass_fields__
    wide = Episode(**{name: spread(getattr(episodes, name)) for name in names})
    return wide, filled, np.diff(filled, prepend=0.0), where


def _check_names(without: frozenset[str], keep: tuple[str, ...]) -> None:
    for name in without - MECHANISMS:
        raise OutOfRangeError(
            "without", f"{name!r}; known: {sorted(MECHANISMS)}", low=0, high=0
        )
    known = {*State.__dataclass_fields__, *Moment.__dataclass_fields__}
    known |= {*Episode.__dataclass_fields__}
    for name in keep:
        if name not in known:
            raise OutOfRangeError(
                "keep", f"{name!r}; known: {sorted(known)}", low=0, high=0
            )
