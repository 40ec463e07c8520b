"""Two persons who are each other's partner.

Each acts out of their own state: who wants, reaches out; who trusts and is calm, answers; who is
aroused, hurts sooner; who avoids, answers less the more the other presses. Nothing says who
pursues and who withdraws: where the two differ in anxiety and avoidance, that comes out.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final, NamedTuple

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jax.nn import sigmoid
from jaxtyping import Array, Float, Key

from bedding.errors import AxesError, OutOfRangeError, UnknownNameError
from bedding.model.inputs import Episode
from bedding.model.integration import remaining
from bedding.model.parameters import Parameters
from bedding.model.quantity import Number
from bedding.model.simulation.grid import LONGEST_STEP, moments_of
from bedding.model.simulation.initial import beginning
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.partner import WAKING_DAY, waking
from bedding.model.simulation.reading import read
from bedding.model.simulation.step import step
from bedding.model.simulation.trajectory import Trajectory
from bedding.model.state import State
from bedding.units import days_from_hours

REACHING: Final = 3.0
"""How often someone with wanting 1 reaches out [1/day]; chosen."""
PRESSURE_TIME: Final = 2.0
"""How long the other's reaching out is felt as pressure [day]; chosen."""
PRESSURE_WEIGHT: Final = 1.6
"""How much pressure keeps someone who wholly avoids from answering [logit]; chosen."""
AROUSAL_WEIGHT: Final = 0.8
"""How much arousal keeps one from answering [logit]; chosen."""
CONTAINED: Final = 0.4
"""How much arousal one can hold without hurting the other [1]; chosen."""
HURTING: Final = 0.25
"""How much of the arousal above that comes out as hurt [1]; chosen."""


class Acts(NamedTuple):
    """What each of two does; the axis `partner` comes first."""

    reaches: Float[Array, "..."]
    answers: Float[Array, "..."]
    warmth: Float[Array, "..."]
    threat: Float[Array, "..."]
    amends: Float[Array, "..."]
    pressure: Float[Array, "..."]
    unmended: Float[Array, "..."]


def simulate_dyad(
    parameters: Parameters,
    *,
    days: float,
    hours: float = 2.0,
    key: int | Key[Array, ""] = 0,
    keep: Iterable[str] = (
        "wanting",
        "arousal",
        "mood",
        "bond",
        "trust",
        "bid",
        "answered",
    ),
    every: int = 1,
) -> Trajectory:
    """Return how two persons fare who are each other's partner.

    Args:
        parameters: Numbers of the model; at least one leaf has the axis `partner`, of length 2,
            and may have `couple` after it.
        days: How long to simulate [day].
        hours: Step [hour].
        key: Seed or key of all chance.
        keep: Names of quantities to keep, from `Episode`, `State` and `Moment`.
        every: Keep one moment in so many.

    Returns:
        Quantities with axes `time, partner` and, where given, `couple`.

    Raises:
        AxesError: When no leaf has two partners, or leaves differ in their axes.
        OutOfRangeError: When the length or the number of steps can't be.
        UnknownNameError: When there is no such quantity.
    """
    shapes = {np.shape(leaf) for leaf in jax.tree.leaves(parameters) if np.ndim(leaf)}
    shape = shapes.pop() if len(shapes) == 1 else ()
    if shape[:1] != (2,) or len(shape) > 2:
        raise AxesError(
            "parameters",
            sorted({shape, *shapes}),
            wanted="one shape in all leaves that are arrays: (2,) or (2, couples)",
        )
    kept = tuple(keep)
    known = {
        name for kind in (State, Moment, Episode) for name in kind.__dataclass_fields__
    }
    for name in kept:
        if name not in known:
            raise UnknownNameError("keep", name, known=known)
    moments = moments_of(days, hours, None)
    if hours > LONGEST_STEP * 24.0:
        raise OutOfRangeError("hours", hours, low=0.0, high=LONGEST_STEP * 24.0)
    if not 1 <= every <= len(moments):
        raise OutOfRangeError("every", every, low=1, high=len(moments))
    numbers = jax.tree.map(lambda leaf: jnp.asarray(leaf, float), parameters)
    start = jax.tree.map(lambda leaf: jnp.broadcast_to(leaf, shape), beginning(numbers))
    seed = jr.key(key) if isinstance(key, int) else key
    count = len(moments) // every * every
    values = _run(
        numbers,
        start,
        seed,
        elapsed=days_from_hours(hours),
        count=count,
        every=every,
        keep=kept,
    )
    return Trajectory(
        times=moments[every - 1 : count : every],
        quantities={name: np.asarray(value) for name, value in values.items()},
        axes=("time", "partner", "couple")[: 1 + len(shape)],
    )


@partial(jax.jit, static_argnames=("count", "every", "keep"))
def _run(
    numbers: Parameters,
    start: State,
    key: Key[Array, ""],
    *,
    elapsed: Number,
    count: int,
    every: int,
    keep: tuple[str, ...],
) -> dict[str, Array]:
    shape = jnp.shape(start.mood)
    zero = jnp.zeros(shape)

    def one(carry: Any, number: Array) -> tuple[Any, dict[str, Array]]:
        state, acts = carry
        key_acts, key_noise = jr.split(jr.fold_in(key, number))
        chance = jr.uniform(key_acts, (3, *shape))
        awake = waking(jnp.asarray(number + 1, float) * elapsed)
        acts = _act(numbers, state, acts, chance, awake, elapsed)
        happened = _met(acts, chance[2], awake)
        after, seen = step(
            numbers, state, happened, elapsed, noise=jr.normal(key_noise, shape)
        )
        sources = (after, seen, happened)
        kept = {}
        for name in keep:
            source = next(s for s in sources if name in type(s).__dataclass_fields__)
            kept[name] = jnp.broadcast_to(getattr(source, name), shape)
        return (after, acts), kept

    def block(carry: Any, steps: Array) -> tuple[Any, dict[str, Array]]:
        after, values = jax.lax.scan(one, carry, steps)
        return after, {name: value[-1] for name, value in values.items()}

    begin = (start, Acts(zero, zero, zero, zero, zero, zero, zero))
    return jax.lax.scan(block, begin, jnp.arange(count).reshape(-1, every))[1]


def _act(
    numbers: Parameters,
    state: State,
    before: Acts,
    chance: Float[Array, "..."],
    awake: Float[Array, ""],
    elapsed: Number,
) -> Acts:
    """Return what each does in one step, out of their own state and the other's pressure."""
    person = numbers.person
    seen = read(numbers, state, Episode(waiting=1.0))
    wants = jnp.minimum(jnp.asarray(seen.wanting), 4.0) * (1.0 - 0.6 * person.avoidance)
    insists = 1.0 + person.anxiety * state.arousal
    reach = REACHING * wants * insists * elapsed / WAKING_DAY
    reaches = jnp.where(chance[0] < reach, awake, 0.0)
    pressure = before.pressure * remaining(elapsed, PRESSURE_TIME) + reaches[::-1]
    pressed = PRESSURE_WEIGHT * person.avoidance * jnp.maximum(pressure - 3.0, 0.0)
    willing = 1.8 + 1.5 * seen.bond - pressed - AROUSAL_WEIGHT * state.arousal
    answers = reaches[::-1] * jnp.where(chance[1] < sigmoid(willing), 1.0, 0.0)
    spills = HURTING * jnp.maximum(state.arousal - CONTAINED, 0.0)
    warmth = jnp.clip(0.45 + 0.5 * seen.bond + 0.3 * state.mood, 0.0, 1.0)
    unmended = jnp.clip(
        before.unmended * (1.0 - answers) + spills * reaches[::-1], 0.0, 1.0
    )
    return Acts(
        reaches=reaches,
        answers=answers,
        warmth=warmth,
        threat=jnp.clip(spills, 0.0, 1.0) * jnp.maximum(reaches, reaches[::-1]),
        amends=before.unmended * answers * seen.voice,
        pressure=pressure,
        unmended=unmended,
    )


def _met(acts: Acts, luck: Float[Array, "..."], awake: Float[Array, ""]) -> Episode:
    """Return what each meets: the other's acts, and an answer to one's own reaching out."""
    other = Acts(*(value[::-1] for value in acts))
    together = jnp.maximum(other.answers, acts.answers)
    voiced = together * jnp.where(luck < 0.3, 1.0, 0.0)
    return Episode(
        contact=0.3 * awake,
        waiting=acts.reaches * (1.0 - other.answers),
        bid=acts.reaches,
        answered=acts.reaches * other.answers,
        warmth=other.warmth * jnp.maximum(other.answers, 0.5 * acts.answers),
        threat=other.threat,
        amends=other.amends,
        voiced=voiced,
        met=voiced * jnp.clip(1.0 - 2.0 * other.threat, 0.0, 1.0),
    )
