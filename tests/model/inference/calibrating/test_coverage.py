"""How often intervals hold, on places whose distribution is known."""

import numpy as np
import pytest
from scipy.stats import norm

from bedding.model.inference.calibrating import SHARES, coverage


def test_even_places_are_held_as_often_as_they_should():
    places = np.random.default_rng(0).uniform(size=(4000, 5))

    for held in coverage(places):
        assert held.held == pytest.approx(held.share, abs=4 * held.error)
        assert held.error < 0.01


def test_too_sure_draws_hold_less():
    # Where draws have half the spread they should, places are those of a normal twice as wide.
    random = np.random.default_rng(1)
    places = norm.cdf(2.0 * random.normal(size=(5000, 1)))

    for held in coverage(places):
        expected = 2 * norm.cdf(norm.ppf(0.5 + held.share / 2) / 2) - 1
        assert held.held == pytest.approx(expected, abs=4 * held.error)


def test_quantities_of_one_record_count_as_alike():
    one = np.random.default_rng(2).uniform(size=(300, 1))

    single, copied = coverage(one), coverage(np.repeat(one, 20, axis=1))

    assert [each.share for each in single] == list(SHARES)
    np.testing.assert_allclose(
        [each.error for each in copied], [each.error for each in single]
    )
