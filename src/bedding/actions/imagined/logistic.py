"""Weights whose log odds make outcomes most probable, and a rising line that straightens them out.

A logistic regression, pulled to nothing, and then the shares that groups of about the same log
odds really have, made to rise by isotonic regression [zadrozny2002].
"""

from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.optimize import isotonic_regression

PENALTY: Final = 1.0
"""Strength of the pull of weights to 0, as that of a standard normal prior."""

GROUP: Final = 100
"""Least number of cases in a group; its share then has a standard error of .05 or less. Chosen."""

MOST_GROUPS: Final = 10

MOST: Final = 10.0
"""How often a case counts at most, where its side is rare."""

SETTLED: Final = 1e-10
"""A step of Newton's below which weights no longer move."""


def logistic(
    features: Float[np.ndarray, "case feature"],
    sides: Bool[np.ndarray, " case"],
    *,
    counts: Float[np.ndarray, " case"] | None = None,
    offset: Float[np.ndarray, " case"] | None = None,
    pull_to: Float[np.ndarray, " feature"] | None = None,
) -> Float[np.ndarray, " feature"]:
    """Return the weights whose log odds make the sides most probable, pulled to `pull_to`.

    Newton's steps on the log likelihood less half of `PENALTY` times the squared distance.

    Args:
        features: A column of ones among them if there is to be a base.
        sides: Which outcomes were.
        counts: How often each case counts; once when left out.
        offset: Log odds that are there already.
        pull_to: Weights where nothing is known; 0 when left out.
    """
    rest = np.zeros(features.shape[1]) if pull_to is None else pull_to
    start = np.zeros(len(features)) if offset is None else offset
    often = np.ones(len(features)) if counts is None else counts
    weights = rest.copy()
    for _ in range(60):
        chance = 1.0 / (1.0 + np.exp(-(start + features @ weights)))
        slope = features.T @ (often * (sides - chance)) - PENALTY * (weights - rest)
        curve = (features * (often * chance * (1 - chance))[:, None]).T @ features
        step = np.linalg.solve(curve + PENALTY * np.eye(len(rest)), slope)
        weights = weights + step
        if np.abs(step).max() < SETTLED:
            break
    return weights


def forward(
    features: Float[np.ndarray, "case feature"],
    sides: Bool[np.ndarray, " case"],
    *,
    counts: Float[np.ndarray, " case"] | None = None,
    pull_to: Float[np.ndarray, " feature"] | None = None,
) -> Float[np.ndarray, " feature"]:
    """Return `logistic` weights of which none but the first, the base, is below 0."""
    used = np.ones(features.shape[1], dtype=bool)
    rest = np.zeros(len(used)) if pull_to is None else pull_to
    while True:
        weights = np.zeros(len(used))
        weights[used] = logistic(
            features[:, used], sides, counts=counts, pull_to=rest[used]
        )
        least = int(np.argmin(np.append(0.0, weights[1:])))
        if least == 0:
            return weights
        used[least] = False


def rising(
    log_odds: Float[np.ndarray, " case"],
    sides: Bool[np.ndarray, " case"],
    counts: Float[np.ndarray, " case"],
) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line from log odds to those that come true, which never falls.

    Args:
        log_odds: Those of a regression.
        sides: Which outcomes were.
        counts: How often each case counts.

    Returns:
        No corners where there are too few cases for two groups.
    """
    groups = min(len(log_odds) // GROUP, MOST_GROUPS)
    if groups < 2:  # noqa: PLR2004 -- one group is no line
        return ()
    order = np.argsort(log_odds, kind="stable")
    parts = [part for part in np.array_split(order, groups) if len(part)]
    at = np.array([log_odds[part].mean() for part in parts])
    weights = np.array([counts[part].sum() for part in parts])
    # Half a case on either side: nothing is certain that was seen some hundred times.
    shares = np.array([counts[part] @ sides[part] + 0.5 for part in parts])
    level = isotonic_regression(shares / (weights + 1), weights=weights).x
    corners: list[tuple[float, float]] = []
    for place, share in zip(at, level, strict=True):
        if not corners or place > corners[-1][0] + SETTLED:
            corners.append((float(place), float(np.log(share / (1 - share)))))
    return tuple(corners)


def even(
    sides: Bool[np.ndarray, " case"], groups: Int[np.ndarray, " case"]
) -> Float[np.ndarray, " case"]:
    """Return how often each case counts, so that both sides weigh the same in each group.

    Beforehand neither pole is more probable than the other: how many imagined persons stand at
    either says nothing of who reads. No case counts more than `MOST` times.
    """
    counts = np.ones(len(sides))
    for group in np.unique(groups):
        inside = groups == group
        alarm = int((sides & inside).sum())
        rest = int(inside.sum()) - alarm
        for side, many in ((True, alarm), (False, rest)):
            if many:
                chosen = inside & (sides == side)
                counts[chosen] = min(MOST, (alarm + rest) / (2 * many))
    return counts
