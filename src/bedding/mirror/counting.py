"""A share of calculations as a count of twenty, with the range that chance gives it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import bdtr

OF: Final = 20
"""Calculations that a statement counts."""

SUREST: Final = 39 / 40
"""The largest share that is counted: no resampling of one diary is surer than that. Chosen."""

RANGE: Final = 0.95
"""How wide the range around the count is: where the count of 20 new calculations would fall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of twenty calculations lie on the side of alarm.

    Attributes:
        alarm: That many.
        low: The least of twenty that new calculations would be expected to give.
        high: The most.
    """

    alarm: int
    low: int
    high: int


def count_of_twenty(share: float) -> tuple[int, int, int]:
    """Return a share of draws as a count of twenty, with the range that chance gives it.

    Twenty calculations are a sample of the draws, so the count is binomial. The share is kept
    within `SUREST`.
    """
    bounded = min(max(share, 1 - SUREST), SUREST)
    # The distribution function alone: scipy.stats takes longer to load than a mirror to compute.
    below = bdtr(np.arange(OF + 1), OF, bounded)
    low, high = np.searchsorted(below, [(1 - RANGE) / 2, (1 + RANGE) / 2])
    return round(OF * bounded), int(low), int(high)


def counted(share: float) -> Count:
    """Return a share on the side of alarm [0 to 1] as a count."""
    alarm, low, high = count_of_twenty(share)
    return Count(alarm=alarm, low=low, high=high)
