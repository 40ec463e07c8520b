"""Openness, learned from how it is met. Self-silencing follows where it is punished."""

import jax.numpy as jnp
from jax.nn import sigmoid

from bedding.model.integration import remaining, toward
from bedding.model.parameters import VoiceParameters
from bedding.model.quantity import Number


def drift(
    parameters: VoiceParameters,
    *,
    welcome: Number,
    silencing: Number,
    wanting: Number,
    anxiety: Number,
    power: Number,
    boundary: Number,
    elapsed: Number,
) -> tuple[Number, Number]:
    """Return how openness is expected to be received, and how much is held back, after a while."""
    holding = sigmoid(
        parameters.silencing_level
        + parameters.unwelcome_weight * (parameters.welcome_start - welcome)
        + parameters.anxiety_weight * (anxiety - 0.3)
        + parameters.pull_weight * (jnp.minimum(jnp.asarray(wanting), 3.0) - 1.0)
        + parameters.power_weight * power
        - parameters.boundary_weight * boundary
    )
    return (
        toward(
            welcome,
            parameters.welcome_start,
            remaining(elapsed, parameters.return_time),
        ),
        toward(silencing, holding, remaining(elapsed, parameters.silencing_time)),
    )


def learn(
    parameters: VoiceParameters,
    *,
    welcome: Number,
    voiced: Number,
    met: Number,
    threat: Number,
) -> Number:
    """Return how openness is expected to be received, after a moment [0 to 1].

    What was said and how it was met teaches most; criticism alone teaches a little too.
    """
    taught = parameters.learning * voiced * (met - welcome)
    return welcome + taught - parameters.criticism * threat * welcome
