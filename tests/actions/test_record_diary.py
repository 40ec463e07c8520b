from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.actions import record_diary
from bedding.actions.record_diary import usual_hour
from bedding.record import (
    Answer,
    ChatDay,
    CheckIn,
    Event,
    Label,
    Moment,
    Pause,
    Record,
    TableRow,
)
from bedding.types import Diary

AMSTERDAM = "Europe/Amsterdam"
NEW_YORK = "America/New_York"


def moment(year, month, day, hour=21, zone=AMSTERDAM, *, about=None):
    at = datetime(year, month, day, hour, tzinfo=ZoneInfo(zone))
    return Moment(local_date=about or at.date(), tz=zone, shown_at=at, answered_at=at)


def evening(when, contact=None, **answers):
    return CheckIn(moment=when, form="evening", contact=contact, answers=answers)


def record(*entries):
    return Record(entries={entry.id: entry for entry in entries})


def diary_of(entries: Record) -> Diary:
    diary = record_diary.diary_of(entries)
    assert diary is not None
    return diary


def test_an_empty_record_has_no_diary():
    assert record_diary.diary_of(Record()) is None


@pytest.mark.parametrize(
    ("answer", "coded"),
    [
        ("none_fine", 0.0),
        ("none_waiting", 1 / 3),
        ("message", 2 / 3),
        ("together", 1.0),
    ],
)
def test_contact_is_coded_as_the_model_reads_it(answer, coded):
    diary = diary_of(record(evening(moment(2026, 3, 2), answer)))

    assert diary.inputs["contact"].tolist() == [coded]


def test_points_become_shares_and_the_answers_about_oneself_stay():
    diary = diary_of(
        record(evening(moment(2026, 3, 2), warmth=7, threat=1, arousal=4, self=2))
    )

    assert diary.inputs["warmth"].tolist() == [1.0]
    assert diary.inputs["threat"].tolist() == [0.0]
    assert {name: each.values.tolist() for name, each in diary.channels.items()} == {
        "arousal": [4.0],
        "self": [2.0],
    }
    assert (diary.channels["self"].low, diary.channels["self"].high) == (1.0, 7.0)


def test_a_night_in_which_the_clock_goes_forward_is_an_hour_shorter():
    spring = diary_of(
        record(
            evening(moment(2026, 3, 28), "together"),
            evening(moment(2026, 3, 29), "together"),
        )
    )
    autumn = diary_of(
        record(
            evening(moment(2026, 10, 24), "together"),
            evening(moment(2026, 10, 25), "together"),
        )
    )

    assert spring.times[1] * 24 == pytest.approx(23)
    assert autumn.times[1] * 24 == pytest.approx(25)


def test_a_journey_lengthens_the_day_by_the_hours_between_the_zones():
    diary = diary_of(
        record(
            evening(moment(2026, 6, 1), "together"),
            evening(moment(2026, 6, 2, zone=NEW_YORK), "together"),
        )
    )

    assert diary.times[1] * 24 == pytest.approx(24 + 6)


def test_what_was_filled_in_later_stands_at_the_usual_hour_of_its_own_day():
    back = evening(moment(2026, 6, 4, 9, about=date(2026, 6, 2)), "none_waiting")
    diary = diary_of(
        record(
            evening(moment(2026, 6, 1, 22), "together"),
            evening(moment(2026, 6, 3, 22), "together"),
            back,
        )
    )

    assert diary.inputs["contact"].tolist() == [1.0, 1 / 3, 1.0]
    assert (diary.times * 24).tolist() == pytest.approx([0, 24, 48])


def test_two_at_night_still_belongs_to_the_evening():
    late = evening(moment(2026, 6, 2, 2, about=date(2026, 6, 1)), "together")

    assert usual_hour(record(late)) == 26
    assert diary_of(
        record(late, evening(moment(2026, 6, 3, 2, about=date(2026, 6, 2))))
    ).times[1] == pytest.approx(1)


def test_a_day_without_anything_is_a_gap_and_never_a_zero():
    diary = diary_of(
        record(
            evening(moment(2026, 6, 1), "together", warmth=5),
            evening(moment(2026, 6, 5)),
        )
    )

    assert diary.times.tolist() == pytest.approx([0, 4])
    np.testing.assert_array_equal(diary.inputs["warmth"], [4 / 6, np.nan])


def test_events_fill_only_what_the_evening_left_empty():
    day = moment(2026, 6, 1)
    harsh = Event(moment=day, code="T1", who="other", strength=3)
    kind = Event(moment=day, code="W1", who="other", strength=1)
    sorry = Event(moment=day, code="R3")
    diary = diary_of(record(evening(day, "together", warmth=7), harsh, kind, sorry))

    assert diary.inputs["warmth"].tolist() == [1.0]
    assert diary.inputs["threat"].tolist() == [1.0]
    assert diary.inputs["amends"].tolist() == [1.0]


def test_a_day_of_events_alone_is_a_row_too():
    lasting = Event(
        moment=moment(2026, 6, 2), code="T2", who="other", ended=date(2026, 6, 4)
    )
    diary = diary_of(
        record(
            evening(moment(2026, 6, 1), "together"),
            lasting,
            evening(moment(2026, 6, 4), "none_waiting"),
        )
    )

    assert diary.times.tolist() == pytest.approx([0, 1, 3])
    np.testing.assert_array_equal(diary.inputs["answered"], [np.nan, 0.0, 0.0])


def test_a_limit_that_was_respected_or_punished_is_openness_that_was_met_or_not():
    entries = []
    for day, codes in enumerate((("B2",), ("B3",), ("B2", "T8"), ("B1",)), 1):
        when = moment(2026, 6, day)
        entries += [
            evening(when, "together"),
            *(Event(moment=when, code=code) for code in codes),
        ]

    diary = diary_of(record(*entries))

    np.testing.assert_array_equal(diary.inputs["openness"], [1.0, 0.0, 0.5, np.nan])


def test_a_bad_night_is_stress_and_the_other_days_have_none():
    first, second = moment(2026, 6, 1), moment(2026, 6, 2)
    bad = Event(moment=first, code="M5")

    diary = diary_of(
        record(evening(first, "together"), bad, evening(second, "together"))
    )

    assert diary.inputs["stress"].tolist() == [0.5, 0.0]
    assert "stress" not in diary_of(record(evening(first, "together"))).inputs


def test_a_chat_tells_of_contact_only_on_days_that_have_a_row():
    day = moment(2026, 6, 1)
    written = ChatDay(
        local_date=date(2026, 6, 1),
        source="whatsapp-1",
        values={"me_messages": 4, "other_messages": 0},
    )
    elsewhere = ChatDay(
        local_date=date(2026, 5, 1),
        source="whatsapp-1",
        values={"me_messages": 4, "other_messages": 2},
    )

    diary = diary_of(record(evening(day, warmth=2), written, elsewhere))

    assert diary.times.tolist() == [0.0]
    assert diary.inputs["contact"].tolist() == [2 / 3]
    assert diary.inputs["answered"].tolist() == [0.0]


def test_a_label_of_ones_own_counts_as_what_it_stands_for():
    day = moment(2026, 6, 1)
    label = Label(code="X1", name="slammed door", meaning="threat")

    diary = diary_of(
        record(
            label, evening(day, "together"), Event(moment=day, code="X1", strength=3)
        )
    )

    assert diary.inputs["threat"].tolist() == [1.0]


instants = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 -- made UTC below
    lambda at: at.replace(tzinfo=UTC)
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            instants,
            st.sampled_from([AMSTERDAM, NEW_YORK, "Asia/Kathmandu", "Pacific/Apia"]),
            st.integers(0, 2),
            st.sampled_from(["evening", "short", "now"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_times_increase_and_every_column_is_as_long_whatever_the_zones(rows):
    entries = []
    for at, zone, back, form in rows:
        local = at.astimezone(ZoneInfo(zone))
        day = (local - timedelta(hours=4)).date() - timedelta(days=back)
        when = Moment(local_date=day, tz=zone, shown_at=local, answered_at=local)
        entries.append(CheckIn(moment=when, form=form, answers={"arousal": 4}))

    diary = diary_of(record(*entries))

    assert diary.times[0] == 0
    assert (np.diff(diary.times) > 0).all()
    lengths = {len(values) for values in diary.inputs.values()}
    lengths |= {len(channel.values) for channel in diary.channels.values()}
    assert lengths == {len(rows)}


def row(at, **answers):
    return TableRow(local_date=at.date(), at=at, table="own", answers=answers)


def test_a_row_of_a_table_is_a_moment_of_its_own_on_its_own_scale():
    evening_at = moment(2026, 3, 10)
    table = row(evening_at.answered_at + timedelta(hours=12), mood=Answer(4, 1, 5, 5))

    diary = diary_of(record(evening(evening_at, warmth=7), table))

    np.testing.assert_allclose(diary.times, [0, 0.5])
    np.testing.assert_array_equal(diary.inputs["warmth"], [1, np.nan])
    mood = diary.channels["mood"]
    np.testing.assert_array_equal(mood.values, [np.nan, 4])
    assert (mood.low, mood.high, mood.levels) == (1, 5, 5)


def test_a_measure_on_two_scales_is_put_on_one_by_its_place_between_the_ends():
    evening_at = moment(2026, 3, 10)
    table = row(
        evening_at.answered_at + timedelta(days=1),
        arousal=Answer(25, 0, 100),
        threat=Answer(75, 0, 100),
    )

    diary = diary_of(record(evening(evening_at, arousal=7), table))

    arousal = diary.channels["arousal"]
    np.testing.assert_allclose(arousal.values, [7, 2.5])  # A quarter of 1 to 7.
    assert (arousal.low, arousal.high, arousal.levels) == (1, 7, None)
    np.testing.assert_array_equal(diary.inputs["threat"], [np.nan, 0.75])


def test_events_of_a_day_with_only_a_row_of_a_table_keep_a_row_of_their_own():
    at = moment(2026, 3, 10, 8)
    event = Event(moment=at, code="T1", who="other", strength=3)

    diary = diary_of(record(row(at.answered_at, mood=Answer(4, 1, 5, 5)), event))

    np.testing.assert_array_equal(diary.inputs["threat"], [np.nan, 1])


def filled_in_later(about, when, zone=AMSTERDAM):
    at = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone))
    return Moment(
        local_date=date.fromisoformat(about),
        tz=zone,
        shown_at=at,
        answered_at=at,
        backfilled=True,
    )


def test_days_filled_in_over_a_change_of_the_clock_keep_the_hour_on_the_wall():
    # The clock goes forward in the night to 29 March 2026, and back in that to 25 October.
    spring = [
        evening(moment(2026, 3, 27), warmth=4),
        evening(filled_in_later("2026-03-28", "2026-03-30T09:00"), warmth=4),
        evening(filled_in_later("2026-03-29", "2026-03-30T09:01"), warmth=4),
    ]
    autumn = [
        evening(moment(2026, 10, 23), warmth=4),
        evening(filled_in_later("2026-10-24", "2026-10-26T09:00"), warmth=4),
        evening(filled_in_later("2026-10-25", "2026-10-26T09:01"), warmth=4),
    ]

    np.testing.assert_allclose(np.diff(diary_of(record(*spring)).times) * 24, [24, 23])
    np.testing.assert_allclose(np.diff(diary_of(record(*autumn)).times) * 24, [24, 25])


def test_an_evening_across_the_date_line_stays_where_it_was_in_time():
    # From Auckland to Los Angeles one lands on the date one left on.
    before = evening(moment(2026, 3, 9, 21, "Pacific/Auckland"), warmth=1)
    after = evening(moment(2026, 3, 10, 21, "America/Los_Angeles"), warmth=7)

    diary = diary_of(record(after, before))

    # 21:00 on the 9th is 08:00 UTC; 21:00 on the 10th is 04:00 UTC on the 11th.
    np.testing.assert_allclose(diary.times * 24, [0, 44])
    np.testing.assert_array_equal(diary.inputs["warmth"], [0, 1])


def test_a_pause_is_a_gap_like_any_other_and_makes_no_row():
    days = [evening(moment(2026, 3, n), warmth=4) for n in (1, 2, 9)]
    with_pause = record(*days, Pause(first=date(2026, 3, 3), last=date(2026, 3, 8)))

    np.testing.assert_array_equal(
        diary_of(with_pause).times, diary_of(record(*days)).times
    )


def test_what_bears_a_label_of_stress_counts_as_a_bad_night_does():
    label = Label(code="X1", name="verhuizing", meaning="stress")
    day = moment(2026, 3, 10)
    told = [
        label,
        evening(day, warmth=4),
        Event(moment=day, code="X1"),
        evening(moment(2026, 3, 11), warmth=4),
    ]

    np.testing.assert_array_equal(diary_of(record(*told)).inputs["stress"], [0.5, 0])
