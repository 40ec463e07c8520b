"""Draws made visible: intervals, regions and dots. NaN everywhere means that there is nothing."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float

HALF: Final = 0.5
WIDE: Final = 0.9

EDGE: Final = 1e-3
"""How near to 0 and 1 a draw may come before its logit is taken."""

CORNERS: Final = 48
"""Points on the outline of a region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Where the draws of each moment lie: the median, and the middle 50 % and 90 % of them."""

    low: Float[np.ndarray, " time"]
    lower: Float[np.ndarray, " time"]
    median: Float[np.ndarray, " time"]
    upper: Float[np.ndarray, " time"]
    high: Float[np.ndarray, " time"]

    @property
    def known(self) -> Bool[np.ndarray, " time"]:
        """At which moments there is anything."""
        known: np.ndarray = np.isfinite(self.median)
        return known


def spread(draws: Float[np.ndarray, "time draw"]) -> Spread:
    """Return where the draws lie; a moment of which any draw is NaN has none."""
    shares = [(1 - WIDE) / 2, (1 - HALF) / 2, 0.5, (1 + HALF) / 2, (1 + WIDE) / 2]
    low, lower, median, upper, high = np.quantile(draws, shares, axis=1)
    return Spread(low=low, lower=lower, median=median, upper=upper, high=high)


def region(
    x: Float[np.ndarray, " draw"], y: Float[np.ndarray, " draw"], *, mass: float
) -> Float[np.ndarray, "corner 2"]:
    """Return the outline of the ellipse, on the logit scale, that holds `mass` of the draws.

    Its shape is that of the draws' covariance; its size is the quantile of their own Mahalanobis
    distance, so that the share inside is right whatever their distribution, and the outline stays
    between 0 and 1.

    Args:
        x: Draws of one coordinate [0 to 1].
        y: Draws of the other [0 to 1].
        mass: The share inside [0 to 1].
    """
    points = np.stack([x, y], axis=1).clip(EDGE, 1 - EDGE)
    logits = np.log(points / (1 - points))
    centre = logits.mean(axis=0)
    # A hair of its own keeps the factor there when all draws are the same.
    factor = np.linalg.cholesky(np.cov(logits.T) + EDGE**2 * np.eye(2))
    distances = np.linalg.norm(np.linalg.solve(factor, (logits - centre).T), axis=0)
    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)]) * np.quantile(distances, mass)
    outline: np.ndarray = 1 / (1 + np.exp(-(centre[:, None] + factor @ circle).T))
    return outline


def quantile_dots(
    draws: Float[np.ndarray, " draw"], *, count: int = 20
) -> Float[np.ndarray, " dot"]:
    """Return `count` values, each standing for an equal share of the draws, least first."""
    dots: np.ndarray = np.quantile(draws, (np.arange(count) + 0.5) / count)
    return dots


def unbroken(known: Bool[np.ndarray, " time"]) -> list[np.ndarray]:
    """Return the runs of moments without a gap, each as its indices."""
    indices = np.flatnonzero(known)
    if indices.size == 0:
        return []
    return np.split(indices, np.flatnonzero(np.diff(indices) > 1) + 1)
