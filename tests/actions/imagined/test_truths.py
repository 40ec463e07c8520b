from dataclasses import replace

import numpy as np
import pytest

from bedding.actions.imagined.lives import YEAR
from bedding.actions.imagined.truths import (
    ALARM_ABOVE,
    remembered,
    truths,
    unmended_share,
    week_parts,
)


def life_of(lives, **days):
    """Return a life in which each day has one moment, at noon, with these values by day."""
    life = lives[0]
    hours = {name: np.zeros_like(values) for name, values in life.hours.items()}
    noon = 12 + 24 * np.arange(YEAR)
    hours["bid"][noon] = 1.0
    for name, values in days.items():
        hours[name][noon] = values
    return replace(life, hours=hours)


def test_every_truth_is_a_number(lives):
    for life in lives:
        found = truths(life)
        assert found.keys() == ALARM_ABOVE.keys()
        assert np.isfinite(list(found.values())).all()


def test_a_person_s_and_an_other_s_own_numbers_are_truths(lives):
    for life in lives:
        assert truths(life)["D1"] == life.person.alarm.recovery
        assert truths(life)["D4"] == life.partner.openness


def test_swings_are_standard_deviations_of_daily_means(lives):
    swing = np.tile([0.0, 1.6], YEAR // 2)
    life = life_of(lives, arousal=swing)

    # One waking hour of sixteen: daily means of 0 and .1, so a deviation of .05.
    assert truths(life)["S1"] == pytest.approx(0.05)


def test_direction_is_the_later_half_less_the_earlier(lives):
    half = np.repeat([0.6, 0.2], YEAR // 2)

    assert truths(life_of(lives, warmth=half))["D5"] == pytest.approx(-0.4)


def test_hope_is_belief_less_what_is_answered(lives):
    answered = np.tile([1.0, 0.0, 0.0, 0.0], YEAR // 4)
    life = life_of(lives, answered=answered)
    life = replace(life, hours={**life.hours, "belief": np.full(24 * YEAR, 0.9)})

    assert truths(life)["S5"] == pytest.approx(0.9 - 0.25)


def test_warmth_after_hurt_counts_where_nothing_was_made_good(lives):
    threat = np.tile([0.9, 0.0, 0.0, 0.0], YEAR // 4)
    warm = np.tile([0.0, 0.8, 0.8, 0.8], YEAR // 4)
    mended = np.tile([0.0, 1.0, 0.0, 0.0], YEAR // 4)

    without = life_of(lives, threat=threat, warmth=warm)
    amended = life_of(lives, threat=threat, warmth=warm, amends=mended)

    # One of three warm days is the first after hurt.
    assert unmended_share(without) == pytest.approx(1 / 3)
    assert unmended_share(amended) == 0


def test_a_day_is_remembered_by_its_mean_and_its_peak(lives):
    life = life_of(lives, warmth=0.5)

    # One moment: mean and peak are the same.
    np.testing.assert_allclose(remembered(life, "warmth"), 0.5)


def test_weeks_have_their_parts(lives):
    warmth = np.tile([0.2, 0.6, 0.2, 0.6, 0.2, 0.6, 0.2], YEAR // 7)
    parts = week_parts(life_of(lives, warmth=warmth))
    spread = np.std([0.2, 0.6, 0.2, 0.6, 0.2, 0.6, 0.2])

    assert parts.shape == (YEAR // 7, 6)
    np.testing.assert_allclose(parts[:, 2], spread)
    np.testing.assert_allclose(parts[:, 3], np.mean(warmth[:7]) - spread)
