"""Pareto-smoothed importance weights, and the shape of their tail [vehtari2024].

The largest weights are replaced by the quantiles of a generalised Pareto distribution fitted to
them [zhang2009b]; its shape k says how far a mean over the weights can be trusted. The
library that has this takes longer to load than a fit takes; a test compares the two.
"""

import numpy as np
from jaxtyping import Float
from scipy.special import logsumexp


def smoothed(
    log_weights: Float[np.ndarray, " draw"],
) -> tuple[Float[np.ndarray, " draw"], float]:
    """Return smoothed log weights that sum to 1, and the shape k of their tail.

    Weights that are all alike have k of minus infinity; where so many share a value that no tail
    can be fitted, or none is finite, k is infinity.
    """
    count = len(log_weights)
    equal = np.full(count, -np.log(count))
    if not np.isfinite(log_weights).any():
        return equal, np.inf
    weights = np.where(np.isfinite(log_weights), log_weights, -np.inf)
    weights = weights - weights.max()
    if np.ptp(weights) < 1e-12:
        return equal, -np.inf
    largest = int(3.0 * np.sqrt(count)) if count > 225 else count // 5
    order = np.argsort(weights)
    tail = order[count - largest :]
    cutoff = float(np.exp(weights[order[count - largest - 1]]))
    over = np.exp(weights[tail]) - cutoff
    if largest < 5 or over[int(largest / 4 + 0.5) - 1] <= 0.0:
        return weights - logsumexp(weights), np.inf
    shape, scale = pareto_fit(over)
    places = (np.arange(largest) + 0.5) / largest
    # A tail as heavy as this is cut at the largest weight anyway.
    with np.errstate(over="ignore"):
        smooth = cutoff + scale * np.expm1(-shape * np.log1p(-places)) / shape
    weights[tail] = np.minimum(np.log(smooth), 0.0)
    return weights - logsumexp(weights), shape


def pareto_fit(over: Float[np.ndarray, " tail"]) -> tuple[float, float]:
    """Return shape and scale of a generalised Pareto distribution.

    A mean over a grid of b = -shape / scale, weighted by the profile likelihood; the shape is
    drawn to one half by as much as ten values would.

    Args:
        over: How far values lie over the cutoff, ascending.
    """
    count = len(over)
    grid = 30 + int(np.sqrt(count))
    steps = 1.0 - np.sqrt(grid / (np.arange(grid) + 0.5))
    inverse = 1.0 / over[-1] + steps / (3.0 * over[int(count / 4 + 0.5) - 1])
    shapes = np.log1p(-inverse[:, None] * over).mean(axis=1)
    profile = count * (np.log(-inverse / shapes) - shapes - 1.0)
    weights = np.exp(profile - logsumexp(profile))
    weights = np.where(weights < 10.0 * np.finfo(float).eps, 0.0, weights)
    middle = float(weights @ inverse / weights.sum())
    shape = float(np.log1p(-middle * over).mean())
    scale = -shape / middle
    drawn = (count * shape + 10.0 * 0.5) / (count + 10.0)
    # The quantiles have a limit at 0, but not this formula of them.
    return drawn if abs(drawn) > 1e-9 else 1e-9, scale
