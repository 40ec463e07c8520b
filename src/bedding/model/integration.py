"""One step of an equation, exact wherever the equation is linear over the step."""

import jax.numpy as jnp
from jaxtyping import Array, Float

from bedding.model.quantity import Number
from bedding.units import rate_from_half_life


def remaining(elapsed: Number, time: Number) -> Float[Array, "..."]:
    """Return what is left of something that fades with the time constant `time` [0 to 1].

    Args:
        elapsed: Length of the step [day].
        time: Time constant, the duration in which 1 / e is left [day].
    """
    return jnp.exp(-jnp.asarray(elapsed / time))


def remaining_by_half_life(elapsed: Number, half_life: Number) -> Float[Array, "..."]:
    """Return what is left of something that halves in `half_life` [0 to 1].

    Args:
        elapsed: Length of the step [day].
        half_life: The duration in which half is left [day].
    """
    return jnp.exp(-jnp.asarray(rate_from_half_life(1.0) * elapsed / half_life))


def toward(value: Number, target: Number, left: Number) -> Number:
    """Return a value that moved toward its target, with `left` of the distance remaining.

    This solves dx/dt = (target - x) / time exactly, with left = exp(-elapsed / time).
    """
    return target + (value - target) * left


def mean_remaining(elapsed: Number, time: Number) -> Float[Array, "..."]:
    """Return the mean over the step of exp(-t / time), for t from 0 to `elapsed` [0 to 1]."""
    steps = jnp.asarray(elapsed / time)
    return -jnp.expm1(-steps) / steps


def gathered(elapsed: Number, rate: Number, left: Number) -> Float[Array, "..."]:
    """Return the mean over the step of exp(-rate t) [0 to 1], also where the rate is 0.

    Args:
        elapsed: Length of the step [day].
        rate: Rate of fading [1/day], 0 or more.
        left: exp(-rate * elapsed), which the caller has anyway.
    """
    steps = jnp.asarray(elapsed * rate)
    few = steps < 1e-3
    # The series where the quotient would lose digits; the inner where keeps its gradient finite.
    quotient = (1.0 - left) / jnp.where(few, 1.0, steps)
    return jnp.where(few, 1.0 - steps / 2.0 + steps * steps / 6.0, quotient)
