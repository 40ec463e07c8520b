import numpy as np
import pytest

from bedding.actions.calibrate_statements import (
    as_data,
    check_foreign,
    check_weekly,
    foreign_kinds,
    kept_cases,
    make_cases,
)
from bedding.actions.imagined.cases import LENGTHS, OFTEN_LENGTHS
from bedding.actions.imagined.checking import reliability
from bedding.actions.imagined.learned import Learned
from bedding.mirror import RESTS_ON
from bedding.mirror.calibrated import DIVIDES, DRAWN, MAPS, TRUTHS
from bedding.model.simulation.foreign import FOREIGN

IN_USE = Learned(truths=TRUTHS, divides=DIVIDES, drawn=DRAWN, maps=MAPS)


def test_making_goes_on_where_it_was_stopped(tmp_path):
    first = list(make_cases(tmp_path, "learn", 1, fitted=False))
    before = kept_cases(tmp_path, "learn")
    after = list(make_cases(tmp_path, "learn", 2, fitted=False))

    assert (first, after) == ([1], [2])
    every = kept_cases(tmp_path, "learn")
    assert len(every) == 2 * (len(LENGTHS) + len(OFTEN_LENGTHS))
    assert every[: len(before)] == before
    assert kept_cases(tmp_path, "check") == ()


@pytest.mark.parametrize("kind", ["white", "neglect", "stressor"])
def test_chance_neglect_and_stress_are_not_put_at_storm_without_bed(kind):
    found = check_foreign(kind, diaries=4, days=60, fitted=False)

    assert found.storm_without_bed == 0
    assert found.alarm.keys() == RESTS_ON.keys()
    for about in RESTS_ON:
        parts = found.alarm[about] + found.rest[about] + found.silent[about]
        assert parts == pytest.approx(1.0)


def test_every_foreign_model_can_be_asked():
    assert set(foreign_kinds()) == set(FOREIGN)


def test_more_weeks_name_a_pole_more_often_and_stay_right():
    found = list(check_weekly(IN_USE, persons=600).values())

    named = [each.named for each in found]
    assert named == sorted(named)
    # Named from 15 of 20 on, so right in about three quarters or more; 600 tell it to .03.
    assert min(each.right for each in found) > 0.72


def test_what_is_not_there_is_written_as_none():
    nothing = reliability(np.full(3, np.nan), np.zeros(3, dtype=bool), np.arange(3))

    data = as_data({"S1": nothing})["S1"]

    assert data["error"] is None
    assert data["cases"] == 3
