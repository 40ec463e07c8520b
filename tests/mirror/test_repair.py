import numpy as np
import pytest

from bedding.mirror.moments import Moments
from bedding.mirror.quantity import Why
from bedding.mirror.repair import Rupture, repair, ruptures


def seen(moments):
    return {each.name: each for each in repair(moments, np.random.default_rng(1))}


def test_ruptures_run_from_the_first_hurt_to_the_first_warmth_without_hurt(diary):
    threat = np.array([0, 0.8, 0.5, 0.0, 0.0, 0.9, 0.9, 0.0])
    warmth = np.array([0.8, 0, 0.9, 0.2, 0.8, 0.0, 0.0, 0.7])
    amends = np.array([0, 0, 0, 0, 0.0, 0, 1.0, 0])

    found = ruptures(
        Moments(diary(8, {"warmth": warmth, "threat": threat, "amends": amends}))
    )

    assert found == (
        Rupture(onset=1.0, ended=4.0, amends=False),
        Rupture(onset=5.0, ended=7.0, amends=True),
    )


def test_a_rupture_that_nothing_ends_is_counted_after_a_week(diary):
    threat = np.zeros(20)
    threat[2] = 0.9

    found = ruptures(Moments(diary(20, {"warmth": 0.1, "threat": threat})))

    assert found == (Rupture(onset=2.0, ended=None, amends=None),)


def test_a_rupture_that_the_diary_breaks_off_is_left_out(diary):
    threat = np.zeros(20)
    threat[17] = 0.9

    assert ruptures(Moments(diary(20, {"warmth": 0.1, "threat": threat}))) == ()


def test_repair_is_told_as_shares_and_a_time(diary):
    threat = np.tile([0.0, 0.0, 0.9, 0.0, 0.0, 0.0], 10)
    warmth = np.tile([0.8, 0.8, 0.0, 0.0, 0.8, 0.8], 10)
    amends = np.zeros(60)
    amends[4::12] = 1.0

    found = seen(
        Moments(diary(60, {"warmth": warmth, "threat": threat, "amends": amends}))
    )

    assert found["repaired"].interval(0.9)[0] > 0.8
    assert found["repair_time"].estimate == 2.0
    low, high = found["amended"].interval(0.9)
    assert low < 0.5 < high
    assert found["repair_contact"].estimate == pytest.approx(0.25, abs=0.05)


def test_without_amends_in_the_table_nothing_is_said_of_them(diary):
    threat = np.tile([0.0, 0.9, 0.0], 20)
    found = seen(Moments(diary(60, {"warmth": 0.8, "threat": threat})))

    assert found["amended"].why is Why.NOT_ASKED
    assert found["repaired"].moments == 20


def test_few_ruptures_are_not_described(diary):
    threat = np.zeros(60)
    threat[[10, 30]] = 0.9
    found = seen(Moments(diary(60, {"warmth": 0.8, "threat": threat})))

    assert (found["repaired"].why, found["repaired"].has) == (Why.TOO_FEW, 2)
