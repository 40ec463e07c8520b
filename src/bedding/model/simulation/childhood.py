"""Where an adult begins: the same learner, run over the care that a child met.

Nothing is labelled. A caregiver is a rate of answers that may wander; what the learner holds to
be true at the end, and how changeable it holds people to be, is what the adult starts with.
"""

from dataclasses import dataclass, replace
from typing import Final

import jax
import jax.numpy as jnp
import jax.random as jr
from jax.nn import sigmoid
from jaxtyping import Array, Float, Key

from bedding.model.mechanisms import belief
from bedding.model.parameters import Parameters
from bedding.model.quantity import Number

MOMENTS = 400
"""How many moments of care the learner meets; chosen: the filter has settled long before."""
LASTING = 0.5
"""Which part of the child's expectation stays with the adult [0 to 1]: [fraley2002] finds a
plateau near .39 for the correlation; chosen."""
ANXIETY_OF_VOLATILITY = 1.1
"""How much learned volatility adds to the logit of anxiety; calibrated on [li2023]."""


@dataclass(frozen=True, kw_only=True)
class Caregiver:
    """How a caregiver was.

    Attributes:
        answered: Mean probability that a bid was answered [0 to 1].
        wandering: How far that probability wanders, standard deviation [logit].
        frightening: Share of answers that frightened instead of comforted [0 to 1].
    """

    answered: Number = 0.85
    wandering: Number = 0.3
    frightening: Number = 0.0


CONSISTENT: Final = Caregiver()
INCONSISTENT: Final = Caregiver(answered=0.55, wandering=1.8)
ABSENT: Final = Caregiver(answered=0.12, wandering=0.3)
FRIGHTENING: Final = Caregiver(answered=0.6, wandering=1.2, frightening=0.5)
CAREGIVERS: Final = {
    "consistent": CONSISTENT,
    "inconsistent": INCONSISTENT,
    "absent": ABSENT,
    "frightening": FRIGHTENING,
}
"""The four by name; all numbers chosen."""


def raised_by(
    caregiver: Caregiver,
    *,
    parameters: Parameters | None = None,
    key: int | Key[Array, ""] = 0,
) -> Parameters:
    """Return the numbers of an adult who met this caregiver as a child.

    What changes: the person's prior, their anxiety, and the volatility they begin with.

    Args:
        caregiver: How the caregiver was; its fields may have the axis `person`.
        parameters: The numbers to begin with.
        key: Seed or key of the moments of care.
    """
    numbers = parameters or Parameters()
    seed = jr.key(key) if isinstance(key, int) else key
    mean, changeable = _learn(numbers, caregiver, seed)
    usual, _ = _learn(numbers, CONSISTENT, jr.key(1))
    calm = 0.4
    raised = ANXIETY_OF_VOLATILITY * (changeable - calm)
    place = jnp.clip(jnp.asarray(numbers.person.anxiety), 0.01, 0.99)
    anxiety = sigmoid(jnp.log(place) - jnp.log1p(-place) + raised)
    prior = numbers.person.prior + LASTING * (mean - usual)
    person = replace(numbers.person, anxiety=anxiety, prior=jnp.clip(prior, -2.5, 2.5))
    return replace(numbers, person=person)


def _learn(
    numbers: Parameters, caregiver: Caregiver, key: Key[Array, ""]
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    """Return the mean expectation and the mean volatility over the second half of childhood."""
    zero = sum(
        (
            jnp.zeros_like(jnp.asarray(leaf, float))
            for leaf in (
                caregiver.answered,
                caregiver.wandering,
                numbers.belief.noise,
                numbers.belief.volatility_learning,
                numbers.belief.volatility_start,
            )
        ),
        jnp.zeros(()),
    )
    key_wander, key_answer = jr.split(key)
    wander = jr.normal(key_wander, (MOMENTS, *zero.shape))
    answer = jr.uniform(key_answer, (MOMENTS, *zero.shape))
    centre = jnp.asarray(caregiver.answered)
    level = jnp.log(centre) - jnp.log1p(-centre)

    def one(
        carry: tuple[Array, Array, Array, Array], chance: tuple[Array, Array]
    ) -> tuple[tuple[Array, Array, Array, Array], tuple[Array, Array]]:
        mean, variance, volatility, drift = carry
        stray, luck = chance
        # Wandering with a memory of about twenty moments.
        drift = 0.95 * drift + jnp.sqrt(1.0 - 0.95**2) * caregiver.wandering * stray
        answered = jnp.where(luck < sigmoid(level + drift), 1.0, 0.0)
        answered = answered * (1.0 - caregiver.frightening)
        learned = belief.learn(
            numbers.belief,
            expectation=mean,
            uncertainty=variance,
            volatility=volatility,
            bid=1.0,
            answered=answered,
            anxiety=0.0,
            reconstruction=0.0,
        )
        mean, variance, volatility, _ = (jnp.asarray(number) for number in learned)
        return (mean, variance, volatility, drift), (mean, volatility)

    start = (
        zero,
        zero + numbers.belief.noise,
        zero + numbers.belief.volatility_start,
        zero,
    )
    _, (means, volatilities) = jax.lax.scan(one, start, (wander, answer))
    half = MOMENTS // 2
    return means[half:].mean(axis=0), volatilities[half:].mean(axis=0)
