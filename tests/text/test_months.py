from datetime import UTC, date, datetime

from bedding.text.months import (
    clock_time,
    day_and_month,
    day_name,
    month_name,
    weekday_names,
)

DAY = date(2026, 11, 3)  # a Tuesday


def test_days_and_months_are_written_as_each_language_does():
    assert day_name("nl", DAY) == "dinsdag 3 november 2026"
    assert day_name("en", DAY) == "Tuesday 3 November 2026"
    assert day_and_month("nl", DAY) == "dinsdag 3 november"
    assert month_name("en", DAY) == "November 2026"


def test_a_week_begins_on_monday():
    assert [full for _, full in weekday_names("nl")][::6] == ["maandag", "zondag"]
    assert weekday_names("en")[0] == ("Mo", "Monday")


def test_the_clock_is_that_of_the_zone_where_it_was_put_down():
    moment = datetime(2026, 7, 1, 19, 5, tzinfo=UTC)

    assert clock_time(moment, "Europe/Amsterdam") == "21:05"
