"""The door of the simulation: checks, converts, and walks many steps for one person or many."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, get_args

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jaxtyping import Array, Float, Key

from bedding.errors import AxesError, OutOfRangeError, UnknownNameError
from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation.grid import LONGEST_STEP, ROUNDING, filled, moments_of
from bedding.model.simulation.initial import beginning
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.partner import Partner, longest_step
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
        hours: Step of that grid [hour]; with a partner short enough that every moment of a day
            finds a step of its own, 4 hours for 4 moments a day.
        times: Moments after each step [day], increasing and after 0. With an `Episode`, gaps of
            more than a day are walked in daily steps of nothing happening; a level given as a
            number holds in them, one given for each moment is at rest.
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
        OutOfRangeError: When the length, the number of steps or of persons can't be.
        UnknownNameError: When there is no such mechanism, quantity, way to reduce, or dtype.
        AxesError: When the axes of what is given don't fit each other.
    """
    moments = moments_of(days, hours, times)
    off, kept = frozenset(without), tuple(keep)
    _check_names(off, kept, reduce, dtype)
    _check_numbers(what, moments, every, persons)
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
    given, steps, gaps = moments, every, None
    if isinstance(what, Episode) and elapsed.max() > LONGEST_STEP + ROUNDING:
        what, moments, elapsed, gaps = filled(what, moments)
        steps = 1
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
    at = moments[:count]
    if gaps is not None:
        at = given[: len(given) // every * every]
        values = {
            name: _folded(value[gaps][: len(at)], every, reduce)
            for name, value in values.items()
        }
    times_kept = _folded(at, every, reduce)
    return Trajectory(
        times=times_kept, quantities=values, axes=("time", "person")[: 1 + len(shape)]
    )


def _folded(value: np.ndarray, every: int, reduce: Reduce) -> np.ndarray:
    """Return the last or the mean of each `every` moments."""
    blocks = value.reshape((-1, every, *value.shape[1:]))
    return blocks.mean(axis=1) if reduce == "mean" else blocks[:, -1]


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
        raise AxesError(
            "persons", sorted(sizes), wanted="one number of persons everywhere"
        )
    return sizes.pop() if sizes else ()


def _check_names(
    without: frozenset[str], keep: tuple[str, ...], reduce: str, dtype: str
) -> None:
    known = {*State.__dataclass_fields__, *Moment.__dataclass_fields__}
    known |= {*Episode.__dataclass_fields__}
    for what, names, choices in (
        ("without", without, MECHANISMS),
        ("keep", keep, known),
        ("reduce", (reduce,), get_args(Reduce)),
        ("dtype", (dtype,), ("float32", "float64")),
    ):
        for name in sorted(names):
            if name not in choices:
                raise UnknownNameError(what, name, known=choices)


def _check_numbers(
    what: Partner | Episode, moments: np.ndarray, every: int, persons: int | None
) -> None:
    if not 1 <= every <= len(moments):
        raise OutOfRangeError("every", every, low=1, high=len(moments))
    if persons is not None and persons < 1:
        raise OutOfRangeError("persons", persons, low=1, high=np.inf)
    if isinstance(what, Episode):
        for name in Episode.__dataclass_fields__:
            shape = np.shape(getattr(what, name))
            if shape and shape[0] != len(moments):
                raise AxesError(
                    name, shape, wanted=f"one value for each of {len(moments)} steps"
                )
        return
    step, longest = float(np.diff(moments, prepend=0.0).max()), longest_step(what)
    if step > longest * (1.0 + ROUNDING):
        raise OutOfRangeError(
            "a step [day] with this partner", step, low=0.0, high=longest
        )
