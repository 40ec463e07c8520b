"""The range of a count of twenty, against the quantiles of scipy's binomial."""

import numpy as np
import pytest
from scipy import stats

from bedding.mirror.counting import OF, RANGE, count_of_twenty, counted


@pytest.mark.parametrize("share", np.linspace(0.03, 0.97, 48))
def test_the_range_is_that_of_a_binomial(share):
    count, low, high = count_of_twenty(float(share))

    assert (low, high) == stats.binom.interval(RANGE, OF, share)
    assert low <= count <= high


@pytest.mark.parametrize("share", np.linspace(0, 1, 11))
def test_the_two_poles_are_treated_alike(share):
    alarm, rest = counted(float(share)), counted(float(1 - share))

    assert (alarm.low, alarm.high) == (20 - rest.high, 20 - rest.low)
