"""Stacking: how much of each method the best mixture of all of them would take.

The weights make the mean log score of the mixed forecasts as high as can be, on the simplex
[yao2018]. What is mixed are forecasts from the past alone, the only ones that the rivals make, so
that a weight can't be earned by having seen the answer. A method gets nothing when others
together tell everything that it tells, however close behind it comes.
"""

from collections.abc import Mapping

import numpy as np
from jaxtyping import Float
from scipy.optimize import LinearConstraint, minimize

from bedding.model.inference.result import Scores


def stack(scores: Scores) -> Mapping[str, float]:
    """Return the weight of each method [0 to 1]; empty where nothing was foretold.

    Args:
        scores: Log scores of each answer; the channels of an entry count together.
    """
    names = tuple(scores.log)
    if not names:
        return {}
    every = np.stack([scores.log[name] for name in names])
    there = ~np.isnan(every).any(axis=0)
    entries = there.any(axis=1)
    if not entries.any():
        return {}
    told = np.where(there, every, 0.0).sum(axis=2)[:, entries].T
    return dict(zip(names, map(float, simplex(told)), strict=True))


def simplex(
    log: Float[np.ndarray, "entry method"],
) -> Float[np.ndarray, " method"]:
    """Return the weights with which the mixture has the highest mean log score."""
    told = np.exp(log - log.max(axis=1, keepdims=True))
    methods = log.shape[1]

    def loss(weights: np.ndarray) -> float:
        return float(-np.log(np.maximum(told @ weights, 1e-300)).mean())

    def slope(weights: np.ndarray) -> np.ndarray:
        mixed = np.maximum(told @ weights, 1e-300)
        return np.asarray(-(told / mixed[:, None]).mean(axis=0))

    found = minimize(
        loss,
        np.full(methods, 1.0 / methods),
        jac=slope,
        method="SLSQP",
        bounds=[(0.0, 1.0)] * methods,
        constraints=LinearConstraint(np.ones((1, methods)), 1.0, 1.0),
        options={"ftol": 1e-10, "maxiter": 500},
    )
    weights = np.clip(found.x, 0.0, None)
    return np.asarray(weights / weights.sum())
