"""A number between two ends, against the truncated normal of scipy."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.stats import norm, truncnorm

from bedding.model.inference.between import between


@settings(max_examples=60, deadline=None)
@given(
    mean=st.floats(-1.0, 2.0),
    spread=st.floats(0.02, 1.0),
    low=st.floats(-0.5, 1.0),
    wide=st.floats(0.01, 0.5),
)
def test_moments_are_those_of_the_truncated_normal(mean, spread, low, wide):
    high = low + wide
    ends = (low - mean) / spread, (high - mean) / spread
    if min(abs(ends[0]), abs(ends[1])) > 8.0:  # where scipy itself loses digits
        return

    found = between(*(np.array(each) for each in (mean, spread, low, high)))

    expected = truncnorm(*ends)
    assert found.moved == pytest.approx(expected.mean(), abs=1e-6)
    assert 1.0 - found.learned == pytest.approx(expected.var(), abs=1e-5)
    share = norm.cdf(ends[1]) - norm.cdf(ends[0])
    assert found.probability == pytest.approx(share, rel=1e-6, abs=1e-14)


def test_two_open_ends_teach_nothing():
    found = between(np.array(0.3), np.array(0.1), np.array(-np.inf), np.array(np.inf))

    assert tuple(map(float, found)) == (1.0, 0.0, 0.0)


def test_one_open_end_is_half_a_normal():
    found = between(np.array(0.5), np.array(0.1), np.array(0.5), np.array(np.inf))

    assert found.probability == pytest.approx(0.5)
    assert found.moved == pytest.approx(np.sqrt(2 / np.pi))
    assert found.learned == pytest.approx(2 / np.pi)


def test_far_away_the_nearer_end_is_where_it_lies():
    found = between(np.array(0.0), np.array(0.01), np.array(0.6), np.array(np.inf))

    # Mills: the mean excess over 60 standard deviations is nearly 1/60 of one.
    assert found.moved == pytest.approx(60.0, abs=0.05)
    assert 0.9 < found.learned <= 1.0
