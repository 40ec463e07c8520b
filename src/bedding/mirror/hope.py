"""What was expected against what came, and the pull when there is no contact."""

from dataclasses import replace

import numpy as np
from jaxtyping import Float

from bedding.mirror.contrasts import difference, level
from bedding.mirror.follow import explained, varies
from bedding.mirror.moments import Moments
from bedding.mirror.quantity import (
    ENOUGH,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)


def hope(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return what describes expectation and longing."""
    gap = expected_less_came(moments)
    return (
        _told_by_expectation(moments, rng),
        _over_all(moments, gap, rng),
        difference(
            moments, "expected_after_hurt", report=gap, marked=moments.hurtful, rng=rng
        ),
        difference(
            moments,
            "expected_after_silence",
            report=gap,
            marked=moments.silent,
            rng=rng,
        ),
        difference(
            moments,
            "pull_in_silence",
            report=moments.channel("pull"),
            marked=moments.silent,
            rng=rng,
        ),
    )


def _over_all(
    moments: Moments, gap: Float[np.ndarray, " time"], rng: np.random.Generator
) -> Finding:
    """Return how far expectation lies above what came, on average.

    The two scales are not the same, so that nothing is the middle only for most people; how much
    the height says is measured on imagined persons, who use scales in their own ways.
    """
    found = level(moments, "expected_over", report=gap, rng=rng)
    if isinstance(found, Quantity):
        return replace(found, unit=Unit.DIFFERENCE)
    return found


def expected_less_came(moments: Moments) -> Float[np.ndarray, " time"]:
    """Return what was expected at each moment less what came at the next [-1 to 1].

    Both lie on a scale from hard to good, but not on the same one; so differences between moments
    of this quantity say more than its height.
    """
    return np.asarray(moments.channel("expect") - _came_next(moments))


def _came_next(moments: Moments) -> Float[np.ndarray, " time"]:
    came = (moments.valence + 1) / 2
    after = np.append(came[1:], np.nan)
    return np.where(np.append(moments.follows[1:], [False]), after, np.nan)


def _told_by_expectation(moments: Moments, rng: np.random.Generator) -> Finding:
    """Return which share of the differences in what came had been expected."""
    name = "expectation_told"
    expected, came = moments.channel("expect"), _came_next(moments)
    if np.isnan(expected).all() or np.isnan(moments.valence).all():
        return not_asked(name)
    used = ~(np.isnan(expected) | np.isnan(came))
    count = int(used.sum())
    if count < ENOUGH:
        return Unseen(name=name, why=Why.TOO_FEW, has=count, needed=ENOUGH)
    if not varies(expected[used]) or not varies(came[used]):
        return Unseen(name=name, why=Why.NO_CHANGE, has=count, needed=ENOUGH)
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=explained(expected[used, None], came[used], rng),
        moments=count,
        days=moments.days(used),
    )
