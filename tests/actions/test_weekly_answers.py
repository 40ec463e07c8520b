from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bedding.actions.weekly_answers import weekly_answers
from bedding.record import Moment, Record, Reflection


def look(day, form, **answers):
    at = datetime(2026, 3, day, 20, tzinfo=ZoneInfo("Europe/Amsterdam"))
    moment = Moment(
        local_date=at.date(), tz="Europe/Amsterdam", shown_at=at, answered_at=at
    )
    return Reflection(moment=moment, form=form, answers=answers)


def record(*looks):
    return Record(entries={each.id: each for each in looks})


def test_the_points_of_a_sign_run_from_never_to_almost_always():
    found = weekly_answers(record(look(1, "signs", S1a=4, S2a=1)))

    assert found == {"S1": (1.0,), "S2": (0.25,)}


def test_the_opposite_pole_of_a_sign_is_turned_around():
    found = weekly_answers(record(look(1, "signs", **{"S1+": 4, "S2a": 0})))

    assert found["S1"] == (0.0,)


def test_a_distinction_has_calm_at_its_high_end():
    found = weekly_answers(record(look(1, "distinctions", D1=1, D2=7, D3=4)))

    assert found == {"D1": (1.0,), "D2": (0.0,), "D3": (pytest.approx(0.5),)}


def test_weeks_come_oldest_first():
    later, earlier = look(15, "signs", S1b=4), look(1, "signs", S1a=0)

    assert weekly_answers(record(later, earlier))["S1"] == (0.0, 1.0)


def test_the_same_point_everywhere_says_nothing():
    alike = look(1, "distinctions", D1=4, D2=4, D3=4, D4=4, D5=4, D6=4)

    assert weekly_answers(record(alike)) == {}


def test_phases_are_no_statement():
    assert weekly_answers(record(look(1, "phases", **{"F1.1": 2}))) == {}
