"""Simulated lives that the experiments share: with a partner, under given episodes, and after."""

from collections.abc import Iterable
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.errors import OutOfRangeError
from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation import Partner, Trajectory, simulate
from bedding.model.state import State

SHOWN: Final = (
    "warmth", "threat", "answered", "arousal", "wanting", "mood", "self_worth", "continuity",
    "self", "voice", "silencing", "trust", "expectation", "uncertainty", "volatility",
    "unpredictability", "hope", "belief", "bond", "relief_share", "stress_load", "ambivalence",
    "expected_worth", "separation", "sensitised", "felt", "error", "commitment", "leaving",
    "returning", "satisfaction", "fluctuation", "surprise", "prior",
)  # fmt: skip
"""What a life keeps: one list for all, so that the compiled simulation is shared."""

HAPPENED: Final = tuple(
    name for name in Episode.__dataclass_fields__ if name != "drive"
)
"""What happened, to be met again with something changed."""


def live(
    what: Partner | Episode,
    *,
    days: float,
    persons: int | None = None,
    key: int = 1,
    parameters: Parameters | None = None,
    initial: State | None = None,
    hours: float = 1.0,
    every: int = 24,
    noise: bool = True,
    without: Iterable[str] = (),
    keep: Iterable[str] = SHOWN,
) -> Trajectory:
    """Return a life in float32: the mean of every quantity over each `every` steps.

    Args:
        what: A partner, or episodes with axes `time` or `time, person`.
        days: How long [day].
        persons: How many persons, or None where the axes of the rest say it.
        key: Seed of all chance.
        parameters: Numbers of the model; leaves may have the axis `person`.
        initial: State at the beginning.
        hours: Step of the simulation [hour].
        every: How many steps each kept moment is the mean of.
        noise: Whether mood has its own noise.
        without: Mechanisms to switch off.
        keep: Names of what to keep.
    """
    return simulate(
        what,
        days=days,
        hours=hours,
        persons=persons,
        key=key,
        parameters=parameters,
        initial=initial,
        every=every,
        reduce="mean",
        keep=tuple(keep),
        noise=noise,
        without=without,
        dtype="float32",
    )


def state_after(
    what: Partner | Episode,
    *,
    days: float,
    persons: int | None = None,
    key: int = 1,
    parameters: Parameters | None = None,
    initial: State | None = None,
    hours: float = 1.0,
    without: Iterable[str] = (),
) -> State:
    """Return the state in which a life ends, to go on from; arguments as for `live`."""
    names = tuple(State.__dataclass_fields__)
    life = simulate(
        what,
        days=days,
        hours=hours,
        persons=persons,
        key=key,
        parameters=parameters,
        initial=initial,
        every=24,
        keep=names,
        without=without,
        dtype="float32",
    )
    return State(**{name: life[name][-1] for name in names})


def mean_over(
    life: Trajectory, name: str, start: float, end: float
) -> Float[np.ndarray, "..."]:
    """Return the mean of a quantity between two days, for each person."""
    inside = (life.times > start) & (life.times <= end)
    return np.asarray(life[name][inside].mean(axis=0), dtype=float)


def episodes(steps: int, persons: int, **fields: Any) -> Episode:
    """Return episodes in which every quantity has both axes, so that runs share a program.

    Args:
        steps: How many steps.
        persons: How many persons.
        **fields: Quantities of `Episode`: a number, or an array with axes `time` or
            `time, person`; what is left out stays at its default.
    """
    wide = {}
    for name, default in Episode.__dataclass_fields__.items():
        value = np.asarray(fields.pop(name, default.default), np.float32)
        if value.ndim == 1:
            value = value[:, None]
        wide[name] = jnp.asarray(np.broadcast_to(value, (steps, persons)))
    if fields:
        raise OutOfRangeError("quantity of an episode", sorted(fields), low=0, high=0)
    return Episode(**wide)


def repeated(parameters: Parameters, times: int) -> Parameters:
    """Return the same persons, once for each of `times` conditions, conditions outermost."""
    many: Parameters = jax.tree.map(
        lambda leaf: jnp.tile(leaf, times) if np.ndim(leaf) == 1 else leaf, parameters
    )
    return many
