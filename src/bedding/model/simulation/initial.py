"""The state in which someone begins."""

import jax.numpy as jnp
from jax.nn import sigmoid

from bedding.model.parameters import Parameters
from bedding.model.quantity import Number
from bedding.model.state import State


def beginning(
    parameters: Parameters,
    *,
    bond: Number = 0.0,
    relief: Number = 0.0,
    expectation: Number | None = None,
) -> State:
    """Return the state of someone at the start of a relationship, or of a record.

    Args:
        parameters: Every number of the model; the person's prior and anxiety shape the start.
        bond: Strength of the bond that is already there [0 to 1], three quarters of it slow.
        relief: Which share of that bond was learned from relief [0 to 1].
        expectation: Expected availability [logit]; the person's prior when left out.
    """
    person, numbers = parameters.person, parameters
    prior = person.prior
    expected = prior if expectation is None else expectation
    zero = jnp.zeros_like(jnp.asarray(prior)) + 0.0 * jnp.asarray(expected)
    volatile = numbers.belief.volatility_start * (1.0 + person.anxiety)
    rate = sigmoid(jnp.asarray(expected))
    return State(
        expectation=zero + expected,
        uncertainty=zero + numbers.belief.noise,
        volatility=zero + volatile,
        prior=zero + prior,
        returns=zero + numbers.hope.moments_start * rate,
        moments=zero + numbers.hope.moments_start,
        misses=zero,
        peak=zero + 0.5,
        value_good=zero + 0.5,
        value_bad=zero,
        span=zero + numbers.reward.range_start,
        surprise=zero,
        sensitised=zero,
        arousal=zero,
        shock=zero,
        releasing=zero + 1.0,
        pituitary=zero + 1.0,
        stress_load=zero + 1.0,
        pituitary_mass=zero,
        adrenal_mass=zero,
        nearness=zero,
        calm_fast=zero + 0.25 * bond * (1.0 - relief),
        calm_slow=zero + 0.75 * bond * (1.0 - relief),
        relief_fast=zero + 0.25 * bond * relief,
        relief_slow=zero + 0.75 * bond * relief,
        opponent=zero,
        mood=zero + numbers.affect.level,
        outside_usual=zero,
        security=zero,
        self_worth=zero,
        continuity=zero,
        welcome=zero + numbers.voice.welcome_start,
        silencing=zero + 0.2,
        good=zero,
        bad=zero,
        satisfaction=zero,
        fluctuation=zero,
    )
