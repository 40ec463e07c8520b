"""The stress axis: three hormones of minutes, two gland masses of weeks [karin2020].

    dx1/dt = g1 (u MR(x3) GR(x3) - x1)      MR(x) = 1 / x
    dx2/dt = g2 (x1 P GR(x3) - x2)          GR(x) = 1 / (1 + (x / K) ** 3)
    dx3/dt = g3 (x2 A - x3)
    dP/dt  = gP P (x1 - 1)                  dA/dt = gA A (x2 - 1)

All are 1 at baseline (GR is scaled so). It is a read-out for simulation: nothing here is ever
measured in anyone, and no diary is fitted to it.
"""

from typing import NamedTuple

import jax.numpy as jnp

from bedding.model.integration import (
    mean_remaining,
    remaining,
    remaining_by_half_life,
    toward,
)
from bedding.model.parameters import StressParameters
from bedding.model.quantity import Number
from bedding.units import rate_from_half_life


class Axis(NamedTuple):
    """The stress axis at one moment; masses as logarithms."""

    releasing: Number
    pituitary: Number
    stress_load: Number
    pituitary_mass: Number
    adrenal_mass: Number


def drive(
    parameters: StressParameters,
    *,
    rhythm: Number,
    shock: Number,
    vigilance: Number,
    separation: Number,
    outside: Number,
    nearness: Number,
    trust: Number,
    regulation: Number,
    elapsed: Number,
) -> Number:
    """Return u, the mean drive of the axis over the step, 1 at baseline.

    Only the stress part is buffered by trusted nearness [heinrichs2003] and by regulation.
    `vigilance` is unpredictability times its relevance and one plus anxiety.
    """
    hurt = parameters.hurt_drive * shock * mean_remaining(elapsed, parameters.hurt_time)
    strain = (
        hurt
        + parameters.uncertainty_drive * vigilance
        + parameters.separation_drive * separation
        + parameters.outside_drive * outside
    )
    buffered = 1.0 - parameters.buffering * jnp.minimum(nearness, 1.0) * trust
    calmed = 1.0 - parameters.regulation_effect * regulation
    return rhythm * (1.0 + strain * buffered * calmed)


def receptor(parameters: StressParameters, load: Number) -> Number:
    """Return GR(x3), scaled to 1 at baseline."""
    strength = parameters.receptor**-3.0
    return (1.0 + strength) / (1.0 + load * load * load * strength)


def coarse(
    parameters: StressParameters, axis: Axis, *, drive: Number, elapsed: Number
) -> Axis:
    """Return the axis after a step of half an hour or more.

    The fast hormones are at their quasi-steady value, and y = x3 ** 2 then follows the linear
    equation dy/dt = 2 g3 (u P A GR ** 2 - y), which is solved exactly over the step. The masses
    follow their mean growth.
    """
    feedback = receptor(parameters, axis.stress_load)
    mass = jnp.exp(jnp.asarray(axis.pituitary_mass + axis.adrenal_mass))
    target = drive * mass * feedback * feedback
    # Twice the rate: the square of x3 relaxes twice as fast as x3.
    left = remaining_by_half_life(elapsed, parameters.adrenal_half_life * 0.5)
    load = jnp.sqrt(toward(axis.stress_load * axis.stress_load, target, left))
    releasing = drive * feedback / load
    pituitary = releasing * jnp.exp(jnp.asarray(axis.pituitary_mass)) * feedback
    return grow(parameters, axis, releasing, pituitary, load, elapsed)


def fine(
    parameters: StressParameters, axis: Axis, *, drive: Number, elapsed: Number
) -> Axis:
    """Return the axis after a step of minutes: each hormone relaxes to what the others ask."""
    feedback = receptor(parameters, axis.stress_load)
    releasing = toward(
        axis.releasing,
        drive * feedback / axis.stress_load,
        remaining_by_half_life(elapsed, parameters.releasing_half_life),
    )
    pituitary = toward(
        axis.pituitary,
        releasing * jnp.exp(jnp.asarray(axis.pituitary_mass)) * feedback,
        remaining_by_half_life(elapsed, parameters.pituitary_half_life),
    )
    load = toward(
        axis.stress_load,
        pituitary * jnp.exp(jnp.asarray(axis.adrenal_mass)),
        remaining_by_half_life(elapsed, parameters.adrenal_half_life),
    )
    return grow(parameters, axis, releasing, pituitary, load, elapsed)


def grow(
    parameters: StressParameters,
    axis: Axis,
    releasing: Number,
    pituitary: Number,
    load: Number,
    elapsed: Number,
) -> Axis:
    """Return the axis with new hormones, its masses grown by what they ask."""
    slow = rate_from_half_life(1.0) * elapsed
    return Axis(
        releasing=releasing,
        pituitary=pituitary,
        stress_load=load,
        pituitary_mass=axis.pituitary_mass
        + slow / parameters.pituitary_mass_time * (releasing - 1.0),
        adrenal_mass=axis.adrenal_mass
        + slow / parameters.adrenal_mass_time * (pituitary - 1.0),
    )


def fading_shock(
    parameters: StressParameters, *, shock: Number, elapsed: Number
) -> Number:
    """Return how much of recent hurt still drives the axis after a while."""
    return shock * remaining(elapsed, parameters.hurt_time)
