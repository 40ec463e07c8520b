"""One record, measured."""

import numpy as np
from scipy import stats

from bedding.model.inference.calibrating import measure, number_names
from bedding.model.inference.calibrating.measuring import place


def test_the_same_seed_measures_the_same(short):
    one = measure(short(0), np.random.default_rng(0))
    again = measure(short(0), np.random.default_rng(0))

    assert one == again
    assert one.finite
    assert one.trusted == (one.khat < 0.7)
    assert set(one.truth) == set(number_names(short(0).design.channels))


def test_places_of_exact_draws_are_even():
    random = np.random.default_rng(0)
    places = [place(random.normal(size=20), random) for _ in range(2000)]

    assert stats.kstest(places, "uniform").pvalue > 1e-3


def test_ties_are_shared_out():
    random = np.random.default_rng(1)
    places = [place(np.zeros(11), random) for _ in range(2000)]

    assert stats.kstest(places, "uniform").pvalue > 1e-3
