"""Conversions into days."""

from math import exp, log

import pytest
from hypothesis import given, settings, strategies as st

from bedding.units import (
    DAYS_IN,
    days,
    days_from_hours,
    fraction,
    per_day,
    rate_from_half_life,
)


def test_units_are_the_same_duration_in_other_words():
    day = 1.0

    assert days(24.0, "hour") == pytest.approx(day)
    assert days(24.0 * 60.0, "minute") == pytest.approx(day)
    assert days(24.0 * 3600.0, "second") == pytest.approx(day)
    assert days(1.0, "week") == 7.0 * day
    assert days(12.0, "month") == pytest.approx(days(1.0, "year"))
    assert days(4.0, "year") == 4 * 365 + 1


def test_hours_have_a_name_of_their_own():
    assert days_from_hours(36.0) == days(36.0, "hour") == pytest.approx(1.5)


@pytest.mark.parametrize("unit", sorted(DAYS_IN))
def test_a_rate_and_a_duration_in_one_unit_cancel(unit):
    assert per_day(1.0, of=unit) * days(1.0, unit) == pytest.approx(1.0)


def test_a_rate_is_written_as_its_source_prints_it():
    # Cortisol: a half-life of 80 minutes is .0087 a minute.
    assert log(2.0) / per_day(0.0087, of="minute") == pytest.approx(
        days(80.0, "minute"), rel=0.01
    )


@settings(deadline=None)
@given(st.floats(1e-3, 1e4))
def test_after_one_half_life_half_is_left(half_life):
    assert exp(-rate_from_half_life(half_life) * half_life) == pytest.approx(0.5)


@settings(deadline=None)
@given(st.floats(-100, 100), st.floats(0.1, 100), st.floats(0, 1))
def test_a_fraction_tells_where_on_its_scale_an_answer_lies(low, width, place):
    high = low + width

    assert fraction(low + place * width, low, high) == pytest.approx(place, abs=1e-9)
    assert fraction(low, low, high) == 0.0
    assert fraction(high, low, high) == pytest.approx(1.0)


def test_an_answer_on_seven_points():
    assert [fraction(answer, 1, 7) for answer in (1, 4, 7)] == [0.0, 0.5, 1.0]
