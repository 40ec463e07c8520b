"""Slopes and what goes through, against SciPy and against what was put in."""

import numpy as np
import pytest
from scipy import stats

from bedding.model.validation.regression import regress, slope, through

LUCK = np.random.default_rng(1)
CAUSE = LUCK.normal(size=2000)
BETWEEN = 0.6 * CAUSE + LUCK.normal(size=2000)
OUTCOME = 0.5 * BETWEEN + LUCK.normal(size=2000)


def test_one_slope_is_that_of_scipy_in_standard_deviations():
    found = regress(OUTCOME, CAUSE)

    expected = stats.linregress(stats.zscore(CAUSE), stats.zscore(OUTCOME))
    assert found.value[0] == pytest.approx(expected.slope)
    assert found.error[0] == pytest.approx(expected.stderr)
    assert found.explained == pytest.approx(expected.rvalue**2)


def test_all_of_the_effect_goes_through_where_nothing_goes_beside():
    beside = regress(OUTCOME, CAUSE, BETWEEN)
    figure = through("through", CAUSE, BETWEEN, OUTCOME)

    # No path beside: the whole slope is what goes through, but for chance.
    assert abs(beside.value[0]) < 3.0 * beside.error[0]
    assert figure.value + beside.value[0] == pytest.approx(
        regress(OUTCOME, CAUSE).value[0]
    )
    assert figure.met


def test_an_effect_of_the_wrong_sign_is_not_met():
    assert not slope("slope", regress(OUTCOME, CAUSE), 0, sign=-1.0).met
    assert not through("through", -CAUSE, BETWEEN, OUTCOME).met
