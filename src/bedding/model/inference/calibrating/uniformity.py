"""Whether places are spread evenly: the difference of their distribution from an even one.

The empirical distribution of N even places is binomial at each of K points. A band that holds it
at all points at once comes from one pointwise level for all of them; how often a band is left is
computed exactly, point by point, over the counts that stay inside [sailynoja2022].
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from jaxtyping import Float, Int
from scipy.stats import binom

POINTS: Final = 100
"""Most points at which a distribution is looked at."""
_HALVINGS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Uniformity:
    """How evenly places are spread.

    Attributes:
        points: Where the distribution was looked at [0 to 1].
        difference: Share of places up to each point, minus the point.
        low: Lower end of the band at each point.
        high: Upper end.
        p: How often even places leave their band at some point as clearly as these do [0 to 1].
        inside: Whether the difference stays in the band everywhere.
    """

    points: Float[np.ndarray, " point"]
    difference: Float[np.ndarray, " point"]
    low: Float[np.ndarray, " point"]
    high: Float[np.ndarray, " point"]
    p: float
    inside: bool


def uniformity(
    places: Float[np.ndarray, " record"], *, level: float = 0.95
) -> Uniformity:
    """Return how evenly places between 0 and 1 are spread.

    Args:
        places: One for each record.
        level: How often the band holds the whole distribution of even places [0 to 1].
    """
    count = len(places)
    points = evaluation_points(count)
    below = (np.asarray(places)[:, None] <= points).sum(axis=0)
    least = float(
        2.0
        * np.minimum(
            binom.cdf(below, count, points), binom.sf(below - 1, count, points)
        ).min()
    )
    low, high = band(count, level)
    return Uniformity(
        points=points,
        difference=below / count - points,
        low=low / count - points,
        high=high / count - points,
        p=1.0 - staying(count, *_bounds(count, min(least, 1.0), beyond=True)),
        inside=bool(((low <= below) & (below <= high)).all()),
    )


def evaluation_points(count: int) -> Float[np.ndarray, " point"]:
    """Return where the distribution of so many places is looked at [0 to 1]."""
    points = min(count, POINTS)
    return np.arange(1, points) / points


@lru_cache(maxsize=64)
def band(
    count: int, level: float
) -> tuple[Int[np.ndarray, " point"], Int[np.ndarray, " point"]]:
    """Return the fewest and the most places up to each point that the band allows.

    Args:
        count: How many places there are.
        level: How often the band holds the whole distribution of even places [0 to 1].
    """
    low, high = 0.0, 1.0 - level
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if staying(count, *_bounds(count, middle, beyond=False)) < level:
            high = middle
        else:
            low = middle
    return _bounds(count, low, beyond=False)


def _bounds(
    count: int, pointwise: float, *, beyond: bool
) -> tuple[Int[np.ndarray, " point"], Int[np.ndarray, " point"]]:
    """Return the counts whose tails on either side are at least `pointwise` / 2.

    Args:
        count: How many places there are.
        pointwise: Probability outside, both sides together [0 to 1].
        beyond: Whether a tail of exactly that size lies outside.
    """
    points = evaluation_points(count)
    counts = np.arange(count + 1)[:, None]
    half = 0.5 * pointwise * (1.0 + 1e-9 if beyond else 1.0 - 1e-9)
    fits = (binom.cdf(counts, count, points) > half) & (
        binom.sf(counts - 1, count, points) > half
    )
    # Where no count fits, the one nearest the middle stands alone: nothing stays there.
    low = np.where(fits.any(axis=0), fits.argmax(axis=0), 1)
    high = np.where(fits.any(axis=0), count - fits[::-1].argmax(axis=0), 0)
    return low, high


def staying(
    count: int, low: Int[np.ndarray, " point"], high: Int[np.ndarray, " point"]
) -> float:
    """Return how often the counts of even places stay between bounds at every point [0 to 1]."""
    points = evaluation_points(count)
    if (low > high).any():
        return 0.0
    last, at, chances = 0.0, np.array([0]), np.array([1.0])
    for point, fewest, most in zip(points, low, high, strict=True):
        here = np.arange(fewest, most + 1)
        more = here[:, None] - at
        share = (point - last) / (1.0 - last)
        moved = binom.pmf(more, count - at, share)
        chances = np.where(more >= 0, moved, 0.0) @ chances
        last, at = point, here
    return float(min(chances.sum(), 1.0))
