import numpy as np
import pytest

from bedding.mirror.moments import Moments
from bedding.mirror.weeks import weeks


def test_a_steady_week_lies_where_its_answers_lie(diary):
    made = diary(
        14,
        {"warmth": 0.8, "threat": 0.0, "contact": 1.0},
        {"arousal": 0.3, "pull": 0.9, "self": 0.6},
    )

    first, second = weeks(Moments(made), np.random.default_rng(1))

    # Storm: alarm .3, contrast 0; never apart, so pull says nothing. Bed: warmth .8, self .6.
    np.testing.assert_allclose(first.storm, 0.15, atol=1e-6)
    np.testing.assert_allclose(first.bed, 0.7, atol=1e-6)
    assert (first.number, second.number) == (1, 2)


def test_pull_counts_on_the_days_apart_alone(diary):
    made = diary(
        7,
        {"warmth": 0.8, "threat": 0.0, "contact": np.array([1, 1, 1, 1, 0, 0, 0.0])},
        {"arousal": 0.3, "pull": np.array([0, 0, 0, 0, 0.9, 0.9, 0.9]), "self": 0.6},
    )

    (week,) = weeks(Moments(made), np.random.default_rng(1))

    # Alarm .3, pull apart .9, contrast 0.
    np.testing.assert_allclose(week.storm, 0.4, atol=1e-6)


def test_more_of_one_axis_is_not_less_of_the_other(diary):
    quiet = {"arousal": 0.1, "self": 0.2}
    distance = diary(7, {"warmth": 0.1, "threat": 0.0}, quiet)
    hard_time = diary(
        7,
        {"warmth": 0.9, "threat": np.tile([0, 0.9], 4)[:7]},
        {"arousal": 0.9, "self": 0.9},
    )

    (far,) = weeks(Moments(distance), np.random.default_rng(2))
    (hard,) = weeks(Moments(hard_time), np.random.default_rng(3))

    assert far.storm.mean() < 0.2
    assert far.bed.mean() < 0.2
    assert hard.storm.mean() > 0.5
    assert hard.bed.mean() > 0.8


def test_alternation_stirs_and_takes_away_what_can_be_counted_on(diary):
    good = np.tile([1.0, 0.0], 4)[:7]
    body = {"arousal": 0.5, "self": 0.5}
    wild = diary(7, {"warmth": good, "threat": 1 - good}, body)
    even = diary(7, {"warmth": good.mean(), "threat": 1 - good.mean()}, body)

    (storm,) = weeks(Moments(wild), np.random.default_rng(4))
    (calm,) = weeks(Moments(even), np.random.default_rng(5))

    assert storm.storm.mean() > calm.storm.mean() + 0.3
    assert storm.bed.mean() < calm.bed.mean() - 0.15


def test_a_week_with_few_entries_is_left_out(diary):
    times = np.array([0.0, 1.0, 2.0, 3.0, 8.0, 9.0, 14.0, 15.0, 16.0])
    made = diary(times, {"warmth": 0.5, "threat": 0.1}, {"arousal": 0.5, "self": 0.5})

    found = weeks(Moments(made), np.random.default_rng(6))

    assert [week.number for week in found] == [1, 3]
    assert [week.moments for week in found] == [4, 3]


def test_without_both_axes_there_is_no_map(diary):
    assert (
        weeks(Moments(diary(30, {}, {"arousal": 0.5})), np.random.default_rng(7)) == ()
    )


def test_clouds_stay_on_the_map(diary):
    rng = np.random.default_rng(8)
    made = diary(
        35,
        {"warmth": rng.random(35), "threat": rng.random(35), "contact": rng.random(35)},
        {name: rng.random(35) for name in ("arousal", "pull", "self", "voice")},
    )

    for week in weeks(Moments(made), rng):
        for axis in (week.storm, week.bed):
            assert axis.min() >= 0
            assert axis.max() <= 1
            assert axis.std() == pytest.approx(0.05, abs=0.05)
