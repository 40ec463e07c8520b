"""What the lanes of a fit take from tables of the normal distribution."""

import numpy as np
import pytest
from scipy.stats import norm, truncnorm

from bedding.model.inference.lanes import positive_quantile

PLACES = np.array([1e-9, 1e-3, 0.2, 0.5, 0.8, 0.999, 1.0 - 1e-9])


@pytest.mark.parametrize("distance", [-8.0, -3.0, -0.5, 0.0, 0.5, 3.0, 8.0])
def test_a_place_above_0_is_that_of_the_truncated_normal(distance):
    found = positive_quantile(PLACES, np.full(PLACES.shape, distance))

    np.testing.assert_allclose(
        found, truncnorm.ppf(PLACES, -distance, np.inf), rtol=1e-6, atol=1e-9
    )


@pytest.mark.parametrize("distance", [-31.0, -35.0])
def test_far_below_0_what_is_left_falls_off_as_an_exponential(distance):
    found = positive_quantile(PLACES, np.full(PLACES.shape, distance))

    # By log probabilities: the share above what was found, of that above 0.
    left = norm.logsf(found) - norm.logsf(-distance)
    np.testing.assert_allclose(left[:-1], np.log1p(-PLACES[:-1]), rtol=0.01, atol=1e-12)


@pytest.mark.parametrize("distance", [-40.0, -5.0, 0.0, 5.0, 12.0])
def test_nothing_lies_below_0_and_the_order_stays(distance):
    places = np.linspace(0.0, 1.0, 201)
    found = positive_quantile(places[:-1], np.full(200, distance))

    assert np.isfinite(found).all()
    # Its digits end where a distance of 40 has them.
    assert (found >= -distance - 1e-12 * max(1.0, abs(distance))).all()
    assert (np.diff(found) > 0.0).all()
