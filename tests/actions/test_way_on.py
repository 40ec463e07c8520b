"""Phases and small steps: kept as they were written, and nothing that was done is ever undone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bedding.actions.way_on import (
    EVENTS_OF,
    be_in,
    done_in,
    phase_of,
    stepped_back,
    steps_of,
    write_steps,
)
from bedding.record import (
    EVENTS,
    PATH_PHASES,
    EntryError,
    Event,
    Moment,
    Record,
    Reflection,
)

TODAY = date(2026, 11, 22)


def moment(day):
    at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Moment(local_date=day, tz="UTC", shown_at=at, answered_at=at)


def happened(record, code, back=0):
    who = "me" if EVENTS[code].who == "ask" else None
    day = TODAY - timedelta(days=back)
    return record.with_entry(Event(moment=moment(day), code=code, who=who))


def test_where_one_is_moves_freely_and_can_be_nowhere():
    record = be_in(be_in(Record(), "F4"), "F1")

    assert phase_of(record) == "F1"
    assert phase_of(be_in(record, None)) is None
    with pytest.raises(EntryError):
        be_in(record, "F5")


def test_steps_are_kept_trimmed_and_an_empty_one_goes():
    record = write_steps(Record(), {"F1.a": " lopen ", "F1.b": "  ", "F3.a": "bellen"})

    assert steps_of(record, "F1") == {"F1.a": "lopen", "F1.b": ""}
    assert steps_of(write_steps(record, {"F1.a": ""}), "F1") == {
        "F1.a": "",
        "F1.b": "",
    }
    assert steps_of(record, "F3")["F3.a"] == "bellen"


def test_never_is_not_done_and_once_is():
    look = Reflection(
        moment=moment(TODAY), form="phases", answers={"F1.1": 0, "F1.2": 1}
    )

    assert [each.code for each in done_in(Record().with_entry(look), "F1")] == ["F1.2"]


CODES = st.sampled_from(["M4", "B1", "C3", "M1", "M2", "W2", "T6", "C4", "M5"])


@settings(max_examples=40)
@given(before=st.lists(CODES, max_size=6), after=st.lists(CODES, max_size=6))
def test_whatever_follows_nothing_that_was_done_goes(before, after):
    record = Record()
    for code in before:
        record = happened(record, code)
    later = record
    for code in (*after, "C4"):
        later = happened(later, code)

    for phase in PATH_PHASES:
        assert set(done_in(record, phase)) <= set(done_in(later, phase))


@pytest.mark.parametrize(("back", "told"), [(0, True), (28, True), (29, False)])
def test_a_step_back_is_spoken_of_for_four_weeks(back, told):
    assert stepped_back(happened(Record(), "C4", back), TODAY) is told


def test_every_event_of_a_phase_exists_and_none_is_hard_or_dangerous():
    codes = [code for codes in EVENTS_OF.values() for code in codes]

    assert {EVENTS[code].tab for code in codes} <= {"own", "warm"}
    assert len(codes) == len(set(codes))
