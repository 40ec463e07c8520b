"""Scenes of the mechanism: what is equal in them, and what the rhythm alone does."""

import json

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.actions.play_scene import DAYS, PERSONS, play_scene
from bedding.errors import UnknownNameError
from bedding.report.simulated import scaled, scene_data


@pytest.fixture(scope="module")
def levels():
    return play_scene("levels")


@pytest.fixture(scope="module")
def before():
    return play_scene("before")


def test_every_level_holds_as_much_warmth_and_as_much_hurt(levels):
    np.testing.assert_allclose(levels.warmth, 0.45, atol=0.02)
    np.testing.assert_allclose(levels.hurt, 0.1, atol=0.005)
    assert levels.variants == ("19", "17", "15", "12", "10")


def test_the_rarer_an_answer_the_stronger_pull_alarm_load_and_relief(levels):
    for name in ("surprise", "pull", "alarm", "load", "relief"):
        ends = [np.median(levels.at_the_end(name, at)) for at in range(5)]
        assert ends[0] < ends[2] < ends[4], name


def test_the_rarer_an_answer_the_less_bond_from_calm_and_the_less_voice(levels):
    for name in ("calm", "voice", "self"):
        ends = [np.median(levels.at_the_end(name, at)) for at in range(5)]
        assert ends[0] > ends[2] > ends[4], name


def test_nobody_is_pulled_less_where_answers_come_by_chance(levels):
    steady, by_chance = (levels.at_the_end("pull", at) for at in (0, 4))

    assert (by_chance > steady).all(), "person by person, with the same chance"


def test_after_ups_and_downs_a_good_moment_touches_less_at_first_and_not_later(before):
    first = [np.median(before.at_the_start("gladness", at)) for at in (0, 1)]
    last = [np.median(before.at_the_end("gladness", at)) for at in (0, 1)]

    assert first[1] < first[0] / 2
    assert last[1] == pytest.approx(last[0], rel=0.1)


def test_hurt_that_is_made_good_leaves_one_more_oneself():
    scene = play_scene("repair")
    repaired, left = (scene.variants.index(name) for name in ("repaired", "left"))

    assert scene.hurt[repaired] == scene.hurt[left]
    assert (scene.at_the_end("self", repaired) > scene.at_the_end("self", left)).all()


def test_there_is_no_other_scene():
    with pytest.raises(UnknownNameError, match="weather"):
        play_scene("weather")


def test_a_page_gets_thousandths_of_every_line(levels):
    data = json.loads(scene_data(levels, ("pull", "calm")))

    assert data["days"] == DAYS
    assert set(data["lines"]) == {"pull", "calm"}
    last = data["lines"]["pull"][4]
    assert last["low"][-1] <= last["middle"][-1] <= last["high"][-1]
    assert last["high"][-1] == round(
        1000 * float(np.quantile(levels.lines["pull"][4, -1], 0.95))
    )
    assert len(data["moments"][0]["warmth"]) == DAYS
    assert levels.persons == PERSONS


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-5, 5), min_size=12, max_size=12))
def test_lines_stay_between_nothing_and_the_most_and_keep_their_order(values):
    drawn = np.array(values).reshape(1, 2, 6)

    found = scaled({"self": drawn, "pull": np.abs(drawn)})

    for name, whole in (("self", drawn), ("pull", np.abs(drawn))):
        assert ((found[name] >= 0) & (found[name] <= 1)).all()
        order = np.argsort(whole.ravel(), kind="stable")
        assert (np.diff(found[name].ravel()[order]) >= 0).all()
    np.testing.assert_allclose(found["self"][drawn == 0], 0.5)
