"""What the other does, as a random process with separate knobs.

How often an answer comes, how regular that is, how far good and bad moments lie apart, how warm
and how hurtful they are on average, whether hurt is made good, how openness is received, phases
of a cycle, and a beginning that fades: each can be turned while the others stay.
"""

from dataclasses import dataclass
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.tree_util import register_dataclass
from jaxtyping import Array, Float

from bedding.errors import OutOfRangeError
from bedding.model.inputs import Episode
from bedding.model.integration import remaining, remaining_by_half_life
from bedding.model.quantity import Number

WAKING = (7.0 / 24.0, 23.0 / 24.0)
"""Hours of the day in which moments fall, as fractions of a day; chosen."""
WAKING_DAY = WAKING[1] - WAKING[0]
"""How much of a day that is [1]."""
SLACK = 1e-3
"""A step that ends on the hour belongs to that hour, however its moment was rounded [day]."""
LONGEST_WITH_PARTNER = 1.0 / 3.0
"""In longer steps there would be no telling day from night [day]."""
DRAWS = 6
"""How many uniform numbers one step of the process takes."""


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Phase:
    """How the other is during one phase.

    Attributes:
        answered: Probability that a bid is answered [0 to 1].
        warmth_good: Warmth of an answered moment [0 to 1].
        warmth_bad: Warmth of an unanswered moment [0 to 1].
        threat_good: Hurt of an answered moment [0 to 1].
        threat_bad: Hurt of an unanswered moment [0 to 1].
        amends: How far earlier hurt is made good at the next answered moment [0 to 1].
        contact: Share of waking hours together [0 to 1].
        length: Mean length of the phase [day]; half of it is certain, the rest exponential.
        open: Whether there is contact at all in this phase [0 to 1].
    """

    answered: Number = 0.9
    warmth_good: Number = 0.6
    warmth_bad: Number = 0.2
    threat_good: Number = 0.0
    threat_bad: Number = 0.1
    amends: Number = 0.5
    contact: Number = 0.35
    length: Number = 30.0
    open: Number = 1.0


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Partner:
    """How the other is.

    Attributes:
        phases: One phase, or four that follow one another in a ring.
        rate: Moments in which an answer counts, per day [1/day].
        regularity: Share of moments that follow a fixed rotation instead of chance [0 to 1].
        swing: Standard deviation of the warmth and the hurt of a moment around their mean [0 to 1].
        openness: Probability that openness is welcomed [0 to 1].
        voicing: Share of answered or unanswered moments in which there is something to say.
        honeymoon: How much better answers and warmth are at the beginning [0 to 1].
        fading: Half-life of that beginning [day].
        leaves_after: When contact stops for good [day].
        missing: How far the other is missed once contact has stopped [0 to 1].
        outside: Mean stress from outside [0 to 1].
    """

    phases: tuple[Phase, ...]
    rate: Number = 4.0
    regularity: Number = 0.0
    swing: Number = 0.1
    openness: Number = 0.8
    voicing: Number = 0.3
    honeymoon: Number = 0.0
    fading: Number = 45.0
    leaves_after: Number = 1e9
    missing: Number = 0.6
    outside: Number = 0.0


class PartnerState(NamedTuple):
    """What the next moment needs to know of the other."""

    phase: Float[Array, "..."]
    dwell: Float[Array, "..."]
    rotation: Float[Array, "..."]
    waiting: Float[Array, "..."]
    unmended: Float[Array, "..."]


def partner_from_knobs(
    *,
    predictability: float,
    contrast: float,
    warmth: float = 0.45,
    threat: float = 0.1,
    hurtful: float = 0.2,
    amends: float = 0.3,
    openness: float = 0.7,
) -> Partner:
    """Return a partner with given mean warmth and mean hurt, whatever the other knobs say.

    Good and bad moments lie `contrast` apart; the share `hurtful` of that is hurt, the rest
    warmth. The means stay: warmth = p good + (1 - p) bad, and the same for hurt.

    Args:
        predictability: Probability p that a bid is answered [0 to 1].
        contrast: Worth of a good moment minus that of a bad one, hurt counted once [0 to 1].
        warmth: Mean warmth of a moment [0 to 1].
        threat: Mean hurt of a moment [0 to 1].
        hurtful: Which share of the contrast is hurt rather than missing warmth [0 to 1].
        amends: How far hurt is made good [0 to 1].
        openness: Probability that openness is welcomed [0 to 1].

    Raises:
        OutOfRangeError: When these means allow no such contrast.
    """
    away = 1.0 - predictability
    parts = {
        "warmth of a good moment": warmth + away * contrast * (1.0 - hurtful),
        "warmth of a bad moment": warmth - predictability * contrast * (1.0 - hurtful),
        "hurt of a good moment": threat - away * contrast * hurtful,
        "hurt of a bad moment": threat + predictability * contrast * hurtful,
    }
    for name, value in parts.items():
        if not -1e-9 <= value <= 1.0 + 1e-9:
            raise OutOfRangeError(name, round(value, 6), low=0.0, high=1.0)
    good, bad, hurt_good, hurt_bad = (
        min(max(value, 0.0), 1.0) for value in parts.values()
    )
    phase = Phase(
        answered=predictability,
        warmth_good=good,
        warmth_bad=bad,
        threat_good=hurt_good,
        threat_bad=hurt_bad,
        amends=amends,
    )
    return Partner(phases=(phase,), openness=openness)


def first(partner: Partner, like: Float[Array, "..."]) -> PartnerState:
    """Return the state of the other at the beginning, with the axes of `like`."""
    zero = jnp.zeros_like(like)
    return PartnerState(zero, zero, zero + 0.5, zero, zero)


def waking(moment: Float[Array, "..."]) -> Float[Array, "..."]:
    """Return 1 where a step that ends at `moment` [day] lies in the waking hours, else 0."""
    hour = moment - jnp.floor(moment) - SLACK
    return jnp.where((hour > WAKING[0]) & (hour <= WAKING[1]), 1.0, 0.0).astype(
        moment.dtype
    )


def longest_step(partner: Partner) -> float:
    """Return how long a step may be, so that every moment of a day finds a step of its own [day]."""
    rate = float(np.max(np.asarray(partner.rate), initial=0.0))
    return (
        min(WAKING_DAY / rate, LONGEST_WITH_PARTNER) if rate else LONGEST_WITH_PARTNER
    )


def act(
    partner: Partner,
    other: PartnerState,
    uniforms: tuple[Float[Array, "..."], ...],
    moment: Float[Array, ""],
    elapsed: Float[Array, ""],
    silencing: Number,
) -> tuple[PartnerState, Episode]:
    """Return what the other does in one step, and how the other goes on.

    Args:
        partner: How the other is.
        other: The other's state before.
        uniforms: `DRAWS` arrays of numbers between 0 and 1, one for each person.
        moment: The end of the step [day since midnight of the first day].
        elapsed: Length of the step [day].
        silencing: How much the person holds back [0 to 1].
    """
    comes, answers, mild, says, turns, stirs = uniforms
    phase_index, dwell = _turn(partner, other, turns, elapsed)
    phase = _current(partner, phase_index)
    awake = waking(moment)
    kind = awake.dtype
    together = (
        jnp.where(moment < partner.leaves_after, 1.0, 0.0).astype(kind) * phase.open
    )
    chance = jnp.minimum(partner.rate * elapsed / WAKING_DAY, 1.0) * awake
    bid = (comes < chance).astype(kind)

    early = partner.honeymoon * remaining_by_half_life(moment, partner.fading)
    likely = phase.answered + early * (1.0 - phase.answered)
    rotation = other.rotation + bid * likely
    rotated = jnp.where(rotation >= 1.0, 1.0, 0.0).astype(kind)
    rotation = rotation - rotated
    # One uniform serves twice: below the regularity it says that the rotation decides.
    by_chance = (answers < likely).astype(kind)
    regular = (mild < partner.regularity).astype(kind)
    answered = together * (regular * rotated + (1.0 - regular) * by_chance)
    missed = 1.0 - answered

    stir = partner.swing * 3.4641016 * (stirs - 0.5)
    met_bid = bid * together
    warm = phase.warmth_good + early * (1.0 - phase.warmth_good)
    warmth = met_bid * jnp.clip(
        answered * warm + missed * phase.warmth_bad + stir, 0.0, 1.0
    )
    threat = met_bid * _swung(
        answered * phase.threat_good + missed * phase.threat_bad, stir
    )
    amends = met_bid * answered * other.unmended * phase.amends
    voiced = met_bid * (says < partner.voicing * (1.0 - silencing)).astype(kind)
    welcomed = jnp.where(turns < partner.openness, 1.0, 0.0).astype(kind)
    # Openness that is not welcomed hurts: it is punished, not overlooked.
    met = jnp.clip(welcomed * (0.6 + 0.4 * answered), 0.0, 1.0)
    unmended = jnp.clip(
        other.unmended * (1.0 - bid * answered) + 2.0 * threat, 0.0, 1.0
    )
    waiting = jnp.where(
        together > 0,
        other.waiting * (1.0 - bid * answered) * remaining(elapsed, 0.5)
        + bid * missed * (1.0 - other.waiting),
        partner.missing,
    )
    episode = Episode(
        contact=phase.contact * awake * together,
        waiting=waiting * (1.0 - 0.5 * phase.contact * awake * together),
        stress=partner.outside * awake * 1.5,
        drive=jnp.ones_like(bid),
        bid=bid,
        answered=bid * answered,
        warmth=warmth,
        threat=threat,
        amends=amends,
        voiced=voiced,
        met=voiced * met,
    )
    return PartnerState(phase_index, dwell, rotation, waiting, unmended), episode


def _swung(mean: Number, stir: Number) -> Number:
    """Return hurt around its mean, in proportion, so that none stays none."""
    return jnp.clip(mean * (1.0 - 2.0 * stir), 0.0, 1.0)


def _turn(
    partner: Partner, other: PartnerState, turns: Float[Array, "..."], elapsed: Number
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    if len(partner.phases) == 1:
        return other.phase, other.dwell
    length = _current(partner, other.phase).length
    dwell = other.dwell + elapsed
    chance = jnp.where(
        dwell > 0.5 * length, 1.0 - jnp.exp(-elapsed / (0.5 * length)), 0.0
    )
    # The complement of the uniform, whose low end already says how openness is received.
    turned = (1.0 - turns < chance).astype(dwell.dtype)
    following = other.phase + turned
    return (
        jnp.where(following >= len(partner.phases), 0.0, following).astype(dwell.dtype),
        dwell * (1.0 - turned),
    )


def _current(partner: Partner, index: Float[Array, "..."]) -> Phase:
    if len(partner.phases) == 1:
        return partner.phases[0]
    chosen = {}
    for name in Phase.__dataclass_fields__:
        value = getattr(partner.phases[0], name)
        for position, phase in enumerate(partner.phases[1:], start=1):
            value = jnp.where(index == position, getattr(phase, name), value)
        chosen[name] = value
    return Phase(**chosen)
