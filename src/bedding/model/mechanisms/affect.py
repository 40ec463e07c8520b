"""Mood around its usual level: an Ornstein-Uhlenbeck process with jumps."""

from typing import NamedTuple

import jax.numpy as jnp

from bedding.model.integration import remaining, remaining_by_half_life, toward
from bedding.model.parameters import AffectParameters
from bedding.model.quantity import Number


class Affect(NamedTuple):
    """Mood and the slower quantities that move its level."""

    mood: Number
    outside_usual: Number
    opponent: Number
    security: Number


def drift(
    parameters: AffectParameters,
    affect: Affect,
    *,
    stress_load: Number,
    arousal: Number,
    separation: Number,
    outside: Number,
    nearness: Number,
    contact: Number,
    reappraisal: Number,
    distraction: Number,
    elapsed: Number,
    noise: Number,
) -> Affect:
    """Return mood after a while.

    Stress from outside weighs by how far it stands above what one is used to, so that it
    habituates and leaves a rebound [bolger1989]; hurt by the other enters elsewhere and does not.

    Args:
        parameters: The numbers of mood.
        affect: Mood before.
        stress_load: x3 of the stress axis [1].
        arousal: Arousal of the body [1].
        separation: Separation distress [0 to 1].
        outside: Stress from outside [0 to 1].
        nearness: The nearness proxy [1].
        contact: Share of the step in contact [0 to 1].
        reappraisal: Lever [0 to 1].
        distraction: Lever [0 to 1].
        elapsed: Length of the step [day].
        noise: A standard normal number, or 0 for the path without noise.
    """
    level = (
        parameters.level
        - parameters.stress_weight * (stress_load - 1.0)
        - parameters.arousal_weight * arousal
        - parameters.separation_weight * separation
        - parameters.outside_weight * (outside - affect.outside_usual)
        - parameters.opponent_gain * affect.opponent * (1.0 - contact)
        + affect.security
        - parameters.reappraisal_cost * reappraisal
        + parameters.distraction_gain * distraction
    )
    left = remaining_by_half_life(elapsed, parameters.recovery)
    spread = parameters.noise * jnp.sqrt(1.0 - left * left)
    return Affect(
        mood=toward(affect.mood, level, left) + spread * noise,
        outside_usual=toward(
            affect.outside_usual,
            outside,
            remaining(elapsed, parameters.habituation_time),
        ),
        opponent=toward(
            affect.opponent,
            nearness * contact,
            remaining(elapsed, parameters.opponent_time),
        ),
        security=affect.security * remaining(elapsed, parameters.security_time),
    )


def respond(
    parameters: AffectParameters,
    affect: Affect,
    *,
    worth: Number,
    felt: Number,
    reassurance: Number,
) -> Affect:
    """Return mood after a moment: its worth counts, and the surprise counts more [rutledge2014]."""
    lifted = (
        affect.mood + parameters.reward_gain * worth + parameters.surprise_gain * felt
    )
    return affect._replace(
        mood=lifted, security=affect.security + parameters.security_gain * reassurance
    )
