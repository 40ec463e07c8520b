"""Numbers with their uncertainty, against scipy and closed forms."""

import numpy as np
import pytest
from scipy import stats

from bedding.model.validation import Figure
from bedding.model.validation.estimate import (
    correlation,
    effect_size,
    negative,
    positive,
    within,
)

SAMPLES = np.array([0.1, 0.4, -0.2, 0.5, 0.3, 0.2])


def test_a_mean_has_the_normal_interval_of_its_standard_error():
    figure = within("x", SAMPLES, least=0.0, most=1.0)

    low, high = stats.norm.interval(0.95, SAMPLES.mean(), stats.sem(SAMPLES))
    assert figure.value == pytest.approx(SAMPLES.mean())
    assert (figure.low, figure.high) == pytest.approx((low, high), rel=1e-3)
    assert figure.met


def test_one_number_has_no_interval():
    figure = within("x", 2.0, least=1.0)

    assert (figure.low, figure.high) == (2.0, 2.0)


def test_a_sign_needs_its_whole_interval():
    assert positive("x", SAMPLES + 1.0).met
    assert not positive(
        "x", SAMPLES - 0.1
    ).met  # the mean is above 0, the interval is not
    assert negative("x", -SAMPLES - 1.0).met
    assert not negative("x", SAMPLES + 1.0).met


def test_a_correlation_has_the_interval_of_fisher():
    generator = np.random.default_rng(3)
    first = generator.normal(size=40)
    second = first + generator.normal(size=40)

    figure = correlation("r", first, second)

    expected = stats.pearsonr(first, second)
    interval = expected.confidence_interval(0.95)
    assert figure.value == pytest.approx(expected.statistic)
    assert (figure.low, figure.high) == pytest.approx(tuple(interval), abs=1e-3)


def test_the_effect_size_of_a_shift_is_that_shift():
    ones = np.array([-1.0, 1.0, -1.0, 1.0])

    assert effect_size(ones + 5.0, ones + 3.0) == pytest.approx(2.0 / ones.std(ddof=1))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_without_end_is_never_met(value):
    assert not Figure(name="x", value=value, low=value, high=value).met
