"""Level and gain are a pair of normals of which the gain is above 0."""

from typing import Any

import numpy as np
import pytest

from bedding.model.inference.filtering import LEVEL, Belief
from bedding.model.inference.levels import level_and_gain


@pytest.mark.parametrize(
    ("gain", "shared"), [(0.2, 0.004), (0.01, -0.006), (-0.1, 0.005)]
)
def test_level_and_gain_are_normal_where_the_gain_is_above_0(gain, shared):
    mean = np.array([0.06, gain])
    covariance = np.array([[0.02, shared], [shared, 0.01]])
    count = 40_000
    lanes: Any = np.ones((count, 1))
    nothing: Any = np.zeros((count, 1))
    end = Belief(
        along=nothing,
        level=mean[0] * lanes,
        gain=mean[1] * lanes,
        along_along=nothing,
        along_level=nothing,
        along_gain=nothing,
        level_level=covariance[0, 0] * lanes,
        level_gain=covariance[0, 1] * lanes,
        gain_gain=covariance[1, 1] * lanes,
    )

    level, drawn = level_and_gain(end, np.random.default_rng(3))

    pairs = np.random.default_rng(4).multivariate_normal(mean, covariance, 600_000)
    kept = pairs[pairs[:, 1] > 0]
    found = np.column_stack([level[:, 0] - LEVEL[0], drawn[:, 0]])
    assert (found[:, 1] > 0).all()
    error = kept.std(axis=0) / np.sqrt(min(count, len(kept)))
    np.testing.assert_allclose(
        found.mean(axis=0), kept.mean(axis=0), atol=6 * error.max()
    )
    np.testing.assert_allclose(np.cov(found.T), np.cov(kept.T), atol=6e-4)
