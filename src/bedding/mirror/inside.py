"""What goes on in the person: pulled both ways, speaking up, being oneself."""

from typing import Final

import numpy as np

from bedding.mirror.contrasts import difference, level
from bedding.mirror.moments import Moments, known_to_hold
from bedding.mirror.quantity import (
    ENOUGH,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import share

OPEN: Final = 10
"""Open moments below which their reception is not described. Of five, one welcomed may be chance
where half are: beside someone who is hardly there that named a pole in one diary of five."""

HIGH: Final = 1 / 2
"""Above the middle of its scale [0 to 1] a report counts as high. Chosen."""


def inside(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return what describes division, voice, self and body."""
    voice, self_report = moments.channel("voice"), moments.channel("self")
    return (
        _both_high(moments, rng),
        level(moments, "voice_level", report=voice, rng=rng),
        difference(
            moments, "voice_after_hurt", report=voice, marked=moments.hurtful, rng=rng
        ),
        level(moments, "self_level", report=self_report, rng=rng),
        difference(
            moments,
            "self_after_hurt",
            report=self_report,
            marked=moments.hurtful,
            rng=rng,
        ),
        difference(
            moments,
            "body_after_hurt",
            report=moments.channel("arousal"),
            marked=moments.hurtful,
            rng=rng,
        ),
        _openness_met(moments, rng),
    )


def _both_high(moments: Moments, rng: np.random.Generator) -> Finding:
    """Return on which share of the moments body and pull were both high."""
    name = "both_high"
    body, pull = moments.channel("arousal"), moments.channel("pull")
    both = known_to_hold((body > HIGH) & (pull > HIGH), body + pull)
    if np.isnan(body).all() or np.isnan(pull).all():
        return not_asked(name)
    used = ~np.isnan(both)
    if used.sum() < ENOUGH:
        return Unseen(name=name, why=Why.TOO_FEW, has=int(used.sum()), needed=ENOUGH)
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=share(both[used], rng),
        moments=int(used.sum()),
        days=moments.days(used),
    )


def _openness_met(moments: Moments, rng: np.random.Generator) -> Finding:
    """Return which share of the open moments was met well."""
    name = "openness_met"
    received = moments.input("openness")
    used = ~np.isnan(received)
    if not used.any():
        return not_asked(name)
    count = int(used.sum())
    if count < OPEN or len(moments.times) < ENOUGH:
        return Unseen(name=name, why=Why.TOO_FEW, has=count, needed=OPEN)
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=share((received[used] >= HIGH).astype(float), rng),
        moments=count,
        days=moments.days(used),
    )
