"""Self-worth, and how far it follows the other [knee2008], [luchies2010]."""

from bedding.model.integration import remaining, toward
from bedding.model.parameters import SelfWorthParameters
from bedding.model.quantity import Number


def drift(
    parameters: SelfWorthParameters,
    *,
    self_worth: Number,
    boundary: Number,
    elapsed: Number,
) -> Number:
    """Return self-worth after a while: it goes back to 0, its usual level.

    A limit that is kept raises that level.
    """
    level = parameters.boundary_gain * parameters.recovery_time * boundary
    return toward(self_worth, level, remaining(elapsed, parameters.recovery_time))


def respond(
    parameters: SelfWorthParameters,
    *,
    self_worth: Number,
    mood_change: Number,
    threat: Number,
    amends: Number,
    protest: Number,
) -> Number:
    """Return self-worth after a moment.

    It follows what the moment did to mood, by the contingency. Hurt that is swallowed without
    amends wears it; hurt that is made good raises it.
    """
    follows = parameters.contingency * parameters.mood_gain * mood_change
    worn = parameters.swallowed * threat * (1.0 - amends) * (1.0 - protest)
    mended = parameters.mended * amends
    return self_worth + follows - worn + mended
