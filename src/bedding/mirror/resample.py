"""Uncertainty from the entries alone: resampling in blocks, and shares in closed form."""

from collections.abc import Callable
from typing import Final

import numpy as np
from jaxtyping import Float, Int

DRAWS: Final = 1000
"""Draws for each quantity: the 5 % points then wander by less than a hundredth of a share."""

LARGEST: Final = 4_000_000
"""Entries times draws at which a very long diary gets fewer draws, down to `FEWEST`."""

FEWEST: Final = 200

AT_ONCE: Final = 200_000
"""Entries times draws that are computed in one go: they fit the cache."""


def resampled(
    count: int,
    statistic: Callable[[Int[np.ndarray, "draw row"]], Float[np.ndarray, " draw"]],
    rng: np.random.Generator,
) -> Float[np.ndarray, " draw"]:
    """Return what a statistic may be, by the stationary bootstrap [politis1994].

    Rows are drawn in blocks of a random length, so that what carries over from one entry to
    the next stays in. The mean length of a block is 1.5 times the cube root of the number of
    rows, the order that keeps bias and variance in balance [politis1994].

    Args:
        count: How many rows there are.
        statistic: What is computed on each of several choices of rows; NaN where that choice
            can't give it.
        rng: Where chance comes from.

    Returns:
        The values that were not NaN.
    """
    draws = int(np.clip(LARGEST // max(count, 1), FEWEST, DRAWS))
    length = max(1.0, 1.5 * count ** (1 / 3))
    at_once = int(np.clip(AT_ONCE // max(count, 1), 1, draws))
    values = np.concatenate(
        [
            statistic(blocks(min(at_once, draws - done), count, length, rng))
            for done in range(0, draws, at_once)
        ]
    )
    return np.asarray(values[~np.isnan(values)])


def blocks(
    draws: int, count: int, length: float, rng: np.random.Generator
) -> Int[np.ndarray, "draw row"]:
    """Return resamples of the rows 0 to `count`, in blocks of mean `length`, as on a ring."""
    begins = rng.random((draws, count)) < 1 / length
    begins[:, 0] = True
    starts = rng.integers(0, count, size=(draws, count))
    # Each row goes on from the last one at which a block began.
    begun = np.maximum.accumulate(np.where(begins, np.arange(count), 0), axis=1)
    start = np.take_along_axis(starts, begun, axis=1)
    return np.asarray((start + np.arange(count) - begun) % count)


def share(
    holds: Float[np.ndarray, " row"], rng: np.random.Generator
) -> Float[np.ndarray, " draw"]:
    """Return draws of the share of rows for which something holds.

    The posterior under Jeffreys' prior, Beta(k + 1/2, n - k + 1/2), with the counts reduced by
    (1 - r) / (1 + r) where r is the carry-over from row to row, when it is positive. Unlike a
    resample it is never certain about what was not seen.

    Args:
        holds: 1 or 0 for each row, oldest first.
        rng: Where chance comes from.
    """
    carry = max(0.0, carry_over(holds))
    worth = (1 - carry) / (1 + carry)
    yes = float(holds.sum()) * worth
    no = float(len(holds)) * worth - yes
    return rng.beta(yes + 0.5, no + 0.5, size=DRAWS)


def carry_over(values: Float[np.ndarray, " row"]) -> float:
    """Return the correlation of each row with the one before it, 0 where nothing changes."""
    if len(values) < 3 or np.ptp(values) == 0:  # noqa: PLR2004 -- a correlation needs two pairs
        return 0.0
    centred = values - values.mean()
    return float(centred[1:] @ centred[:-1] / (centred @ centred))
