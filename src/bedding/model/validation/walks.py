"""Long walks in equal parts, so that every experiment on episodes shares one compiled program.

Compiling the step takes far longer than walking it. What differs between experiments is therefore
data: what happens, who it happens to, how long a step is. What is static stays the same.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jaxtyping import Array, Float, Key

from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.quantity import Number
from bedding.model.simulation import (
    Moment,
    Partner,
    Phase,
    beginning,
    population,
    simulate,
    with_values,
)
from bedding.model.simulation.partner import DRAWS, act, first
from bedding.model.state import State
from bedding.model.validation.target import Setting
from bedding.units import days_from_hours

PART: Final = 240
"""Steps in one part of a walk."""
HOURS: Final = 2.0
"""Usual step [hour]: four moments a day fall in steps of their own."""
KEPT: Final = (*State.__dataclass_fields__, *Moment.__dataclass_fields__)
"""Everything that a walk keeps: whatever an experiment looks at, and the state to go on from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What happened to many persons, and where it left them.

    Attributes:
        quantities: By name, axes `time, person`.
        last: The state after the last step, axis `person`.
    """

    quantities: dict[str, Float[np.ndarray, "time person"]]
    last: State

    def __getitem__(self, name: str) -> Float[np.ndarray, "time person"]:
        """Return one quantity, axes `time, person`."""
        return self.quantities[name]

    def daily(self, name: str, hours: float = HOURS) -> Float[np.ndarray, "day person"]:
        """Return the mean of a quantity over each day."""
        steps = round(24.0 / hours)
        values = self[name]
        days = len(values) // steps
        means: np.ndarray = values[: days * steps].reshape(days, steps, -1).mean(axis=1)
        return means


def people(setting_persons: int, key: int, **values: Any) -> Parameters:
    """Return persons drawn from the declared spread, with some numbers set for all or for each.

    Args:
        setting_persons: How many.
        key: Seed of the draw.
        **values: Numbers by name with two underscores for the dot, such as `person__anxiety`.
    """
    drawn = population(setting_persons, key=key)
    return given(drawn, setting_persons, person__power=0.0, **values)


def draws(setting: Setting, persons: int) -> tuple[int, ...]:
    """Return seeds of as many groups as it takes to have so many persons in all.

    What is found over persons needs many; groups keep the size that the program was compiled for.
    """
    groups = -(-persons // (setting.persons * len(setting.seeds)))
    return tuple(
        seed + 1000 * group for seed in setting.seeds for group in range(groups)
    )


def given(parameters: Parameters, persons: int, **values: Any) -> Parameters:
    """Return the same persons with some numbers set, each with the axis `person`."""
    wide = {
        name.replace("__", "."): jnp.broadcast_to(jnp.asarray(value, float), (persons,))
        for name, value in values.items()
    }
    return with_values(parameters, wide)


def walk(
    what: Episode,
    who: Parameters,
    *,
    initial: State | None = None,
    hours: float = HOURS,
    key: int = 1,
) -> Walk:
    """Return what given episodes do to many persons.

    Args:
        what: Episodes with axes `time, person` throughout.
        who: Numbers of the persons, from `people`.
        initial: State to begin in; a stranger's beginning when left out.
        hours: Step [hour].
        key: Seed of the noise of mood.
    """
    steps = np.shape(what.warmth)[0]
    state = initial or beginning(who)
    pieces: list[dict[str, np.ndarray]] = []
    for number, start in enumerate(range(0, steps, PART)):
        length = min(PART, steps - start)
        part = jax.tree.map(partial(_part, start=start), what)
        found = simulate(
            part,
            days=PART * days_from_hours(hours),
            hours=hours,
            parameters=who,
            initial=state,
            key=jr.fold_in(jr.key(key), number),
            keep=KEPT,
            dtype="float32",
        )
        pieces.append({name: found[name][:length] for name in KEPT})
        state = State(
            **{name: found[name][length - 1] for name in State.__dataclass_fields__}
        )
    joined = {
        name: np.concatenate([piece[name] for piece in pieces]).astype(float)
        for name in KEPT
    }
    return Walk(quantities=joined, last=state)


def _part(leaf: Any, start: int) -> Float[np.ndarray, "time person"]:
    """Return one part of a field, filled up with nothing happening."""
    cut = np.asarray(leaf)[start : start + PART]
    return np.pad(cut, ((0, PART - len(cut)), (0, 0)))


def met(
    partner: Partner, persons: int, *, days: float, key: int, hours: float = HOURS
) -> Episode:
    """Return what persons meet with a partner, axes `time, person`, to change and to walk.

    The same key gives each person the same luck, whatever the partner. Nobody holds back more or
    less than one in five things to say, since these episodes are drawn before they are lived.

    Args:
        partner: How the other is; numbers may have the axis `person`.
        persons: How many meet them.
        days: How long [day].
        key: Seed of all chance.
        hours: Step [hour].
    """
    wide = jax.tree.map(
        lambda leaf: jnp.broadcast_to(jnp.asarray(leaf, jnp.float32), (persons,)),
        partner,
    )
    steps = round(days * 24.0 / hours)
    found: Episode = _draw(wide, jr.key(key), steps, days_from_hours(hours))
    shown: Episode = jax.tree.map(np.asarray, found)
    return shown


@partial(jax.jit, static_argnames=("steps",))
def _draw(
    partner: Partner, key: Key[Array, ""], steps: int, elapsed: Number
) -> Episode:
    persons = jnp.shape(partner.rate)
    length = jnp.asarray(elapsed, jnp.float32)

    def one(other: Any, number: Array) -> tuple[Any, Episode]:
        luck = jr.uniform(jr.fold_in(key, number), (DRAWS, *persons), jnp.float32)
        end = (number + 1).astype(jnp.float32) * length
        draws = tuple(luck[index] for index in range(DRAWS))
        other, happened = act(partner, other, draws, end, length, 0.2)
        fields = {
            name: jnp.broadcast_to(
                jnp.asarray(getattr(happened, name), jnp.float32), persons
            )
            for name in Episode.__dataclass_fields__
        }
        return other, Episode(**fields)

    return jax.lax.scan(
        one, first(partner, jnp.asarray(partner.rate)), jnp.arange(steps)
    )[1]


def changed(what: Episode, **fields: Any) -> Episode:
    """Return episodes with some quantities replaced, spread over the axes `time, person`."""
    shape = np.shape(what.warmth)
    wide: dict[str, Any] = {
        name: np.broadcast_to(_aligned(value), shape).astype(np.float32)
        for name, value in fields.items()
    }
    return replace(what, **wide)


def nothing(steps: int, persons: int, **fields: Any) -> Episode:
    """Return episodes in which nothing happens but what is given."""
    empty: dict[str, Any] = {
        name: np.full((steps, persons), default.default, np.float32)
        for name, default in Episode.__dataclass_fields__.items()
    }
    return changed(Episode(**empty), **fields)


def _aligned(value: Any) -> Any:
    """Return a value whose only axis is time, with an axis for persons after it."""
    array = np.asarray(value)
    return array[:, None] if array.ndim == 1 else array


def spread_over(
    luck: np.random.Generator, low: float, high: float, persons: int
) -> Float[Array, " person"]:
    """Return a number for each person, even odds between two bounds."""
    return jnp.asarray(luck.uniform(low, high, persons))


def one_phase(phase: Phase, **knobs: Any) -> Partner:
    """Return a partner of one phase."""
    return Partner(phases=(phase,), **knobs)
