"""Whether what a person reports goes along with what the other does at all.

A diary in which nothing goes along with anything still has levels and differences, and each of
them lies on some side of some divide. Where chance alone could have made the whole, no side is
named.
"""

from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.follow import varies
from bedding.mirror.moments import Moments
from bedding.mirror.quantity import ENOUGH
from bedding.types import CHANNELS

CHANCE: Final = 0.05
"""Largest share of diaries of pure chance that may pass for more than chance."""

STEADY: Final = 0.15
"""Spread of warmth less hurt below which the other hardly changed: less than one of seven points.
Chosen."""

MOST_SHIFTS: Final = 400
"""Shifts that a long diary is compared with; more tell the share no better than it is used."""


def made_by_chance(moments: Moments) -> bool:
    """Return whether chance alone could have made the reports go along with the other.

    It is not asked where nothing was reported, since then nothing rests on reports; nor where the
    other hardly changed, since then there was nothing to go along with.
    """
    reported = any(not np.isnan(moments.channel(name)).all() for name in CHANNELS)
    valence = moments.valence[~np.isnan(moments.valence)]
    if not reported or len(valence) < ENOUGH or valence.std() < STEADY:
        return False
    along = goes_along(moments)
    return along is None or along > CHANCE


def mostly_apart(moments: Moments) -> bool:
    """Return whether there was contact at too few moments to say anything of the two.

    Missing someone who is gone, by death or otherwise, looks alike in a diary of silence.
    """
    known = ~np.isnan(moments.silent)
    met = int((moments.silent[known] == 0).sum())
    return bool(known.sum() >= ENOUGH) and met < ENOUGH


def hardly_told(moments: Moments) -> bool:
    """Return whether the other is told of at too few moments to say anything of the two.

    What a person reports of themself is then not seen beside anything.
    """
    return int(moments.told.sum()) < ENOUGH


def goes_along(moments: Moments) -> float | None:
    """Return how often chance alone makes reports go along this well with the other [0 to 1].

    The sum over the reports of how much a straight-line relation to warmth, threat and silence
    takes up of each, against the same sum when the reports are moved along the diary, as on a
    ring, or read backwards. Moving keeps what carries over within reports and within the other,
    which alone makes series go together now and then.

    Returns:
        The share of moved diaries that go along as well, this one among them; None where there
        is nothing to compare: no report, or an other who never changes.
    """
    inputs = [moments.input("warmth"), moments.input("threat"), moments.silent]
    seen = _columns([values for values in inputs if varies(values[~np.isnan(values)])])
    reports = [moments.channel(name) for name in CHANNELS]
    told = _columns([values for values in reports if varies(values[~np.isnan(values)])])
    count = len(moments.times)
    if not seen.shape[1] or not told.shape[1] or count < ENOUGH:
        return None
    directions, _ = np.linalg.qr(seen)
    told = told / np.linalg.norm(told, axis=0)
    shifts = np.unique(np.linspace(0, count - 1, min(count, MOST_SHIFTS)).astype(int))
    found = _taken(directions, told)
    moved = [
        _taken(directions, np.roll(way, shift, axis=0))
        for way in (told, told[::-1])
        for shift in shifts
    ]
    # The shift by nothing is this diary itself: no share is 0.
    return float(np.mean(np.array(moved) >= found - 1e-12))


def _taken(
    directions: Float[np.ndarray, "time input"], told: Float[np.ndarray, "time report"]
) -> float:
    """Return the sum over reports of -log(1 - R squared)."""
    shares = ((directions.T @ told) ** 2).sum(axis=0)
    return float(-np.log1p(-np.minimum(shares, 1 - 1e-9)).sum())


def _columns(
    columns: list[Float[np.ndarray, " time"]],
) -> Float[np.ndarray, "time column"]:
    """Return columns around their means, what is unknown at the mean."""
    if not columns:
        return np.empty((0, 0))
    centred = np.column_stack(columns)
    return np.asarray(np.nan_to_num(centred - np.nanmean(centred, axis=0)))
