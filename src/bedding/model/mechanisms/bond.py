"""Two bonds, kept apart: one learned from calm contact, one from relief.

Warmth teaches a bond. In calm and trust it teaches the calm one. After arousal, and when it is a
surprise, the same warmth teaches the relief bond as well. Each has a fast and a slow part.
"""

from typing import NamedTuple

import jax.numpy as jnp

from bedding.model.integration import remaining_by_half_life
from bedding.model.parameters import BondParameters
from bedding.model.quantity import Number


class Bond(NamedTuple):
    """The four parts of the bond [0 to 1 together]."""

    calm_fast: Number
    calm_slow: Number
    relief_fast: Number
    relief_slow: Number


def strength(bond: Bond) -> Number:
    """Return how strong the bond is, all parts together [0 to 1]."""
    return bond.calm_fast + bond.calm_slow + bond.relief_fast + bond.relief_slow


def relief_share(bond: Bond) -> Number:
    """Return which share of the bond was learned from relief [0 to 1]; 0 where there is none."""
    relief = bond.relief_fast + bond.relief_slow
    return relief / jnp.maximum(strength(bond), 1e-6)


def drift(
    parameters: BondParameters, bond: Bond, *, contact: Number, elapsed: Number
) -> Bond:
    """Return the bond after a while: the fast part fades or settles into the slow part."""
    kept = 1.0 - parameters.contact_keeps * contact
    fast = remaining_by_half_life(elapsed * kept, parameters.fast_half_life)
    slow = remaining_by_half_life(elapsed, parameters.slow_half_life)
    room = jnp.maximum(1.0 - strength(bond), 0.0)
    settling = parameters.consolidation * room * elapsed
    return Bond(
        calm_fast=bond.calm_fast * fast,
        calm_slow=bond.calm_slow * slow + settling * bond.calm_fast,
        relief_fast=bond.relief_fast * fast,
        relief_slow=bond.relief_slow * slow + settling * bond.relief_fast,
    )


def learn(
    parameters: BondParameters,
    bond: Bond,
    *,
    warmth: Number,
    trust: Number,
    arousal: Number,
    error: Number,
) -> Bond:
    """Return the bond after a moment of warmth.

    Args:
        parameters: The numbers of the bond.
        bond: The bond before.
        warmth: Warmth from the other [0 to 1].
        trust: How far an answer was expected [0 to 1].
        arousal: Arousal of the body just before [1]: what there is to be relieved of.
        error: Worth of the moment minus what was expected [1].
    """
    room = jnp.maximum(1.0 - strength(bond), 0.0)
    gain = parameters.learning * warmth * room
    lifted = (1.0 + parameters.relief * arousal) * (
        1.0 + parameters.surprise * jnp.maximum(error, 0.0)
    )
    return bond._replace(
        calm_fast=bond.calm_fast + gain * trust,
        relief_fast=bond.relief_fast + gain * (lifted - 1.0),
    )


def separation(bond: Bond, *, waiting: Number, belief: Number) -> Number:
    """Return separation distress: the fast bond, missed, while return is believed in [0 to 1]."""
    return (
        jnp.minimum(4.0 * (bond.calm_fast + bond.relief_fast), 1.0) * waiting * belief
    )
