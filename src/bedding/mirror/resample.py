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


def resampled(
    count: int,
    statistic: Callable[[Int[np.ndarray, " row"]], float],
    rng: np.random.Generator,
) -> Float[np.ndarray, " draw"]:
    """Return what a statistic may be, by the stationary bootstrap [politis1994].

    Rows are drawn in blocks of a random length, so that what carries over from one entry to
    the next stays in. The mean length of a block is 1.5 times the cube root of the number of
    rows, the order that keeps bias and variance in balance [politis1994].

    Args:
        count: How many rows there are.
        statistic: What is computed on a choice of rows; NaN when that choice can't give it.
        rng: Where chance comes from.

    Returns:
        The values that were not NaN.
    """
    draws = int(np.clip(LARGEST // max(count, 1), FEWEST, DRAWS))
    length = max(1.0, 1.5 * count ** (1 / 3))
    values = np.array([statistic(blocks(count, length, rng)) for _ in range(draws)])
    return np.asarray(values[~np.isnan(values)])


def blocks(
    count: int, length: float, rng: np.random.Generator
) -> Int[np.ndarray, " row"]:
    """Return one resample of the rows 0 to `count`, in blocks of mean `length`, as on a ring."""
    begins = rng.random(count) < 1 / length
    begins[0] = True
    which = np.cumsum(begins) - 1
    starts = rng.integers(0, count, size=int(which[-1]) + 1)
    begun = np.flatnonzero(begins)
    return np.asarray((starts[which] + np.arange(count) - begun[which]) % count)


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
