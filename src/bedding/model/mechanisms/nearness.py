"""The nearness proxy: raised by warmth, more so after stress, and a little by distress.

It stands where the literature puts oxytocin in bonding. In people its link with safety is
contested [taylor2006], so it buffers only where there is trust (see the stress axis).
"""

import jax.numpy as jnp

from bedding.model.integration import remaining_by_half_life
from bedding.model.parameters import NearnessParameters
from bedding.model.quantity import Number


def drift(
    parameters: NearnessParameters, *, nearness: Number, elapsed: Number
) -> Number:
    """Return nearness after a while without contact."""
    return nearness * remaining_by_half_life(elapsed, parameters.half_life)


def respond(
    parameters: NearnessParameters,
    *,
    nearness: Number,
    warmth: Number,
    threat: Number,
    bond: Number,
    stress_load: Number,
) -> Number:
    """Return nearness after a moment."""
    boost = 1.0 + parameters.stress_boost * jnp.maximum(stress_load - 1.0, 0.0)
    return (
        nearness
        + parameters.warmth_gain * warmth * boost
        + parameters.distress_gain * threat * bond
    )
