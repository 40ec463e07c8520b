"""Good and bad felt at once: two gatherings that do not cancel [zayas2014]."""

import jax.numpy as jnp

from bedding.model.integration import remaining
from bedding.model.parameters import AmbivalenceParameters
from bedding.model.quantity import Number


def drift(
    parameters: AmbivalenceParameters, *, good: Number, bad: Number, elapsed: Number
) -> tuple[Number, Number]:
    """Return what is left of the good and of the bad after a while."""
    left = remaining(elapsed, parameters.memory_time)
    return good * left, bad * left


def gather(
    parameters: AmbivalenceParameters,
    *,
    good: Number,
    bad: Number,
    warmth: Number,
    threat: Number,
) -> tuple[Number, Number]:
    """Return the good and the bad gathered after a moment."""
    return good + parameters.gain * warmth, bad + parameters.gain * threat


def deprivation(good: Number) -> Number:
    """Return how long one has been without warmth [0 to 1]: 1 where nothing of it is left."""
    return 1.0 / (1.0 + good)


def griffin(good: Number, bad: Number) -> Number:
    """Return the Griffin index (P + N) / 2 - |P - N| [thompson1995]."""
    return (good + bad) * 0.5 - jnp.abs(jnp.asarray(good - bad))
