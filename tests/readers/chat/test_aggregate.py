"""Days by side, against a count that goes through the signs one at a time."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers.chat.aggregate import (
    BURST,
    BURST_WITHIN,
    NIGHT,
    NOTHING,
    SILENCE,
    DayAggregate,
    ReplyGaps,
    Side,
    SideDay,
    Signs,
    aggregate_days,
)
from bedding.readers.chat.message import NOBODY, Kind

START = 1_640_995_200  # the first second of 2022, UTC
HOUR = 3_600


def signs(rows: list[tuple[int, int, int, int]]) -> Signs:
    """Return signs from rows of second, side, kind and characters; wall clock and UTC are one."""
    second, side, kind, characters = (list(each) for each in zip(*rows, strict=True))
    moment = np.array(second, np.int64)
    return Signs(
        wall=moment,
        instant=moment,
        side=np.array(side, np.int8),
        kind=np.array(kind, np.int8),
        characters=np.array(characters, np.int32),
    )


def text(hours: float, side: Side, characters: int = 1) -> tuple[int, int, int, int]:
    return START + round(hours * HOUR), side, Kind.TEXT, characters


ROWS = st.lists(
    st.tuples(
        st.integers(START, START + 12 * 24 * HOUR),
        st.sampled_from([NOBODY, Side.ME, Side.OTHER]),
        st.sampled_from([kind for kind in Kind if kind is not Kind.SYSTEM]),
        st.integers(0, 500),
    ),
    min_size=1,
    max_size=60,
)


def one_at_a_time(
    rows: list[tuple[int, int, int, int]],
) -> dict[date, dict[int, dict[str, int]]]:
    """Return the counts of `SideDay`, by day and side, from signs in a list."""
    tally: dict[date, dict[int, Counter[str]]] = {}
    ordered = sorted((row for row in rows if row[1] != NOBODY), key=lambda row: row[0])
    for place, (second, side, kind, characters) in enumerate(ordered):
        moment = datetime.fromtimestamp(second, UTC)
        counts = tally.setdefault(moment.date(), {0: Counter(), 1: Counter()})
        if kind in {Kind.TEXT, Kind.MEDIA}:
            counts[side]["messages"] += 1
            counts[side]["characters"] += characters
            counts[side]["night"] += NIGHT[0] <= moment.hour < NIGHT[1]
        counts[side]["media"] += kind == Kind.MEDIA
        counts[side]["deleted"] += kind == Kind.DELETED
        counts[side]["calls"] += kind == Kind.CALL
        counts[side]["missed_calls"] += kind == Kind.MISSED_CALL
        if place and second - ordered[place - 1][0] >= SILENCE * HOUR:
            counts[side]["starts"] += 1
            soon = [
                row[1]
                for row in ordered[place:]
                if row[0] - second <= BURST_WITHIN * HOUR
            ]
            for each in Side:
                counts[each]["bursts"] += soon.count(each) >= BURST
    return {
        day: {side: dict(each) for side, each in sides.items()}
        for day, sides in tally.items()
    }


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_counts_agree_with_a_count_one_at_a_time(rows):
    expected = one_at_a_time(rows)

    days = aggregate_days(signs(rows))

    for day in days:
        for side, found in ((0, day.me), (1, day.other)):
            wanted = expected.get(day.day, {}).get(side, {})
            for name in SideDay.__slots__:
                if name != "replies":
                    assert getattr(found, name) == wanted.get(name, 0), name


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_quantiles_agree_with_those_of_numpy(rows):
    ordered = sorted((row for row in rows if row[1] != NOBODY), key=lambda row: row[0])
    gaps: dict[tuple[date, int], list[float]] = {}
    for before, after in pairwise(ordered):
        if before[1] != after[1]:
            day = datetime.fromtimestamp(after[0], UTC).date()
            gaps.setdefault((day, after[1]), []).append((after[0] - before[0]) / HOUR)

    found = {
        (day.day, side): each.replies
        for day in aggregate_days(signs(rows))
        for side, each in ((0, day.me), (1, day.other))
        if each.replies is not None
    }

    assert found.keys() == gaps.keys()
    for key, replies in found.items():
        assert replies.count == len(gaps[key])
        # Two roads through the same straight line differ by rounding alone.
        np.testing.assert_allclose(
            [
                replies.lower_quartile,
                replies.median,
                replies.upper_quartile,
                replies.ninetieth,
            ],
            np.quantile(gaps[key], [0.25, 0.5, 0.75, 0.9]),
            rtol=1e-12,
        )


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_silences_are_the_long_gaps_and_nothing_else(rows):
    moments = sorted(row[0] for row in rows if row[1] != NOBODY)
    expected = [
        (after - before) / HOUR
        for before, after in pairwise(moments)
        if after - before >= SILENCE * HOUR
    ]

    days = aggregate_days(signs(rows))

    assert [silence.length for day in days for silence in day.silences] == expected
    for day in days:
        starts = Counter(silence.ended_by for silence in day.silences)
        assert (day.me.starts, day.other.starts) == (
            starts[Side.ME],
            starts[Side.OTHER],
        )
        assert all(silence.ended.date() == day.day for silence in day.silences)


@settings(max_examples=30, deadline=None)
@given(rows=ROWS)
def test_every_day_is_there_once(rows):
    days = aggregate_days(signs(rows))

    first = datetime.fromtimestamp(min(row[0] for row in rows), UTC).date()
    last = datetime.fromtimestamp(max(row[0] for row in rows), UTC).date()
    assert [day.day for day in days] == [
        first + timedelta(days=place) for place in range((last - first).days + 1)
    ]


@settings(max_examples=30, deadline=None)
@given(rows=ROWS)
def test_exchanging_the_sides_exchanges_the_columns(rows):
    exchanged = [
        (row[0], 1 - row[1] if row[1] != NOBODY else NOBODY, *row[2:]) for row in rows
    ]

    here, there = aggregate_days(signs(rows)), aggregate_days(signs(exchanged))

    assert [(day.me, day.other) for day in here] == [
        (day.other, day.me) for day in there
    ]


def test_a_day_without_signs_is_nothing_and_not_missing():
    days = aggregate_days(signs([text(1, Side.ME, 5), text(50, Side.OTHER, 7)]))

    assert days[1] == DayAggregate(
        day=date(2022, 1, 2), me=NOTHING, other=NOTHING, silences=(), calls_of_nobody=0
    )
    assert days[2].other.starts == 1
    assert days[2].silences[0].length == 49


@pytest.mark.parametrize(("hours", "starts"), [(SILENCE, 1), (SILENCE - 1 / HOUR, 0)])
def test_a_silence_begins_at_its_threshold(hours, starts):
    days = aggregate_days(signs([text(0, Side.ME), text(hours, Side.ME)]))

    assert sum(day.me.starts for day in days) == starts


def test_a_late_reply_is_a_reply_and_a_second_message_is_none():
    days = aggregate_days(
        signs(
            [
                text(0, Side.ME),
                text(1, Side.ME),
                text(11, Side.OTHER),
                text(11.5, Side.OTHER),
            ]
        )
    )

    assert days[0].me.replies is None
    assert days[0].other.replies == ReplyGaps(
        count=1, lower_quartile=10, median=10, upper_quartile=10, ninetieth=10
    )


def test_no_signs_are_no_days():
    empty = signs([text(0, Side.ME)]).only(np.zeros(1, dtype=bool))

    assert aggregate_days(empty) == ()


def test_a_missed_call_without_a_caller_counts_for_nobody():
    days = aggregate_days(
        signs([text(0, Side.ME), (START + HOUR, NOBODY, Kind.MISSED_CALL, 0)])
    )

    assert days[0].calls_of_nobody == 1
    assert days[0].me.missed_calls + days[0].other.missed_calls == 0
