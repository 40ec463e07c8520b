"""Which entries speak for either pole: small diaries of which it can be seen by eye."""

import numpy as np
import pytest

from bedding.mirror import RESTS_ON, Moments
from bedding.mirror.pointing import pointing as pointing_of

NAN = np.nan


def pointing(moments):
    """Return what points to every sign and distinction, by its name."""
    return {about: pointing_of(moments, about) for about in RESTS_ON}


def days(found, about):
    """Return which entries speak for alarm and which for rest."""
    each = found[about]
    return (
        {pointer.index for pointer in each.alarm},
        {pointer.index for pointer in each.rest},
    )


def test_a_body_that_goes_up_on_hard_days_speaks_for_alarm_and_one_that_stays_for_rest(
    diary,
):
    made = diary(
        6,
        {"warmth": [1, 0, 1, 0, 1, 0], "threat": [0, 1, 0, 1, 0, 1]},
        {"arousal": [0.0, 1.0, 0.0, 1.0, 0.5, 0.5]},
    )

    alarm, rest = days(pointing(Moments(made)), "S1")

    # The mean of the body is 1/2: four days go along with the other, two stay in the middle.
    assert alarm == {0, 1, 2, 3}
    assert rest == {4, 5}


def test_a_day_like_any_other_speaks_for_neither(diary):
    made = diary(4, {"warmth": 0.5, "threat": 0.5}, {"arousal": [0.0, 1.0, 0.0, 1.0]})

    assert days(pointing(Moments(made)), "S1") == (set(), set())


def test_the_self_goes_with_warmth_and_not_against_it(diary):
    inputs = {"warmth": [1, 0, 1, 0], "threat": [0, 1, 0, 1]}

    along = days(
        pointing(Moments(diary(4, inputs, {"self": [1.0, 0.0, 1.0, 0.0]}))), "S6"
    )
    contrary = days(
        pointing(Moments(diary(4, inputs, {"self": [0.0, 1.0, 0.0, 1.0]}))), "S6"
    )

    assert along == ({0, 1, 2, 3}, set())
    assert contrary == (set(), {0, 1, 2, 3})


def test_expecting_more_than_comes_after_hurt_is_held_against_the_next_day(diary):
    made = diary(
        4,
        {"warmth": [0, 0, 0, 1], "threat": [1, 1, 0, 0]},
        {"expect": [1.0, 0.5, 1.0, 1.0]},
    )

    found = pointing(Moments(made))

    # Day 0 expected 1, and 0 came. Day 1 expected 1/2, and 1/2 came. Day 2 did not hurt.
    assert days(found, "S3") == ({0}, {1})
    assert found["S3"].alarm[0].after == ("warmth", "threat")


def test_pull_with_a_body_on_edge_is_division_and_without_it_is_not(diary):
    made = diary(
        5,
        {},
        {"pull": [0.9, 0.9, 0.2, 0.9, NAN], "arousal": [0.9, 0.1, 0.9, NAN, 0.9]},
    )

    assert days(pointing(Moments(made)), "S4") == ({0}, {1})


def test_hope_in_silence_is_more_pull_than_usual_and_only_there(diary):
    made = diary(4, {"contact": [0.0, 0.0, 1.0, 1.0]}, {"pull": [1.0, 0.0, 1.0, 0.0]})

    assert days(pointing(Moments(made)), "S5") == ({0}, {1})


def test_a_body_that_is_still_up_the_day_after_is_told_with_the_hard_day(diary):
    made = diary(
        6,
        {"threat": [1, 0, 0, 1, 0, 0], "warmth": 0.5},
        {"arousal": [0.9, 0.9, 0.1, 0.9, 0.1, 0.1]},
    )

    found = pointing(Moments(made))

    assert days(found, "D1") == ({0}, {3})
    assert found["D1"].alarm[0].after == ("arousal",)


def test_warmth_after_a_rupture_speaks_for_alarm_unless_amends_were_made(diary):
    made = diary(
        7,
        {
            "warmth": [0, 1, 1, 0, 1, 0, 0],
            "threat": [1, 0, 0, 1, 0, 0, 0],
            "amends": [NAN, 0, NAN, NAN, 1, NAN, NAN],
        },
    )

    found = pointing(Moments(made))
    alarm, rest = days(found, "D3")

    assert alarm == {1}
    assert rest == {2, 4}
    began = {each.index: each.since for each in (*found["D3"].alarm, *found["D3"].rest)}
    assert began == {1: 0, 2: None, 4: 3}


def test_openness_speaks_by_how_it_was_met(diary):
    made = diary(4, {"openness": [1.0, 0.0, 0.5, NAN]})

    assert days(pointing(Moments(made)), "D4") == ({1}, {0})


def test_direction_looks_at_the_later_half_alone_and_needs_four_weeks(diary):
    warmth = np.where(np.arange(40) < 20, 0.5, 1.0)
    warmth[30] = 0.0
    found = pointing(Moments(diary(40, {"warmth": warmth, "threat": 0.0})))

    alarm, rest = days(found, "D5")

    assert alarm == {30}
    assert rest == set(range(20, 40)) - {30}
    short = diary(20, {"warmth": warmth[10:30], "threat": 0.0})
    assert days(pointing(Moments(short)), "D5") == (set(), set())


def test_the_level_of_oneself_parts_where_the_statement_does(diary):
    made = diary(3, {}, {"self": [0.0, 0.477, 1.0]})

    assert days(pointing(Moments(made)), "D6") == ({0}, {2})


def test_the_clearest_stands_first(diary):
    made = diary(3, {}, {"self": [0.3, 0.0, 0.2]})

    assert [each.index for each in pointing(Moments(made))["D6"].alarm] == [1, 2, 0]


@pytest.mark.filterwarnings("error")
def test_an_empty_diary_points_nowhere_and_every_sign_is_there(diary):
    found = pointing(Moments(diary(3)))

    assert found.keys() == RESTS_ON.keys()
    assert all(each.alarm == each.rest == () for each in found.values())


def test_no_entry_speaks_for_both_poles(diary):
    rng = np.random.default_rng(5)
    inputs = {
        name: rng.random(60)
        for name in ("contact", "warmth", "threat", "amends", "openness")
    }
    channels = {
        name: rng.random(60)
        for name in ("arousal", "pull", "self", "expect", "mood", "voice")
    }

    found = pointing(Moments(diary(60, inputs, channels)))

    for about in set(RESTS_ON) - {"D2"}:
        alarm, rest = days(found, about)
        assert alarm & rest == set(), about
        assert alarm, about
        assert rest, about
