"""Whether something moves: the later half of the diary against the earlier half."""

from typing import Final

import numpy as np

from bedding.mirror.contrasts import difference
from bedding.mirror.moments import Moments
from bedding.mirror.quantity import ENOUGH, Finding, Unseen, Why

LONG: Final = 2 * ENOUGH
"""Days from which the two halves can each say something."""


def direction(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return how the later half differs from the earlier half."""
    reports = {
        "warmth_later": moments.input("warmth"),
        "hurt_later": moments.input("threat"),
        "self_later": moments.channel("self"),
    }
    days = moments.days()
    if days < LONG:
        return tuple(
            Unseen(name=name, why=Why.TOO_FEW, has=days, needed=LONG)
            for name in reports
        )
    middle = (moments.times[0] + moments.times[-1]) / 2
    later = (moments.times > middle).astype(float)
    return tuple(
        difference(moments, name, report=report, marked=later, rng=rng)
        for name, report in reports.items()
    )
