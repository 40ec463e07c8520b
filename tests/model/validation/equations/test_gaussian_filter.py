"""The other filter, against arithmetic and against what its own package publishes."""

import numpy as np
import pytest

from bedding.model.validation.equations.gaussian_filter import (
    Gaussian,
    by_gaussian_filter,
)


def test_two_levels_by_hand():
    found = by_gaussian_filter(
        np.array([1.0, 0.0, 1.0]), Gaussian(mean2=0.0, precision2=1.0, tonic=0.0)
    )

    # Variance 1 + 1 = 2; precision .5 + .25 = .75; mean .5 / .75 = 2/3.
    second = 1.0 / (1.0 + np.exp(-2.0 / 3.0))
    # Variance 4/3 + 1 = 7/3; precision 3/7 + s (1 - s); mean 2/3 - s / precision.
    precision = 3.0 / 7.0 + second * (1.0 - second)
    third = 1.0 / (1.0 + np.exp(-(2.0 / 3.0 - second / precision)))
    np.testing.assert_allclose(found, [0.5, second, third], rtol=1e-14)


def test_three_levels_after_one_outcome_agree_with_the_other_package():
    # Its test of one outcome, with every mean, precision and volatility at 1, has the means
    # 1.8515793 and .5050575 after a yes: the second outcome then shows both.
    numbers = Gaussian(
        mean2=1.0,
        precision2=1.0,
        tonic=1.0,
        coupling=1.0,
        mean3=1.0,
        precision3=1.0,
        top_tonic=1.0,
    )

    found = by_gaussian_filter(np.array([1.0, 1.0]), numbers)

    assert found[0] == pytest.approx(0.7310586, abs=1e-7)
    assert found[1] == pytest.approx(1.0 / (1.0 + np.exp(-1.8515793)), abs=1e-6)


def test_without_coupling_the_third_level_changes_nothing():
    outcomes = (np.random.default_rng(0).random(100) < 0.7).astype(float)

    two = by_gaussian_filter(outcomes, Gaussian(tonic=-3.0))
    three = by_gaussian_filter(
        outcomes, Gaussian(tonic=-3.0, mean3=5.0, top_tonic=2.0, coupling=0.0)
    )

    np.testing.assert_array_equal(two, three)


def test_a_filter_that_runs_away_says_so():
    outcomes = (np.random.default_rng(0).random(400) < 0.5).astype(float)
    wild = Gaussian(tonic=3.0, coupling=1.0, top_tonic=4.0)

    found = by_gaussian_filter(outcomes, wild)

    assert np.isnan(found[-1])
    assert np.isfinite(found[0])
