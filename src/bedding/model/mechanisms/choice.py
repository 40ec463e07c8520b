"""Satisfaction, commitment, and the chance to leave or to return."""

import jax.numpy as jnp
from jax.nn import sigmoid

from bedding.model.parameters import ChoiceParameters, PersonParameters
from bedding.model.quantity import Number


def satisfy(
    parameters: ChoiceParameters,
    *,
    satisfaction: Number,
    fluctuation: Number,
    worth: Number,
    moment: Number,
) -> tuple[Number, Number]:
    """Return satisfaction and how much it swings, after a moment.

    Both are running means over about `satisfaction_time` moments.
    """
    rate = moment / parameters.satisfaction_time
    gap = worth - satisfaction
    return satisfaction + rate * gap, fluctuation + rate * (gap * gap - fluctuation)


def commitment(
    parameters: ChoiceParameters,
    person: PersonParameters,
    *,
    satisfaction: Number,
    fluctuation: Number,
) -> Number:
    """Return commitment by the investment model, less what fluctuation costs [le2003]."""
    return (
        parameters.satisfaction_weight * satisfaction
        + parameters.investment_weight * person.investments
        - parameters.alternatives_weight * person.alternatives
        - parameters.fluctuation_weight * jnp.sqrt(jnp.asarray(fluctuation))
    )


def leaving_rate(
    parameters: ChoiceParameters,
    person: PersonParameters,
    *,
    commitment: Number,
    wanting: Number,
) -> Number:
    """Return the rate of leaving [1/day]: commitment, wanting and power hold one back."""
    held = (
        commitment
        + parameters.pull_weight * wanting
        + parameters.constraint_weight * person.power
    )
    return jnp.exp(parameters.leaving_level - held)


def returning_rate(
    parameters: ChoiceParameters, *, wanting: Number, bond: Number, forgiveness: Number
) -> Number:
    """Return the rate of returning [1/day], from wanting, bond and forgiveness [christman2009]."""
    return jnp.exp(
        parameters.returning_level
        + parameters.returning_pull * wanting
        + parameters.returning_bond * bond
        + parameters.forgiveness_weight * forgiveness
    )


def forgiveness(*, good: Number, bad: Number, belief: Number) -> Number:
    """Return how far the bad is forgiven: the good that is remembered, while hope lasts [0 to 1]."""
    return belief * good / (good + bad + 0.1)


def attraction(
    parameters: ChoiceParameters, *, value: Number, candidate: Number, familiar: Number
) -> Number:
    """Return how much a candidate draws: their value, and how much they resemble what one knows.

    Args:
        parameters: The numbers of choice.
        value: What the candidate is worth [1].
        candidate: The availability of the candidate [logit].
        familiar: The availability that one is used to [logit].
    """
    distance = (candidate - familiar) / parameters.familiarity_width
    alike = jnp.exp(-0.5 * jnp.asarray(distance * distance))
    return value + parameters.familiarity_weight * alike


def probability(rate: Number, days: Number) -> Number:
    """Return the chance that something with this rate [1/day] happens within `days`."""
    return 1.0 - jnp.exp(-jnp.asarray(rate * days))


def preference(first: Number, second: Number) -> Number:
    """Return the chance that the first of two is chosen, by how much each draws."""
    return sigmoid(jnp.asarray(4.0 * (first - second)))
