"""The door of the simulation: checks, converts, and walks many steps for one person or many."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jaxtyping import Array, Float, Key

from bedding.errors import OutOfRangeError
from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation.grid import LONGEST_STEP, filled, moments_of
from bedding.model.simulation.initial import beginning
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.partner import Partner
from bedding.model.simulation.running import Reduce, run
from bedding.model.simulation.step import MECHANISMS
from bedding.model.simulation.trajectory import Trajectory
from bedding.model.state import State
from bedding.units import days_from_hours

HALF_AN_HOUR = days_from_hours(0.5)
KEPT = (
    "warmth", "threat", "arousal", "wanting", "mood", "self", "voice", "trust", "hope", "bond",
    "relief_share", "stress_load", "ambivalence", "expected_worth", "separation",
)  # fmt: skip
"""What a simulation keeps when nothing else is asked for."""
TOGETHER = 512
"""How many persons are walked as one array: their state fits the cache, and memory stays bounded."""


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
    moments = moments_of(days, hours, times)
    off, kept = frozenset(without), tuple(keep)
    _check_names(off, kept)
    if every < 1 or len(moments) < every:
        raise OutOfRangeError("every", every, low=1, high=len(moments))
    kind = jnp.dtype(dtype)
    numbers = _cast(parameters or Parameters(), kind)
    shape = _shape(numbers, what, initial, persons)
    begin = initial if initial is not None else beginning(numbers)
    # NumPy arrays, since a view of some persons costs nothing there.
    start = jax.tree.map(
        lambda leaf: np.broadcast_to(np.asarray(leaf, kind), shape), begin
    )
    elapsed = np.diff(moments, prepend=0.0)
    seed = jr.key(key) if isinstance(key, int) else key
    shown: Any = np.arange(every - 1, len(moments), every)
    steps = every
    if isinstance(what, Episode) and elapsed.max() > LONGEST_STEP:
        what, moments, elapsed, where = filled(what, moments)
        shown, steps = where[shown], 1
    count = len(moments) // steps * steps
    world = _cast(what, kind)
    even = np.ptp(elapsed) <= 1e-9 * elapsed.mean()

    def walk(part: slice, number: int) -> dict[str, Any]:
        values: dict[str, Any] = run(
            _part(numbers, part, 0),
            _part(start, part, 0),
            _part(world, part, 1 if isinstance(what, Episode) else 0, steps=count),
            jnp.asarray(moments[:count], kind),
            jnp.asarray(elapsed.mean() if even else elapsed[:count], kind),
            jr.fold_in(seed, number),
            noisy=noise,
            keep=kept,
            every=steps,
            reduce=reduce,
            without=off,
            fine=bool(elapsed.min() < HALF_AN_HOUR * (1 - 1e-9)),
        )
        return values

    values = _in_parts(walk, shape)
    at = moments[:count].reshape(-1, steps)
    times_kept = at[:, -1] if reduce == "last" else at.mean(axis=1)
    if steps != every or every == 1:
        values = {name: value[shown] for name, value in values.items()}
        times_kept = moments[shown]
    return Trajectory(
        times=times_kept, quantities=values, axes=("time", "person")[: 1 + len(shape)]
    )


def _in_parts(walk: Any, shape: tuple[int, ...]) -> dict[str, np.ndarray]:
    """Return the values of all persons, walked `TOGETHER` at a time, on every core there is.

    What a person meets depends on the key and on the place in the row, not on the cores.
    """
    if not shape or shape[0] <= TOGETHER or jax.default_backend() != "cpu":
        return {name: np.asarray(value) for name, value in walk(slice(None), 0).items()}
    parts = [
        slice(at, min(at + TOGETHER, shape[0])) for at in range(0, shape[0], TOGETHER)
    ]

    def collected(number: int) -> dict[str, np.ndarray]:
        walked = walk(parts[number], number)
        return {name: np.asarray(value) for name, value in walked.items()}

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pieces = list(pool.map(collected, range(len(parts))))
    return {
        name: np.concatenate([piece[name] for piece in pieces], axis=-1)
        for name in pieces[0]
    }


def _part(tree: Any, part: slice, axis: int, steps: int | None = None) -> Any:
    """Return the same tree for some of the persons, whose axis is `axis`, and the first steps."""

    def cut(leaf: np.ndarray) -> np.ndarray:
        if axis == 1 and leaf.ndim > 0:
            leaf = leaf[:steps]
        return leaf[(slice(None),) * axis + (part,)] if leaf.ndim > axis else leaf

    return jax.tree.map(cut, tree)


def _cast(tree: Any, kind: Any) -> Any:
    return jax.tree.map(lambda leaf: np.asarray(leaf, kind), tree)


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
