"""Invented courses, so that what the pages must say is known beforehand."""

import json

import numpy as np
import pytest

from bedding.report.simulated import (
    QUANTITIES,
    Course,
    Grid,
    Knobs,
    Played,
    grid_html,
    grid_json,
    grid_text,
    played_html,
    played_json,
    played_text,
)
from bedding.report.simulated.ahead import Ahead, ahead_shown
from bedding.report.simulated.pictures import courses_of_time, map_of_rhythms
from bedding.report.simulated.telling import story
from bedding.report.simulated.terminal import sparkline
from bedding.text import LANGUAGES, remarks, say

DAYS, PERSONS = 140, 40


def course(rhythm, level, *, warmth=0.45, bond=None):
    """A course in which person number n has `level + n / 1000` of everything, on every day."""
    values = np.broadcast_to(level + np.arange(PERSONS) / 1000, (DAYS, PERSONS))
    quantities = dict.fromkeys(QUANTITIES, values)
    if bond is not None:
        quantities["bond"] = np.full((DAYS, PERSONS), bond)
    return Course(
        rhythm=rhythm,
        quantities=quantities,
        warmth=np.full(PERSONS, warmth),
        threat=np.full(PERSONS, 0.1),
    )


def played(*courses, **changes):
    settings = {
        "childhood": None,
        "without": (),
        "then": None,
        "after": None,
        "seed": 0,
    }
    return Played(
        courses=courses, times=np.arange(1.0, DAYS + 1), **{**settings, **changes}
    )


@pytest.fixture(scope="module")
def grid():
    chance = np.random.default_rng(1)
    values = chance.beta(2, 3, (21, 19, 20))
    values[15:, 10:] = np.nan
    return Grid(
        predictability=np.linspace(0.5, 0.95, 19),
        contrast=np.linspace(0, 1, 21),
        quantities=dict.fromkeys(
            ("bond", "relief_share", "wanting", "calm_bond"), values
        ),
        days=120,
        warmth=0.45,
        threat=0.1,
        places={"intermittent": Knobs(predictability=0.5, contrast=0.98)},
        seed=0,
    )


def test_ranges_are_quantiles_over_the_persons():
    told = story(played(course("secure", 0.5)), "en")

    (block,) = [each for each in told.blocks if each.name == "voice"]
    # 40 persons from .500 to .539: the middle lies at .5195, half between .50975 and .52925.
    (told_range,) = block.ranges
    assert told_range is not None
    assert (told_range.middle, told_range.half, told_range.wide) == (
        "52",
        "51 to 53",
        "50 to 54",
    )


def test_persons_are_compared_one_by_one():
    told = story(played(course("secure", 0.5), course("intermittent", 0.52)), "en")

    said = {sentence for block in told.blocks for sentence in block.compared}
    assert len(said) == 1
    assert said.pop().endswith(": 40 of 40 invented persons.")


def test_equal_persons_are_not_higher():
    told = story(played(course("secure", 0.5), course("cold", 0.5)), "en")

    assert "0 of 40" in told.blocks[0].compared[0]


@pytest.mark.parametrize(("warmth", "alike"), [(0.455, True), (0.5, False)])
def test_means_are_called_equal_only_when_they_are(warmth, alike):
    told = story(
        played(course("secure", 0.5), course("cold", 0.5, warmth=warmth)), "en"
    )

    assert ("amounts are equal" in told.means[-1]) is alike


def test_without_a_bond_there_is_no_share_of_relief():
    text = played_text(
        played(course("cruel", 0.5, bond=0.01)), language="en", colour=False
    )
    data = json.loads(played_json(played(course("cruel", 0.5, bond=0.01))))

    assert "nothing to tell" in text
    assert data["rhythms"][0]["quantities"]["relief_share"]["last"]["middle"] is None


def test_a_line_over_time_rises_with_its_values_and_is_empty_where_nothing_is():
    values = np.concatenate([np.full(4, np.nan), np.linspace(0, 1, 16)])

    line = sparkline(values, low=0.0, high=1.0, length=20)

    assert line[:4] == "    "
    assert list(line[4:]) == sorted(line[4:])
    assert (line[4], line[-1]) == ("▁", "█")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_keeps_to_the_wording(language, grid):
    lived = played(
        course("secure", 0.5),
        course("on_off", 0.6),
        course(Knobs(predictability=0.7, contrast=0.4), 0.4),
        childhood="absent",
        without=("hope",),
        then="no_contact",
        after=70,
    )
    for text in (
        played_text(lived, language=language, colour=False),
        grid_text(grid, language=language, colour=False),
    ):
        assert max(map(len, text.splitlines())) <= 80
        assert remarks(language, text) == ()
    for chart in (
        courses_of_time(lived, language),
        map_of_rhythms(grid, "wanting", language),
    ):
        assert remarks(language, f"{chart.caption.summary} {chart.caption.lead}") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_whole_and_bring_all_they_need(language, grid):
    lived = played(course("secure", 0.5), course("intermittent", 0.6))
    for page in (
        played_html(lived, language=language),
        grid_html(grid, language=language),
    ):
        assert page.startswith("<!doctype html>")
        assert f'<html lang="{language}">' in page
        assert page.count("<h1>") == 1
        assert page.rstrip().endswith("</html>")
        assert "http://" not in page.replace("http://www.w3.org/", "")
        assert "<script" not in page
        assert "{{" not in page


def test_the_map_as_data_is_empty_where_no_rhythm_can_be(grid):
    data = json.loads(grid_json(grid))

    middle = data["quantities"]["relief_share"]["middle"]
    assert middle[20][18] is None
    assert middle[0][0] == pytest.approx(
        np.median(grid.quantities["relief_share"][0, 0]), abs=1e-4
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_change_that_makes_no_difference_is_said_so_in_one_breath(language):
    same = np.full((12, 40), 0.5)
    words = [
        " ".join(ahead_shown(Ahead(own=True, change="rest", channel="pull",
                                   changed=same + by, same=same), language).told)
        for by in (0.0, 0.1)
    ]  # fmt: skip

    alike, higher = (
        say(language, "web.whatif.alike", runs=40),
        say(language, "web.whatif.compared", lower=0, higher=40, runs=40),
    )
    assert [alike in each for each in words] == [True, False]
    assert [higher in each for each in words] == [False, True]
