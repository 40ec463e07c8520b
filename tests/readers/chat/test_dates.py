"""Which number is the day: settled by the file, by a person, or asked."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers.chat.dates import (
    IMPOSSIBLE,
    AmbiguousDates,
    day_number,
    resolve_days,
    written_date,
)
from bedding.readers.chat.errors import DateOrderError, NotAChatError

EPOCH = date(1970, 1, 1)


def resolve(texts, day_first=None):
    """Return the days of dates as a file writes them, in its order."""
    unique = list(dict.fromkeys(texts))
    days = resolve_days(
        [written for text in unique if (written := written_date(text))],
        np.array([unique.index(text) for text in texts], np.int32),
        day_first=day_first,
        earliest=2009,
    )
    if isinstance(days, AmbiguousDates):
        return days
    numbers = [int(days[unique.index(text)]) for text in texts]
    return [
        None if each == IMPOSSIBLE else EPOCH + timedelta(days=each) for each in numbers
    ]


def test_a_number_above_twelve_settles_it():
    assert resolve(["01/02/22", "13/02/22"]) == [date(2022, 2, 1), date(2022, 2, 13)]
    assert resolve(["01/02/22", "02/13/22"]) == [date(2022, 1, 2), date(2022, 2, 13)]


def test_one_order_in_which_time_runs_back_settles_it():
    # With the day first: 5 January, 6 January, 1 February. Else May, June and back to January.
    texts = ["05/01/22", "06/01/22", "01/02/22"]

    assert resolve(texts) == [date(2022, 1, 5), date(2022, 1, 6), date(2022, 2, 1)]


def test_what_fits_both_orders_is_asked_with_three_dates():
    texts = ["01/02/22", "02/03/22", "03/04/22", "04/05/22", "05/06/22"]

    assert resolve(texts) == AmbiguousDates(
        samples=("01/02/22", "03/04/22", "05/06/22")
    )
    assert resolve(texts, day_first=True)[0] == date(2022, 2, 1)
    assert resolve(texts, day_first=False)[0] == date(2022, 1, 2)


def test_one_date_alone_is_asked_and_needs_no_three():
    assert resolve(["01/02/22"]) == AmbiguousDates(samples=("01/02/22",))


def test_a_date_the_same_in_both_orders_needs_no_question():
    assert resolve(["02/02/22", "03/03/22"]) == [date(2022, 2, 2), date(2022, 3, 3)]


def test_an_order_that_cannot_be_is_refused():
    with pytest.raises(DateOrderError) as raised:
        resolve(["01/02/22", "13/02/22", "14/02/22"], day_first=False)

    assert raised.value.impossible == 2


def test_one_impossible_date_does_not_turn_the_others():
    days = [f"{day:02}-08-2026" for day in range(13, 29)]

    assert resolve([*days, "31-02-2026"]) == [
        *(date(2026, 8, day) for day in range(13, 29)),
        None,
    ]


def test_dates_of_no_calendar_are_refused():
    with pytest.raises(NotAChatError):
        resolve(["99/99/22", "45/45/22"])


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("16/3/2565", "day month year"),
        ("16/3/65", "day month year"),
        ("R4/3/16", "year month day"),
        ("令和4年3月16日", "year month day"),
        ("4/3/16", "year month day"),
        ("111/3/16", "year month day"),
        ("3/16/4 R", "month day year"),
        ("2022. 3. 16.", "year month day"),
        ("\u0661\u0666/\u0663/\u0662\u0660\u0662\u0662", "day month year"),
    ],
)
def test_years_of_other_calendars(text, order):
    written = written_date(text)
    assert written is not None

    assert EPOCH + timedelta(days=day_number(written, order, earliest=2009)) == date(
        2022, 3, 16
    )


@pytest.mark.parametrize("text", ["16/3/1403", "16/3/2200", "0/1/2022", "1/0/2022"])
def test_what_is_in_no_known_calendar_is_impossible(text):
    written = written_date(text)
    assert written is not None

    assert day_number(written, "day month year", earliest=2009) == IMPOSSIBLE


@settings(max_examples=150, deadline=None)
@given(
    start=st.dates(date(2010, 1, 1), date(2025, 12, 1)),
    steps=st.lists(st.integers(0, 40), max_size=25),
    layout=st.sampled_from(
        ["{d}/{m}/{y}", "{m}/{d}/{y}", "{y}/{m}/{d}", "{d:02}-{m:02}-{s:02}"]
    ),
)
def test_dates_in_order_are_read_right_or_asked(start, steps, layout):
    days = [start]
    for step in steps:
        days.append(days[-1] + timedelta(days=step))
    texts = [
        layout.format(d=day.day, m=day.month, y=day.year, s=day.year % 100)
        for day in days
    ]

    found = resolve(texts)

    assert isinstance(found, AmbiguousDates) or found == days
