"""How often intervals hold what they should."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

SHARES: Final = (0.5, 0.8, 0.9, 0.95)
"""Which intervals are looked at [0 to 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How often intervals of one width held the truth.

    Attributes:
        share: How often they should [0 to 1].
        held: How often they did [0 to 1].
        error: Standard error of that; the quantities of one record count as alike.
    """

    share: float
    held: float
    error: float


def coverage(
    places: Float[np.ndarray, "record quantity"], shares: Sequence[float] = SHARES
) -> tuple[Held, ...]:
    """Return how often the middle intervals of each width held the truth.

    Args:
        places: Where the truth lies among the draws [0 to 1].
        shares: Widths of the intervals, as probabilities.
    """
    found = []
    for share in shares:
        # A place is exactly uniform where fits are right, so that no quantile is needed.
        each = (np.abs(places - 0.5) < 0.5 * share).mean(axis=1)
        count = len(each)
        error = float(each.std(ddof=1) / np.sqrt(count)) if count > 1 else np.inf
        found.append(Held(share=share, held=float(each.mean()), error=error))
    return tuple(found)
