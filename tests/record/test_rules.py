"""What may be added when, and what is asked in which week."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bedding.record.entries import CheckIn, Event, Label, Reflection
from bedding.record.errors import EntryError, LimitError
from bedding.record.moment import Moment
from bedding.record.record import Record
from bedding.record.rules import (
    add_check_in,
    add_event,
    add_reflection,
    clock_went_back,
    diary_day,
    edit,
    evening_form,
    event_room,
    pause,
    resume,
    skip,
    week_plan,
)

HOME = ZoneInfo("Europe/Amsterdam")
FRIDAY = date(2026, 11, 20)


def moment(day=FRIDAY, *, written=None, hour=21):
    at = datetime.combine(written or day, datetime.min.time(), HOME) + timedelta(
        hours=hour
    )
    return Moment(local_date=day, tz="Europe/Amsterdam", shown_at=at, answered_at=at)


def check_in(day=FRIDAY, form="evening", **options):
    return CheckIn(moment=moment(day, **options), form=form)


def event(code="M1", day=FRIDAY):
    return Event(moment=moment(day), code=code)


def limit_of(act):
    with pytest.raises(LimitError) as caught:
        act()
    return caught.value.limit


def test_a_day_takes_one_evening_and_one_moment_now():
    record = add_check_in(Record(), check_in())
    record = add_check_in(record, check_in(form="now"))

    assert (
        limit_of(lambda: add_check_in(record, check_in(form="short"))) == "one_evening"
    )
    assert limit_of(lambda: add_check_in(record, check_in(form="now"))) == "one_now"
    assert len(record.on(CheckIn, FRIDAY)) == 2


@pytest.mark.parametrize(
    ("back", "backfilled"),
    [(0, False), (1, True), (2, True)],
    ids=["today", "one", "two"],
)
def test_two_days_back_may_be_filled_in_and_are_marked(back, backfilled):
    new = check_in(FRIDAY, written=FRIDAY + timedelta(days=back))
    (kept,) = add_check_in(Record(), new).of(CheckIn)
    assert kept.moment.backfilled is backfilled


def test_three_days_back_and_tomorrow_are_out_of_reach():
    late = check_in(FRIDAY, written=FRIDAY + timedelta(days=3))
    early = check_in(FRIDAY + timedelta(days=1), written=FRIDAY)

    assert limit_of(lambda: add_check_in(Record(), late)) == "back_fill"
    assert limit_of(lambda: add_check_in(Record(), early)) == "future"


def test_after_midnight_it_is_still_that_evening():
    at = datetime(2026, 11, 21, 1, 30, tzinfo=HOME)
    assert diary_day(at) == FRIDAY
    (kept,) = add_check_in(
        Record(), check_in(FRIDAY, written=FRIDAY + timedelta(days=1), hour=1)
    ).of(CheckIn)
    assert kept.moment.backfilled is False


def test_the_fourth_event_of_a_day_is_held_back_kindly_and_may_still_come():
    record = Record()
    for left in (2, 1, 0):
        record = add_event(record, event())
        assert event_room(record, FRIDAY) == left

    assert limit_of(lambda: add_event(record, event())) == "three_events"
    assert len(list(add_event(record, event(), beyond=True).of(Event))) == 4
    assert event_room(record, FRIDAY + timedelta(days=1)) == 3


@pytest.mark.parametrize("code", [f"V{n}" for n in range(1, 7)])
def test_codes_of_the_gate_are_never_counted_and_never_refused(code):
    record = Record()
    for _ in range(5):
        record = add_event(record, event(code))
    assert event_room(record, FRIDAY) == 3

    for _ in range(3):
        record = add_event(record, event())
    long_ago = Event(moment=moment(date(2020, 1, 1), written=FRIDAY), code=code)
    record = add_event(add_event(record, event(code)), long_ago)
    assert sum(each.gate for each in record.of(Event)) == 7


def test_event_of_a_label_needs_the_label():
    with pytest.raises(EntryError, match="Make the label first"):
        add_event(Record(), event("X1"))
    record = Record().with_entry(Label(code="X1", name="walk", meaning="regulation"))
    assert [each.code for each in add_event(record, event("X1")).of(Event)] == ["X1"]


def test_edited_entry_keeps_its_moment_and_says_when():
    record = add_check_in(Record(), check_in())
    (old,) = record.of(CheckIn)
    now = datetime(2026, 11, 21, 9, tzinfo=UTC)
    new = CheckIn(
        id=old.id, moment=moment(hour=23), form="evening", answers={"self": 2}
    )

    (kept,) = edit(record, new, now).of(CheckIn)
    assert kept.answers == {"self": 2}
    assert kept.moment.answered_at == old.moment.answered_at
    assert kept.moment.edited_at == now
    with pytest.raises(EntryError):
        edit(Record(), new, now)


@pytest.mark.parametrize(
    ("missed", "form"), [(0, "evening"), (2, "evening"), (3, "short")]
)
def test_three_days_away_make_the_evening_short(missed, form):
    record = add_check_in(Record(), check_in())
    assert evening_form(record, FRIDAY + timedelta(days=missed + 1)) == form


def test_days_left_out_on_purpose_do_not_count_as_missed():
    later = FRIDAY + timedelta(days=4)
    record = add_check_in(Record(), check_in())

    assert evening_form(skip(record, FRIDAY + timedelta(days=2)), later) == "evening"
    paused = resume(pause(record, FRIDAY + timedelta(days=1)), later)
    assert evening_form(paused, later) == "evening"
    assert evening_form(record, later) == "short"


def test_pausing_twice_is_pausing_once():
    record = pause(Record(), FRIDAY)
    assert pause(record, FRIDAY) == record
    assert skip(record, FRIDAY + timedelta(days=9)) == record


def test_weeks_take_turns_and_every_fourth_looks_at_phases():
    record = add_check_in(Record(), check_in())
    plans = [week_plan(record, FRIDAY + timedelta(weeks=n)) for n in range(48)]

    forms = [plan.form for plan in plans]
    assert all((form == "phases") == (n % 4 == 3) for n, form in enumerate(forms))
    others = [form for form in forms if form != "phases"]
    assert set(others[::2]) == {"signs"}
    assert set(others[1::2]) == {"distinctions"}
    signs = [plan.items for plan in plans if plan.form == "signs"]
    assert [items[0] for items in signs[:4]] == ["S1a", "S1b", "S1a", "S1b"]
    assert {items[6] for items in signs[:6]} == {f"S{n}+" for n in range(1, 7)}
    # Eight taps at most, "done" among them; phases have eight answers and "done".
    assert {len(plan.items) for plan in plans} == {6, 7, 8}


def test_a_week_has_one_look_back():
    plan = week_plan(Record(), FRIDAY)
    reflection = Reflection(moment=moment(), form=plan.form, answers={plan.items[0]: 2})
    record = add_reflection(Record(), reflection)

    monday = FRIDAY + timedelta(days=3)
    assert week_plan(record, FRIDAY).done
    assert not week_plan(record, monday).done
    again = Reflection(
        moment=moment(FRIDAY - timedelta(days=1)), form="signs", answers={}
    )
    assert limit_of(lambda: add_reflection(record, again)) == "one_week"


def test_clock_that_went_back_is_noticed_and_refuses_nothing():
    record = add_check_in(Record(), check_in())
    earlier = moment(FRIDAY - timedelta(days=30)).answered_at

    assert clock_went_back(record, earlier)
    assert not clock_went_back(record, moment(hour=20.5).answered_at)
    assert not clock_went_back(Record(), earlier)
    kept = add_check_in(record, check_in(FRIDAY - timedelta(days=30)))
    assert len(list(kept.of(CheckIn))) == 2


def test_summer_time_moves_no_evening_to_another_day():
    # The night of 25 October 2026 has 25 hours; two evenings stay two days.
    record = Record()
    for day in (date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26)):
        record = add_check_in(record, check_in(day))
    assert [each.moment.backfilled for each in record.of(CheckIn)] == [False] * 3
