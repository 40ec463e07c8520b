from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from bedding.mirror.calibrated import DIVIDES, DRAWN, MAPS, TRUTHS
from bedding.mirror.counting import count_of_twenty
from bedding.mirror.quantity import Quantity, Unit, Unseen, Why
from bedding.mirror.statements import (
    RESTS_ON,
    State,
    alarm_chance,
    statements,
)
from bedding.mirror.told import Divide, Told


def quantity(name, draws):
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=np.asarray(draws, dtype=float),
        moments=30,
        days=30,
    )


def far(name, *, toward_alarm, where=DIVIDES):
    """Return a quantity far on one side of its divide, with no error."""
    divide = where[name]
    way = 1 if toward_alarm == divide.alarm_above else -1
    return quantity(name, np.full(50, divide.middle + way * 9 * divide.spread))


def stated(findings, **told):
    by_name = {found.name: found for found in findings}
    return {
        each.about: each
        for each in statements(by_name, days=told.pop("days", 30), **told)
    }


def test_fifteen_of_twenty_has_the_range_that_was_agreed():
    assert count_of_twenty(0.75) == (15, 11, 18)


def test_far_on_either_side_points_to_that_pole():
    alarm = stated([far("openness_met", toward_alarm=True)])["D4"]
    rest = stated([far("openness_met", toward_alarm=False)])["D4"]

    assert (alarm.state, rest.state) == (State.ALARM, State.REST)
    assert alarm.recorded.alarm == alarm.alarm


def test_the_count_is_the_weighted_sum_of_log_odds():
    weights, divide = MAPS["D4"], DIVIDES["openness_met"]
    away = -(0.2 - divide.middle) / np.hypot(0.1, 0.5 * divide.spread)
    straight = weights.base + weights.recorded["openness_met"] * away
    straight *= 1 + weights.slope_longer * np.log2(60 / 14)

    found = alarm_chance(
        "D4", {"openness_met": Told(estimate=0.2, error=0.1)}, entries=60
    )
    # Written out from the page on statements; openness that is met less is more alarm.
    assert found == pytest.approx(
        expit(np.interp(straight, *np.transpose(weights.curve)))
    )


def test_findings_that_point_apart_hold_each_other_back():
    both = stated(
        [
            far("repair_contact", toward_alarm=True),
            far("amended", toward_alarm=False),
        ]
    )["D3"]
    one = stated([far("repair_contact", toward_alarm=True)])["D3"]

    assert both.alarm < one.alarm


def test_what_is_surer_counts_for_more():
    divide = DIVIDES["openness_met"]
    near = divide.middle - divide.spread / 3
    sure = Told(estimate=near, error=0.01)
    unsure = Told(estimate=near, error=0.3)

    first, second = (
        alarm_chance("D4", {"openness_met": each}) or 0.0 for each in (sure, unsure)
    )

    assert first > second


def test_thirteen_days_are_too_few_to_lean():
    strong = [far("openness_met", toward_alarm=True)]

    assert stated(strong, days=13)["D4"].state is State.TOO_LITTLE
    assert stated(strong, days=13)["D4"].alarm is None
    assert stated(strong, days=14)["D4"].state is State.ALARM


@pytest.mark.parametrize("about", [name for name in DRAWN if MAPS[name].drawn > 0])
def test_the_draws_count_where_they_are_given(about):
    alarm = far(about, toward_alarm=True, where=DRAWN)
    rest = far(about, toward_alarm=False, where=DRAWN)

    up = stated([], drawn={about: alarm})[about]
    down = stated([], drawn={about: rest})[about]

    assert up.alarm > down.alarm
    assert up.modelled
    assert up.drawn.alarm == up.alarm
    assert up.recorded is None


def test_no_side_is_named_where_chance_could_have_made_the_diary():
    found = stated([far("openness_met", toward_alarm=True)], by_chance=True)["D4"]

    assert (found.state, found.alarm, found.recorded) == (State.UNCLEAR, None, None)
    assert found.by_chance


def test_hardly_any_contact_says_nothing_of_two():
    found = stated([far("openness_met", toward_alarm=True)], apart=True)["D4"]

    assert (found.state, found.alarm) == (State.TOO_LITTLE, None)


def test_too_little_of_the_other_says_nothing_but_what_was_asked_directly():
    found = stated(
        [far("self_level", toward_alarm=True)],
        untold=True,
        weekly={"S1": (0.9, 1.0, 0.9, 1.0)},
    )

    assert (found["D6"].state, found["D6"].alarm) == (State.TOO_LITTLE, None)
    assert found["D6"].untold
    assert found["D4"].state is State.NOT_ASKED
    assert not found["D4"].untold
    assert found["S1"].state is State.ALARM
    assert not found["S1"].untold


def test_the_inner_voice_is_heard_in_weekly_answers_alone():
    everything = [far(name, toward_alarm=True) for name in DIVIDES]

    without = stated(everything)["D2"]
    asked = stated(everything, weekly={"D2": (0.9, 1.0, 0.9, 1.0)})["D2"]

    assert without.state is State.NOT_ASKED
    assert asked.state is State.ALARM
    assert asked.recorded is None


def test_one_weekly_answer_is_too_few_and_none_was_not_asked():
    assert stated([], weekly={"D2": (1.0,)})["D2"].state is State.TOO_LITTLE
    assert stated([], weekly={"D2": (np.nan,)})["D2"].state is State.NOT_ASKED
    assert stated([], weekly={"D2": ()})["D2"].state is State.NOT_ASKED


def test_weekly_answers_add_to_what_the_entries_say():
    divide = DIVIDES["openness_met"]
    middle = quantity("openness_met", np.full(20, divide.middle))

    alone = stated([middle])["D4"].alarm
    calm = stated([middle], weekly={"D4": (0.0, 0.1, 0.0)})["D4"].alarm
    alarm = stated([middle], weekly={"D4": (1.0, 0.9, 1.0)})["D4"].alarm

    assert calm < alone < alarm


def test_low_self_worth_with_stress_alone_is_not_the_pole_of_alarm():
    # A body on edge and little self, while nothing goes along with the other.
    found = stated(
        [
            far("self_level", toward_alarm=True),
            far("follow_self", toward_alarm=False),
            far("follow_body", toward_alarm=False),
            far("both_high", toward_alarm=False),
        ],
        by_chance=True,
    )

    assert State.ALARM not in {each.state for each in found.values()}


@pytest.mark.parametrize(
    ("why", "state"),
    [
        (Why.NOT_ASKED, State.NOT_ASKED),
        (Why.TOO_FEW, State.TOO_LITTLE),
        (Why.NO_CHANGE, State.TOO_LITTLE),
        (Why.NOT_VISIBLE, State.NOT_VISIBLE),
    ],
)
def test_the_reason_for_silence_is_kept(why, state):
    found = stated([Unseen(name="recovery", why=why, has=0, needed=14)])["D1"]

    assert found.state is state
    assert [each.name for each in found.lacking] == ["recovery"]


def test_there_are_six_signs_and_six_distinctions():
    assert list(RESTS_ON) == [
        f"{kind}{number}" for kind in "SD" for number in range(1, 7)
    ]
    assert {name for names in RESTS_ON.values() for name in names} <= set(DIVIDES)
    assert set(RESTS_ON) <= set(MAPS)


def test_nothing_counts_against_its_meaning():
    for weights in MAPS.values():
        parts = (*weights.recorded.values(), weights.drawn, weights.weekly)
        assert min(parts) >= 0


def test_the_draws_and_the_truth_have_alarm_on_the_same_side():
    for about, divide in DRAWN.items():
        assert divide.alarm_above == TRUTHS[about].alarm_above


def test_a_divide_can_be_turned_around():
    divide = Divide(middle=0.4, spread=0.2, alarm_above=True)
    turned = replace(divide, middle=0.6, alarm_above=False)

    # The same answer read from the other end of the scale.
    assert divide.middle == pytest.approx(1 - turned.middle)
