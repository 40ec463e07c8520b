"""Fast arousal, with its recovery half-life: the body that an evening diary sees."""

import jax.numpy as jnp

from bedding.model.integration import remaining_by_half_life, toward
from bedding.model.parameters import AlarmParameters
from bedding.model.quantity import Number


def perceived(threat: Number, *, anxiety: Number) -> Number:
    """Return the hurt that is perceived: more of the same with anxiety [campbell2005]."""
    return jnp.minimum(threat * (0.85 + 0.5 * anxiety), 1.0)


def vigilance(
    parameters: AlarmParameters,
    *,
    unpredictability: Number,
    anxiety: Number,
    relevance: Number,
) -> Number:
    """Return how far the body stays on guard without anything happening [1]."""
    gain = parameters.uncertainty_gain * (
        1.0 + parameters.vigilance_of_anxiety * anxiety
    )
    return gain * unpredictability * relevance


def drift(
    parameters: AlarmParameters,
    *,
    arousal: Number,
    vigilance: Number,
    separation: Number,
    outside: Number,
    regulation: Number,
    elapsed: Number,
) -> Number:
    """Return arousal after a while: it goes to the level that the circumstances keep up."""
    calmed = 1.0 - parameters.regulation_effect * regulation
    level = calmed * (
        vigilance
        + parameters.separation_gain * separation
        + parameters.outside_gain * outside
    )
    half_life = parameters.recovery * calmed
    return toward(arousal, level, remaining_by_half_life(elapsed, half_life))


def respond(
    parameters: AlarmParameters,
    *,
    arousal: Number,
    threat: Number,
    warmth: Number,
    trust: Number,
    felt: Number,
    amends: Number,
    regulation: Number,
) -> Number:
    """Return arousal after a moment: hurt and disappointment raise it, trusted warmth calms."""
    calmed = 1.0 - parameters.regulation_effect * regulation
    raised = parameters.threat_gain * threat * (
        1.0 - 0.5 * amends
    ) + parameters.disappointment_gain * jnp.maximum(-felt, 0.0)
    soothed = 1.0 - parameters.soothing * warmth * trust
    return arousal * soothed + calmed * raised
