"""How recognisable one stays to oneself."""

from bedding.model.integration import remaining, toward
from bedding.model.parameters import ContinuityParameters
from bedding.model.quantity import Number


def drift(
    parameters: ContinuityParameters,
    *,
    continuity: Number,
    silencing: Number,
    elapsed: Number,
) -> Number:
    """Return continuity after a while: it goes to 0, its usual level, less what is held back."""
    level = -parameters.silencing_cost * silencing
    return toward(continuity, level, remaining(elapsed, parameters.recovery_time))


def respond(
    parameters: ContinuityParameters,
    *,
    continuity: Number,
    threat: Number,
    amends: Number,
    anxiety: Number,
) -> Number:
    """Return continuity after a moment.

    Hurt costs it, mostly in who fears rejection [ayduk2009], unless made good [luchies2010].
    """
    cost = parameters.hurt_cost * threat * (0.1 + anxiety) * (1.0 - amends)
    return continuity - cost + parameters.mended * amends
