"""How a person's mean goes with something else about the person: two steps, in closed form.

First, each person's answers become a mean with a standard error that allows days close together
to be alike. Then a line through these means over persons, each weighed by how well it is
known and by how much persons differ beside the line (a random-effects meta-regression; the
variance between persons by the moments of DerSimonian and Laird, the error of the slope as Knapp
and Hartung correct it).
"""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float
from scipy.special import stdtr

_LEAST: Final = 1e-6
"""Least variance of a mean: answers that never vary aren't known exactly [0 to 1, squared]."""


class Means(NamedTuple):
    """What one series of answers says of each person.

    Attributes:
        mean: Mean of the answers [0 to 1]; NaN with fewer than three.
        error: Its standard error.
    """

    mean: Float[np.ndarray, "*axes"]
    error: Float[np.ndarray, "*axes"]


class Slope(NamedTuple):
    """A line over persons.

    Attributes:
        slope: How much the mean moves with the other quantity.
        error: Its standard error.
        p: How often chance alone gives a slope as far from 0.
        persons: How many persons it is from.
    """

    slope: float
    error: float
    p: float
    persons: int


def means_of(
    answers: Float[np.ndarray, " day *axes"], seen: Bool[np.ndarray, " day *axes"]
) -> Means:
    """Return each person's mean, and its error with what carries over from day to day.

    Args:
        answers: One for each day [0 to 1]; what stands where there is none is not used.
        seen: Where there is one.
    """
    count = seen.sum(axis=0)
    some = np.maximum(count, 1)
    mean = np.where(seen, answers, 0.0).sum(axis=0) / some
    off = np.where(seen, answers - mean, 0.0)
    variance = (off**2).sum(axis=0) / np.maximum(count - 1, 1)
    both = seen[1:] & seen[:-1]
    together = (off[1:] * off[:-1]).sum(axis=0) / np.maximum(both.sum(axis=0), 1)
    carried = np.clip(together / np.maximum(variance, _LEAST), 0.0, 0.9)
    error = np.sqrt(np.maximum(variance, _LEAST) / some * (1 + carried) / (1 - carried))
    enough = count > 2  # noqa: PLR2004 -- a variance and what carries over take three
    return Means(np.where(enough, mean, np.nan), np.where(enough, error, np.nan))


def slope_of(along: Float[np.ndarray, " person"], means: Means) -> Slope:
    """Return the line of persons' means along something else about them.

    Args:
        along: The other quantity.
        means: Of the persons.
    """
    there = np.isfinite(along) & np.isfinite(means.mean)
    x, y, error = along[there], means.mean[there], means.error[there]
    persons = len(x)
    if persons < 4 or np.ptp(x) == 0:  # noqa: PLR2004 -- a line and its error take more than two
        return Slope(np.nan, np.nan, np.nan, persons)
    design = np.column_stack([np.ones(persons), x])
    known = 1.0 / error**2
    # How much more the means scatter around the line than their errors explain.
    beta, inverse = _weighted(design, y, known)
    q = float(known @ (y - design @ beta) ** 2)
    lost = float(known.sum() - np.trace(inverse @ (design.T * known**2) @ design))
    between = max(0.0, (q - (persons - 2)) / lost)
    weights = 1.0 / (error**2 + between)
    beta, inverse = _weighted(design, y, weights)
    scatter = float(weights @ (y - design @ beta) ** 2) / (persons - 2)
    deviation = float(np.sqrt(max(scatter, _LEAST) * inverse[1, 1]))
    p = float(2.0 * stdtr(persons - 2, -abs(beta[1]) / deviation))
    return Slope(float(beta[1]), deviation, p, persons)


def _weighted(
    design: Float[np.ndarray, "person term"],
    y: Float[np.ndarray, " person"],
    weights: Float[np.ndarray, " person"],
) -> tuple[Float[np.ndarray, " term"], Float[np.ndarray, "term term"]]:
    inverse = np.linalg.inv((design.T * weights) @ design)
    return inverse @ (design.T @ (weights * y)), inverse
