"""Bands and probabilities, against simulation, other libraries and enumeration."""

import itertools

import numpy as np
import pytest
from scipy import stats

from bedding.model.inference.calibrating import uniformity
from bedding.model.inference.calibrating.uniformity import (
    band,
    evaluation_points,
    staying,
)


def test_staying_inside_is_counted_exactly():
    low, high = np.array([0, 1, 2]), np.array([2, 3, 4])
    points = evaluation_points(4)

    # Every way in which four places fall into four quarters.
    expected = 0.0
    for cells in itertools.product(range(4), repeat=4):
        counts = np.cumsum(np.bincount(cells, minlength=4))[:3]
        expected += 4.0**-4 * ((low <= counts) & (counts <= high)).all()

    np.testing.assert_allclose(points, [0.25, 0.5, 0.75])
    assert staying(4, low, high) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("count", [50, 300])
def test_a_band_holds_as_often_as_it_says(count):
    random = np.random.default_rng(count)
    low, high = band(count, 0.9)
    points = evaluation_points(count)

    runs = 4000
    places = random.uniform(size=(runs, count))
    counts = (places[:, :, None] <= points).sum(axis=1)
    inside = ((low <= counts) & (counts <= high)).all(axis=1).mean()

    # Counts are whole, so that a band holds at least as often, and hardly more.
    assert 0.9 - 3 * np.sqrt(0.09 / runs) < inside < 0.93


def test_the_band_is_that_of_another_library():
    pytest.importorskip("arviz_base", reason="the other library needs it")
    from arviz_stats.ecdf_utils import ecdf_pit  # noqa: PLC0415 -- may be absent

    places = np.random.default_rng(0).uniform(size=80)

    found = uniformity(places, level=0.95)
    theirs = np.stack(ecdf_pit(places, 0.95, 4000))
    # Newer ones begin at 0 and end at 1, where there is nothing to compare.
    inside = (theirs[0] > 0.0) & (theirs[0] < 1.0)
    points, ecdf, low, high = theirs[:, inside]

    np.testing.assert_allclose(found.points, points)
    np.testing.assert_allclose(found.difference, ecdf - points, atol=1e-12)
    # Theirs comes from simulation: a count more or less.
    np.testing.assert_allclose(found.low, low - points, atol=1.01 / 80)
    np.testing.assert_allclose(found.high, high - points, atol=1.01 / 80)


def test_p_of_even_places_is_even():
    random = np.random.default_rng(3)
    p = [uniformity(random.uniform(size=100)).p for _ in range(300)]

    assert stats.kstest(p, "uniform").pvalue > 1e-3


def test_being_outside_and_a_small_p_are_the_same():
    random = np.random.default_rng(4)
    for shape in (0.7, 0.9, 1.0, 1.2, 1.5):
        found = uniformity(random.beta(shape, 1.0, size=150), level=0.95)
        # The band's level is met from above, so that p may lie a little under it inside.
        assert found.inside or found.p <= 0.05
        assert not found.inside or found.p > 0.03


@pytest.mark.parametrize(
    "places",
    [
        np.full(60, 0.5),
        np.linspace(0.0, 0.4, 60),
        np.random.default_rng(5).beta(3, 3, 400),
    ],
    ids=["heap", "low", "too narrow"],
)
def test_uneven_places_are_found(places):
    found = uniformity(places, level=0.999)

    assert not found.inside
    assert found.p < 1e-3
