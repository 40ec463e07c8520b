from datetime import date

import pytest
from hypothesis import given, strategies as st

from bedding.text import LANGUAGES, calendar_day, decimal, duration, percent, whole
from bedding.units import days


def test_dutch_takes_a_comma_and_english_a_point():
    assert decimal("nl", 1234.5) == "1.234,50"
    assert decimal("en", 1234.5) == "1,234.50"
    assert whole("nl", 1_000_000) == "1.000.000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_written_as_minus_nothing(language):
    assert not decimal(language, -0.0001).startswith("-")
    assert not percent(language, -0.0001).startswith("-")


def test_shares_are_whole_percentages():
    assert percent("nl", 0.855) in {"85%", "86%"}
    assert percent("en", 1.0) == "100%"


def test_dates_start_with_the_day():
    assert calendar_day("nl", date(2025, 11, 3)) == "3-11-2025"
    assert calendar_day("en", date(2025, 11, 3)) == "3 Nov 2025"


@pytest.mark.parametrize(
    ("time", "nl", "en"),
    [
        (days(14, "minute"), "14 minuten", "14 minutes"),
        (days(1, "minute"), "1 minuut", "1 minute"),
        (days(7.25, "hour"), "7,2 uur", "7.2 hours"),
        (days(35, "hour"), "35 uur", "35 hours"),
        (days(36, "hour"), "1,5 dagen", "1.5 days"),
        (10.0, "10 dagen", "10 days"),
        (days(4.5, "week"), "4,5 weken", "4.5 weeks"),
        (days(6, "month"), "6 maanden", "6 months"),
        (days(3, "year"), "3 jaar", "3 years"),
    ],
)
def test_durations_take_the_unit_people_use(time, nl, en):
    assert duration("nl", time) == nl
    assert duration("en", time) == en


@given(st.floats(0, 1e5), st.sampled_from(LANGUAGES))
def test_every_duration_can_be_told(time, language):
    amount, unit = duration(language, time).split(" ")

    assert amount[0].isdigit()
    assert unit.isalpha()
