"""Two bonds, kept apart: one learned from calm contact, one from relief.

Warmth teaches a bond. In calm and trust it teaches the calm one. Where it takes arousal away, the
same warmth teaches the relief bond as well, by how much of a surprise it is; more so when the
other has power over one. Comfort that was certain to come teaches only calm. Warmth that takes
nothing away, because there was no arousal or because nobody trusts it, teaches no relief: a
partner who is cruel throughout binds nobody. Each has a fast and a slow part.
"""

from typing import NamedTuple

import jax.numpy as jnp

from bedding.model.integration import remaining_by_half_life
from bedding.model.parameters import BondParameters
from bedding.model.quantity import Number

ALIVE = 0.38
"""Fast over slow part of a bond that is kept up [1], through [dutton1993a] and [chong2025]: what
stands above it settles, and what has faded below it one warm moment can wake."""


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
    """Return the bond after a while.

    The fast part fades. What of it is more than the slow part already holds settles:

        d slow / dt = consolidation (1 - B) max(fast - ALIVE slow, 0) - decay slow

    so that waking an old bond (see `learn`) does not make it grow: only new learning does.
    """
    kept = 1.0 - parameters.contact_keeps * contact
    fast = remaining_by_half_life(elapsed * kept, parameters.fast_half_life)
    slow = remaining_by_half_life(elapsed, parameters.slow_half_life)
    room = jnp.maximum(1.0 - strength(bond), 0.0)
    settling = parameters.consolidation * room * elapsed
    return Bond(
        calm_fast=bond.calm_fast * fast,
        calm_slow=bond.calm_slow * slow
        + settling * jnp.maximum(bond.calm_fast - ALIVE * bond.calm_slow, 0.0),
        relief_fast=bond.relief_fast * fast,
        relief_slow=bond.relief_slow * slow
        + settling * jnp.maximum(bond.relief_fast - ALIVE * bond.relief_slow, 0.0),
    )


def learn(
    parameters: BondParameters,
    bond: Bond,
    *,
    warmth: Number,
    trust: Number,
    arousal: Number,
    error: Number,
    power: Number,
) -> Bond:
    """Return the bond after a moment of warmth w, with x the arousal just before.

    calm += learning (1 - B) w p
    relief += learning (1 - B) w p relief x [error]+ (1 + power_gain Pi)

    w p x is what trusted warmth takes away of arousal, but for a factor (see alarm). One warm
    moment also wakes what has faded (reinstatement [bouton2004]): each fast part goes up by
    reactivation w max(ALIVE slow - fast, 0), which is nothing while a relationship lasts. What
    would take the whole bond past 1 is cut to what fits.

    Args:
        parameters: The numbers of the bond.
        bond: The bond before.
        warmth: Warmth from the other [0 to 1].
        trust: p, how far an answer was expected [0 to 1].
        arousal: Arousal of the body just before [1]: what there is to be relieved of.
        error: Worth of the moment minus what was expected [1]; not adapted to the usual range, so
            that a long relationship goes on binding.
        power: Pi, power that the other has over one [0 to 1].

    References:
        [dutton1981], [dutton1993a] for relief after contrast, and for power.
    """
    room = jnp.maximum(1.0 - strength(bond), 0.0)
    gain = parameters.learning * warmth * trust * room
    relieved = parameters.relief * arousal * jnp.maximum(error, 0.0)
    lifted = 1.0 + parameters.power_gain * power
    again = jnp.minimum(parameters.reactivation * warmth, 1.0)
    calm = gain + again * _faded(bond.calm_fast, bond.calm_slow)
    relief = gain * relieved * lifted + again * _faded(
        bond.relief_fast, bond.relief_slow
    )
    fits = jnp.minimum(room / jnp.maximum(calm + relief, 1e-12), 1.0)
    return bond._replace(
        calm_fast=bond.calm_fast + fits * calm,
        relief_fast=bond.relief_fast + fits * relief,
    )


def _faded(fast: Number, slow: Number) -> Number:
    """Return how far a fast part has fallen below what a living bond has beside its slow part."""
    return jnp.maximum(ALIVE * slow - fast, 0.0)


def separation(bond: Bond, *, waiting: Number, belief: Number) -> Number:
    """Return separation distress: the fast bond, missed, while return is believed in [0 to 1]."""
    return (
        jnp.minimum(4.0 * (bond.calm_fast + bond.relief_fast), 1.0) * waiting * belief
    )
