"""Numbers with their uncertainty, from samples over persons or seeds."""

from math import inf, isfinite

import numpy as np
from jaxtyping import Float

from bedding.model.validation.target import Figure

NORMAL_95 = 1.96


def within(
    name: str,
    samples: Float[np.ndarray, " sample"] | float,
    *,
    least: float = -inf,
    most: float = inf,
) -> Figure:
    """Return the mean of samples, which must lie in a band.

    Args:
        name: What was measured.
        samples: One number for each person or seed, or one number where no chance plays.
        least: Lower end of the band.
        most: Upper end of the band.
    """
    return _over(name, samples, least=least, most=most)


def positive(
    name: str, samples: Float[np.ndarray, " sample"] | float, *, than: float = 0.0
) -> Figure:
    """Return the mean of samples, whose whole 95 % interval must lie above `than`."""
    return _over(name, samples, least=than, whole=True)


def negative(
    name: str, samples: Float[np.ndarray, " sample"] | float, *, than: float = 0.0
) -> Figure:
    """Return the mean of samples, whose whole 95 % interval must lie below `than`."""
    return _over(name, samples, most=than, whole=True)


def correlation(
    name: str,
    first: Float[np.ndarray, " person"],
    second: Float[np.ndarray, " person"],
    *,
    least: float = -1.0,
    most: float = 1.0,
    whole: bool = False,
) -> Figure:
    """Return a correlation over persons with Fisher's interval, which must lie in a band."""
    value = float(np.corrcoef(first, second)[0, 1])
    reach = NORMAL_95 / np.sqrt(max(len(first) - 3, 1))
    centre = np.arctanh(value)
    return Figure(
        name=name,
        value=value,
        low=float(np.tanh(centre - reach)),
        high=float(np.tanh(centre + reach)),
        least=least,
        most=most,
        whole=whole,
    )


def effect_size(
    first: Float[np.ndarray, " person"], second: Float[np.ndarray, " person"]
) -> float:
    """Return the difference of two means in pooled standard deviations (Cohen's d)."""
    pooled = np.sqrt(0.5 * (first.var(ddof=1) + second.var(ddof=1)))
    return float((first.mean() - second.mean()) / pooled)


def _over(
    name: str,
    samples: Float[np.ndarray, " sample"] | float,
    *,
    least: float = -inf,
    most: float = inf,
    whole: bool = False,
) -> Figure:
    """Return the mean of samples with its 95 % interval, and where it must lie."""
    value, error = _mean(samples)
    reach = NORMAL_95 * error
    return Figure(
        name=name,
        value=value,
        low=value - reach,
        high=value + reach,
        least=least,
        most=most,
        whole=whole,
    )


def _mean(samples: Float[np.ndarray, " sample"] | float) -> tuple[float, float]:
    """Return the mean and its standard error; 0 error for a single number."""
    many = np.atleast_1d(np.asarray(samples, dtype=float))
    value = float(many.mean())
    if many.size < 2 or not isfinite(value):
        return value, 0.0
    return value, float(many.std(ddof=1) / np.sqrt(many.size))
