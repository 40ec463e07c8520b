import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from bedding.model.inference.change.grid import (
    MEANS,
    SPREADS,
    STEP,
    kernel,
    log_prior,
    mean_kernel,
    moments,
    weekly,
)


@pytest.mark.parametrize(
    ("mean", "spread"), [(0.5, 0.2), (0.9, 0.5), (-0.3, 0.4), (4.0, 6.0)]
)
def test_moments_agree_with_integration(mean, spread):
    first, predictable = moments(np.array([mean]), np.array([spread]))

    law = norm(mean, spread)
    once = quad(lambda v: v * law.pdf(v), 0, 1)[0] + law.sf(1.0)
    twice = quad(lambda v: v * v * law.pdf(v), 0, 1)[0] + law.sf(1.0)
    assert first[0] == pytest.approx(once, abs=1e-9)
    assert predictable[0] == pytest.approx(1.0 - 4.0 * (twice - once**2), abs=1e-9)


def test_a_coin_is_as_predictable_as_the_model_has_it():
    # Far out on the grid, hardly anything lies between the ends.
    share = 0.8
    _, predictable = moments(np.array([1e3 * norm.ppf(share)]), np.array([1e3]))

    assert predictable[0] == pytest.approx(1.0 - 4.0 * share * (1.0 - share), abs=1e-3)


def test_weekly_likelihood_agrees_with_the_probability_of_each_interval():
    answered = np.array([0.5, np.nan, 1.0, 0.0, 0.3])
    piece = np.array([0, 0, 0, 1, 1])

    found = weekly(answered, piece, 2)

    law = norm(MEANS[:, None], SPREADS)
    with np.errstate(divide="ignore"):
        first = np.log(law.cdf(0.5 + STEP) - law.cdf(0.5 - STEP)) + law.logsf(
            1.0 - STEP
        )
        second = law.logcdf(STEP) + np.log(law.cdf(0.3 + STEP) - law.cdf(0.3 - STEP))
    # What the grid holds for next to impossible is cut off.
    likely = (first > -50.0) & (second > -50.0)
    np.testing.assert_allclose(found[0][likely], first[likely], rtol=1e-6)
    np.testing.assert_allclose(found[1][likely], second[likely], rtol=1e-6)


def test_kernels_and_prior_are_probabilities():
    np.testing.assert_allclose(kernel(np.log(SPREADS), 0.3).sum(axis=1), 1.0)
    np.testing.assert_allclose(mean_kernel(0.1).sum(axis=2), 1.0)
    np.testing.assert_array_equal(kernel(MEANS, 0.0), np.eye(len(MEANS)))
    assert np.exp(log_prior()).sum() == pytest.approx(1.0)
