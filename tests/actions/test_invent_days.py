"""The invented diary: whole, repeatable, and with both poles in it."""

import numpy as np
import pytest

from bedding.actions.invent_days import EVENINGS, REPORTED, STORY, Chapter, invent_days
from bedding.model import presets
from bedding.model.inference.diary import WAITING
from bedding.types import INPUTS


@pytest.fixture(scope="module")
def diary():
    return invent_days()


def test_the_story_takes_half_a_year():
    assert sum(chapter.days for chapter in STORY) == EVENINGS


def test_every_answer_lies_on_its_scale(diary):
    for name, channel in diary.channels.items():
        assert name in REPORTED
        assert set(channel.values) <= set(range(1, 8))
    for name, values in diary.inputs.items():
        assert name in INPUTS
        known = values[~np.isnan(values)]
        assert ((known >= 0) & (known <= 1)).all()


def test_some_evenings_are_missing_and_the_rest_in_order(diary):
    assert 0.6 * EVENINGS < len(diary.times) < EVENINGS
    assert (np.diff(diary.times) > 0).all()
    assert diary.times[0] == 0


def test_the_same_seed_gives_the_same_diary_and_another_another(diary):
    again, other = invent_days(), invent_days(8)

    assert all(
        np.array_equal(diary.channels[name].values, again.channels[name].values)
        for name in REPORTED
    )
    assert not np.array_equal(diary.times, other.times)


def test_two_weeks_apart_are_waiting(diary):
    together = sum(chapter.days for chapter in STORY[:3])
    apart = (diary.times >= together) & (diary.times < together + STORY[3].days)

    assert apart.sum() > 5
    assert np.allclose(diary.inputs["contact"][apart], WAITING)
    assert np.isnan(diary.inputs["warmth"][apart]).all()


def test_weeks_of_alternation_swing_more_than_calm_ones(diary):
    begin, end = STORY[0].days, sum(chapter.days for chapter in STORY[:3])
    swinging = (diary.times >= begin) & (diary.times < end)
    calm = diary.times >= end + STORY[3].days
    worth = diary.inputs["warmth"] - diary.inputs["threat"]

    assert np.nanstd(worth[swinging]) > np.nanstd(worth[calm])


def test_another_story_and_scale_can_be_told():
    told = invent_days(1, story=(Chapter(days=20, partner=presets.CRUEL),), levels=5)

    assert told.channels["mood"].high == 5
    assert np.nanmean(told.inputs["threat"]) > np.nanmean(told.inputs["warmth"])
