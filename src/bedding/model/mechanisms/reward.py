"""Surprise, the range it is felt against, wanting, and how wanting is sensitised."""

from typing import NamedTuple

import jax.numpy as jnp

from bedding.model.integration import remaining, remaining_by_half_life
from bedding.model.parameters import RewardParameters
from bedding.model.quantity import Number


class Learned(NamedTuple):
    """What a moment taught: values, range, surprise and sensitisation after it."""

    value_good: Number
    value_bad: Number
    span: Number
    surprise: Number
    sensitised: Number
    error: Number
    felt: Number


def worth(parameters: RewardParameters, *, warmth: Number, threat: Number) -> Number:
    """Return what a moment is worth: warmth minus hurt, which weighs more [-threat_weight to 1]."""
    return warmth - parameters.threat_weight * threat


def drift(
    parameters: RewardParameters,
    *,
    surprise: Number,
    sensitised: Number,
    elapsed: Number,
) -> tuple[Number, Number]:
    """Return the fading surprise and the sensitisation after a while."""
    return (
        surprise * remaining_by_half_life(elapsed, parameters.surprise_half_life),
        sensitised * remaining(elapsed, parameters.sensitised_time),
    )


def learn(
    parameters: RewardParameters,
    *,
    value_good: Number,
    value_bad: Number,
    span: Number,
    surprise: Number,
    sensitised: Number,
    trust: Number,
    unpredictability: Number,
    moment: Number,
    answered: Number,
    worth: Number,
) -> Learned:
    """Return what one moment taught.

    What was expected is the mean of the worth of an answered and an unanswered moment, weighted
    by trust. The error is felt against the range of errors met lately: error / (1/2 + R). Good
    surprises under uncertainty sensitise [robinson2014].
    """
    expected = trust * value_good + (1.0 - trust) * value_bad
    error = moment * (worth - expected)
    felt = error / (0.5 + span)
    rate = parameters.value_learning * moment
    return Learned(
        value_good=value_good + rate * answered * (worth - value_good),
        value_bad=value_bad + rate * (1.0 - answered) * (worth - value_bad),
        span=span + moment * parameters.range_learning * (2.0 * jnp.abs(error) - span),
        surprise=surprise + felt,
        sensitised=sensitised
        + parameters.sensitising
        * unpredictability
        * jnp.maximum(felt, 0.0)
        * (1.0 - sensitised),
        error=error,
        felt=felt,
    )


def wanting(
    parameters: RewardParameters,
    *,
    trust: Number,
    usual_rate: Number,
    belief: Number,
    bond: Number,
    unpredictability: Number,
    sensitised: Number,
    separation: Number,
    stress_load: Number,
    cue: Number,
    deprivation: Number,
    reappraisal: Number,
) -> Number:
    """Return the pull towards the other, 0 or more.

    W = kappa * max(p, usual rate) * G * (.3 + B), where the state now sets
    kappa = exp(b_U U + b_S S + b_X sep + b_C (x3 - 1)) [zhang2009]: wanting changes with the
    state, without relearning. A cue weighs more the longer one has been without warmth
    (`deprivation` [0 to 1]), so that what a cue evokes outlasts longing [bedi2011].
    """
    gate = (
        parameters.uncertainty_pull * unpredictability
        + parameters.sensitised_pull * sensitised
        + parameters.separation_pull * separation
        + parameters.stress_pull * (stress_load - 1.0)
        + parameters.cue_pull
        * cue
        * (1.0 + sensitised)
        * (1.0 + parameters.incubation * deprivation)
        - parameters.reappraisal_effect * reappraisal
    )
    return jnp.exp(gate) * jnp.maximum(trust, usual_rate) * belief * (0.3 + bond)
