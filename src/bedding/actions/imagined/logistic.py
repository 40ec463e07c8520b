"""Weights whose log odds make outcomes most probable, and a rising line that straightens them out.

A logistic regression, pulled to nothing, and then a second one on a broken line of what the first
one states, with slopes that are never below 0: Platt's calibration [platt1999] with corners. Shares
of groups, made to rise by isotonic regression [zadrozny2002], were tried before: they are level
within a group and beyond the outermost ones, and so too careful at either end.
"""

from itertools import pairwise
from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

PENALTY: Final = 1.0
"""Strength of the pull of weights to 0, as that of a standard normal prior."""

FEWEST: Final = 200
"""Least number of cases for a line. Chosen: a fifth of them, the cases of one piece, then have a
share with a standard error of .08 or less."""

CORNERS: Final = (0.2, 0.4, 0.6, 0.8)
"""Between which shares of the cases the line breaks. Chosen."""

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

    The slopes of its pieces make the sides most probable, pulled to 1: what is stated stays as it
    is where nothing speaks against it.

    Args:
        log_odds: Those of a regression.
        sides: Which outcomes were.
        counts: How often each case counts.

    Returns:
        No corners where there are too few cases, or all state the same.
    """
    if len(log_odds) < FEWEST:
        return ()
    ends = np.quantile(log_odds, (0.0, *CORNERS, 1.0))
    at = np.array(
        [ends[0], *(each for low, each in pairwise(ends) if each > low + SETTLED)]
    )
    if len(at) == 1:
        return ()
    # How much of each piece lies below a case; the first end is where the line begins.
    pieces = np.clip(log_odds[:, None] - at[:-1], 0.0, np.diff(at))
    features = np.column_stack([np.ones(len(pieces)), pieces])
    start = np.array([at[0], *np.ones(len(at) - 1)])
    found = forward(features, sides, counts=counts, pull_to=start)
    heights = found[0] + np.concatenate([[0.0], np.cumsum(found[1:] * np.diff(at))])
    return tuple(zip(at.tolist(), heights.tolist(), strict=True))


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
