"""The two-step slope: its first step against a series whose error is known, its second by chance."""

import numpy as np
import statsmodels.api as sm

from bedding.study.slopes import Means, means_of, slope_of


def test_a_mean_has_the_error_of_independent_days():
    random = np.random.default_rng(1)
    answers = random.uniform(size=(400, 200))

    means = means_of(answers, np.ones(answers.shape, bool))

    # Of a uniform number the standard deviation is the root of a twelfth.
    expected = np.sqrt(1 / 12 / 400)
    np.testing.assert_allclose(np.median(means.error), expected, rtol=0.1)
    np.testing.assert_allclose(means.mean.std(), expected, rtol=0.15)


def test_days_that_are_alike_make_the_error_larger():
    random = np.random.default_rng(2)
    along = np.zeros((300, 300))
    for day in range(1, 300):
        along[day] = 0.6 * along[day - 1] + random.normal(size=300)

    means = means_of(along, np.ones(along.shape, bool))

    # The spread of the means over persons is what their errors should say.
    np.testing.assert_allclose(np.median(means.error), means.mean.std(), rtol=0.15)


def test_answers_that_are_missing_are_not_used():
    answers = np.array([[0.2, 9.0], [0.4, 0.5], [0.6, 9.0], [0.4, 9.0]])
    seen = answers < 1.0

    means = means_of(answers, seen)

    np.testing.assert_allclose(means.mean[0], 0.4)
    assert np.isnan(means.mean[1]), "one answer is too few"


def test_means_that_are_equally_well_known_give_the_line_of_least_squares():
    random = np.random.default_rng(3)
    x = random.uniform(size=40)
    y = 0.3 - 0.5 * x + 0.2 * random.normal(size=40)

    found = slope_of(x, Means(y, np.full(40, 1e-3)))
    line = sm.OLS(y, sm.add_constant(x)).fit()

    # With one error for all, Knapp and Hartung's correction is that of least squares.
    np.testing.assert_allclose(found.slope, line.params[1], rtol=1e-9)
    np.testing.assert_allclose(found.error, line.bse[1], rtol=1e-9)
    np.testing.assert_allclose(found.p, line.pvalues[1], rtol=1e-9)


def test_without_a_slope_the_test_alarms_as_often_as_it_says():
    random = np.random.default_rng(4)
    alarms = 0
    for _ in range(400):
        error = random.uniform(0.02, 0.2, size=25)
        y = 0.1 * random.normal(size=25) + error * random.normal(size=25)
        alarms += slope_of(random.uniform(size=25), Means(y, error)).p < 0.05

    # Of 400 tests at 5 %, three standard errors are 13 to either side of 20.
    assert abs(alarms - 20) <= 13


def test_too_few_persons_have_no_slope():
    found = slope_of(np.arange(3.0), Means(np.arange(3.0), np.ones(3)))

    assert np.isnan(found.slope)
    assert found.persons == 3
