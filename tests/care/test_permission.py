"""What may be shown in which state: the table of docs, "care", written out."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bedding.care import (
    Care,
    Flag,
    Part,
    Reason,
    analysis_is_off,
    care_from,
    kept_of,
    may_show,
    why_not,
)

TODAY = date(2026, 11, 22)
KEPT_WITHOUT_ANALYSIS = {"record", "export", "reading", "grounding", "help"}
EVERYTHING = {str(part) for part in Part}
days = st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1))
cares = st.builds(
    Care,
    flag=st.sampled_from(list(Flag)),
    since=days,
    paused_on=days,
    asked_on=days,
    reminder=st.booleans(),
    young=st.booleans(),
)


@pytest.mark.parametrize(
    ("care", "shown"),
    [
        (Care(), EVERYTHING),
        (Care(reminder=True), EVERYTHING),
        (Care(flag=Flag.OFF), KEPT_WITHOUT_ANALYSIS),
        (Care(flag=Flag.RECOGNITION), KEPT_WITHOUT_ANALYSIS | {"signs", "mechanism"}),
        (Care(paused_on=TODAY), KEPT_WITHOUT_ANALYSIS),
        (Care(paused_on=TODAY - timedelta(days=1)), EVERYTHING),
        (Care(flag=Flag.RECOGNITION, paused_on=TODAY), KEPT_WITHOUT_ANALYSIS),
        (Care(young=True), KEPT_WITHOUT_ANALYSIS),
    ],
)
def test_each_state_shows_exactly_what_it_may(care, shown):
    assert {str(part) for part in Part if may_show(care, part, TODAY)} == shown
    assert analysis_is_off(care, TODAY) is (shown == KEPT_WITHOUT_ANALYSIS)


def test_the_reason_is_the_one_that_lasts_longest():
    every = Care(flag=Flag.OFF, paused_on=TODAY, young=True)
    assert why_not(every, Part.MODEL, TODAY) is Reason.YOUNG
    assert (
        why_not(Care(flag=Flag.OFF, paused_on=TODAY), Part.MODEL, TODAY) is Reason.GATE
    )
    assert why_not(Care(paused_on=TODAY), Part.MODEL, TODAY) is Reason.TODAY
    assert why_not(every, Part.HELP, TODAY) is None


@given(care=cares)
@settings(max_examples=150, deadline=None)
def test_care_is_read_back_equal(care):
    assert care_from(kept_of(care)) == care


@given(
    kept=st.dictionaries(
        st.sampled_from(["flag", "since", "paused_on", "young"]),
        st.none() | st.text(max_size=12) | st.integers() | st.booleans(),
        min_size=1,
    )
)
@settings(max_examples=200, deadline=None)
def test_what_cannot_be_read_never_opens_the_gate(kept):
    care = care_from(kept)
    readable = kept.get("flag", "open") == "open"
    assert readable or care.flag is not Flag.OPEN
    assert care.young or kept.get("young", False) is False or care.flag is Flag.OFF


def test_nothing_kept_is_an_open_gate():
    assert care_from({}) == Care()
    assert kept_of(Care()) == {}
