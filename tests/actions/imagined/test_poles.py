import numpy as np
import pytest

from bedding.actions.imagined.poles import divide_of, dividing_point


def test_two_poles_of_one_width_part_in_the_middle():
    rng = np.random.default_rng(1)
    alarm, rest = rng.normal(2, 1, size=20_000), rng.normal(0, 1, size=20_000)

    assert dividing_point(alarm, rest, alarm_above=True) == pytest.approx(1.0, abs=0.03)
    assert dividing_point(-alarm, -rest, alarm_above=False) == pytest.approx(
        -1.0, abs=0.03
    )


def test_either_pole_is_mistaken_as_often():
    rng = np.random.default_rng(2)
    alarm, rest = rng.gamma(4, 1, size=9000), rng.exponential(1, size=3000)

    at = dividing_point(alarm, rest, alarm_above=True)

    assert np.mean(alarm < at) == pytest.approx(np.mean(rest > at), abs=0.01)


def test_poles_that_do_not_differ_part_at_the_median():
    values = np.random.default_rng(3).normal(size=4001)

    assert dividing_point(values, values, alarm_above=True) == pytest.approx(
        np.median(values), abs=0.01
    )


def test_a_point_of_its_own_is_kept():
    values = np.array([0.1, 0.2, np.nan, 0.9, 0.8])
    side = np.array([False, False, False, True, True])
    every = np.ones(5, dtype=bool)

    found = divide_of(values, side, every, above=True, natural=0.5)

    assert found.middle == 0.5
    assert found.spread == pytest.approx(np.nanstd(values))
