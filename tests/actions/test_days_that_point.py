"""What a person wrote, laid under the pole that it speaks for, with its dates."""

from datetime import UTC, date, datetime, timedelta

from bedding.actions import days_that_point as room
from bedding.actions.days_that_point import HANDFUL, HAPPENED
from bedding.actions.record_diary import dated_diary_of
from bedding.record import EVENTS, CheckIn, Event, Moment, Record, Reflection

FIRST = date(2026, 3, 2)


def moment(day, hour=20):
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Moment(local_date=day, tz="UTC", shown_at=at, answered_at=at)


def on(number):
    return FIRST + timedelta(days=number)


def days_that_point(record, about):
    return room.days_that_point(record, about, dated_diary_of(record))


def record_of(*entries):
    return Record(entries={each.id: each for each in entries})


def evening(number, contact=None, **answers):
    return CheckIn(
        moment=moment(on(number)), form="evening", contact=contact, answers=answers
    )


def test_a_hard_day_with_hope_stands_there_with_the_day_after():
    record = record_of(
        evening(0, warmth=1, threat=7, expect=7),
        evening(1, warmth=1, threat=7, expect=4),
    )

    alarm = days_that_point(record, "S3").alarm

    (found,) = alarm.shown
    assert (found.day, found.later) == (on(0), on(1))
    assert [(each.name, each.value, each.high) for each in found.answers] == [
        ("threat", 7, 7),
        ("expect", 7, 7),
    ]
    assert [each.name for each in found.later_answers] == ["warmth", "threat"]


def test_what_happened_speaks_by_its_code_and_a_step_back_speaks_for_nothing():
    record = record_of(
        Event(moment=moment(on(0)), code="B4"),
        Event(moment=moment(on(1)), code="B1"),
        Event(moment=moment(on(2)), code="C4"),
    )

    sides = days_that_point(record, "S2")

    assert [(each.day, each.events) for each in sides.alarm.shown] == [(on(0), ("B4",))]
    assert [(each.day, each.events) for each in sides.rest.shown] == [(on(1), ("B1",))]
    told = {code for sides in HAPPENED.values() for codes in sides for code in codes}
    assert "C4" not in told
    assert told <= EVENTS.keys()
    assert not any(EVENTS[code].gate for code in told)


def test_weekly_answers_speak_on_their_side_of_the_middle():
    record = record_of(
        Reflection(moment=moment(on(0)), form="signs", answers={"S1a": 4, "S1+": 4}),
        Reflection(moment=moment(on(7)), form="distinctions", answers={"D2": 1}),
        Reflection(moment=moment(on(14)), form="distinctions", answers={"D2": 4}),
        Reflection(moment=moment(on(21)), form="distinctions", answers={"D2": 6}),
    )

    signs, voice = days_that_point(record, "S1"), days_that_point(record, "D2")

    assert [(each.item, each.point) for each in signs.alarm.shown] == [("S1a", 4)]
    assert [(each.item, each.point) for each in signs.rest.shown] == [("S1+", 4)]
    # 4 of 7 is the middle, and speaks for neither.
    assert [each.day for each in voice.alarm.shown] == [on(7)]
    assert [each.day for each in voice.rest.shown] == [on(21)]


def test_a_look_back_with_one_answer_everywhere_says_nothing_of_one_item():
    answers = {f"S{number}a": 4 for number in range(1, 7)}
    record = record_of(Reflection(moment=moment(on(0)), form="signs", answers=answers))

    assert days_that_point(record, "S1").alarm.count == 0


def test_a_handful_of_the_clearest_is_shown_newest_first_and_all_are_counted():
    record = record_of(
        *(evening(number, pull=7, arousal=1 + number % 7) for number in range(28))
    )

    sides = days_that_point(record, "S4")

    # Above the middle, 4 of 7, is on edge: 5, 6 and 7, on three days of seven.
    assert (sides.alarm.count, sides.rest.count) == (12, 16)
    assert len(sides.alarm.shown) == len(sides.rest.shown) == HANDFUL
    shown = [each.day for each in sides.alarm.shown]
    assert shown == sorted(shown, reverse=True)
    assert {each.answers[1].value for each in sides.alarm.shown} <= {6, 7}


def test_one_day_stands_once_on_a_side():
    record = record_of(
        evening(0, warmth=7, threat=1, self=7, arousal=1),
        evening(1, warmth=1, threat=7, self=7, arousal=7),
        Event(moment=moment(on(1)), code="M1"),
    )

    rest = days_that_point(record, "D6").rest

    assert [each.day for each in rest.shown] == [on(1), on(0)]
    assert rest.shown[0].events == ("M1",)
    assert rest.shown[0].answers != ()


def test_a_day_that_speaks_for_both_stands_under_neither():
    record = record_of(
        evening(0, warmth=1, threat=7),
        evening(1, warmth=7, threat=1),
        Event(moment=moment(on(1)), code="W2", who="together"),
        Event(moment=moment(on(5)), code="W2", who="together"),
    )

    sides = days_that_point(record, "D3")

    # Warmth that came first after something hard, and calm together: one each.
    assert sides.alarm.count == 0
    assert [each.day for each in sides.rest.shown] == [on(5)]


def test_warmth_after_something_hard_stands_with_the_day_on_which_that_began():
    record = record_of(
        evening(0, warmth=1, threat=6),
        evening(1, warmth=2, threat=2),
        evening(2, warmth=6, threat=1),
    )

    (found,) = days_that_point(record, "D3").alarm.shown

    assert (found.day, found.began) == (on(2), on(0))
    assert [(each.name, each.value) for each in found.began_answers] == [
        ("warmth", 1),
        ("threat", 6),
    ]


def test_danger_and_notes_are_never_laid_under_a_pole():
    record = record_of(
        evening(0, pull=7, arousal=7),
        Event(moment=moment(on(0)), code="V1", note="iets"),
    )

    (found,) = days_that_point(record, "S4").alarm.shown

    assert found.events == ()
    assert "iets" not in repr(found)


def test_an_empty_record_points_nowhere():
    sides = days_that_point(Record(), "S1")

    assert (sides.alarm.count, sides.rest.count) == (0, 0)
