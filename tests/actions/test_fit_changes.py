"""What a fitted diary shows of change: planted changes, rounds, gaps, and too little."""

from dataclasses import replace

import numpy as np
import pytest
from tests.model.inference.change.conftest import DAYS, diary as planted

from bedding.actions.fit_changes import changes_of
from bedding.actions.fit_table import fit_person
from bedding.actions.fits import summarise
from bedding.mirror.change import Way
from bedding.mirror.quantity import Quantity, Unseen, Why
from bedding.model.inference import PERSON, FitState, fit
from bedding.types import Channel, Diary

LATER = 1000.0
"""A first entry that isn't at 0 [day]."""


def told_of(near, times, key=0):
    """Return what the other did: near or further, by day."""
    chance = 0.1 * np.random.default_rng(key).normal(size=(2, len(near)))
    return {
        "contact": np.full(len(times), 1.0),
        "warmth": np.clip(np.where(near, 0.8, 0.2) + chance[0], 0, 1),
        "threat": np.clip(np.where(near, 0.1, 0.5) + chance[1], 0, 1),
    }


def some_days(times, key=1):
    """Return a diary of mood that follows warmth, in rounds of nine days near and six further."""
    near = (np.asarray(times) % 15) < 9
    inputs = told_of(near, times)
    noise = np.random.default_rng(key).normal(size=len(times))
    mood = np.clip(np.round(2 + 4 * inputs["warmth"] + noise), 1, 7)
    return Diary(
        person="nobody",
        times=LATER + times,
        inputs=inputs,
        channels={
            "mood": Channel(name="mood", values=mood, low=1.0, high=7.0, levels=7)
        },
    )


@pytest.fixture(scope="module")
def halved():
    """Someone whose voice falls after 56 days, with another who answers less after 70."""
    observations, episodes = planted(2, jumps={"voice": 2.0})
    later = replace(observations, times=LATER + observations.times)
    days = np.arange(float(DAYS))
    diary = Diary(
        person="nobody",
        times=LATER + days,
        inputs=told_of(days < 70, days),
        channels={},
    )
    return fit(later, episodes, key=1), diary


def test_planted_changes_have_a_way_and_a_date_from_the_first_entry_on(halved):
    found = changes_of(*halved)

    assert found is not None
    told = {each.name: each for each in found.moved}
    assert set(told) == {"recovery", "contingency", "voice", "answered", "predictable"}
    for name, day in (("voice", 56.0), ("answered", 70.0)):
        seen = told[name]
        assert seen.way is Way.DOWN
        assert seen.probability >= 0.9
        assert seen.when is not None
        assert seen.when[0] <= day <= seen.when[1]
        # A planted fall of this size leaves no overlap between beginning and end.
        assert seen.first is not None
        assert seen.last is not None
        assert seen.last.interval(0.9)[1] < seen.first.interval(0.9)[0]
    assert told["contingency"].way not in {Way.UP, Way.DOWN}
    assert not found.short
    assert found.once_a_day


@pytest.mark.parametrize("state", [FitState.TOO_LITTLE, FitState.NOT_CONVERGED])
def test_beside_a_fit_with_nothing_to_build_on_nothing_is_told(halved, state):
    fitted, diary = halved

    assert changes_of(replace(fitted, state=state), diary) is None


def test_a_bad_fit_is_followed_all_the_same(halved):
    fitted, diary = halved

    found = changes_of(replace(fitted, state=FitState.FITS_BADLY), diary)

    assert found is not None
    assert found.person_told


def test_a_diary_too_short_says_so_and_supposes_nothing():
    diary = some_days(np.arange(20.0))

    found = changes_of(fit_person(diary), diary)

    assert found is not None
    assert found.moved == ()
    assert found.short
    assert isinstance(found.round, Unseen)
    assert (found.round.why, found.round.has) == (Why.TOO_FEW, 20)
    assert found.unwritten.unwritten == 0


def test_rounds_and_days_without_an_entry_stand_in_the_page_of_numbers():
    days = np.arange(150.0)
    written = np.random.default_rng(3).uniform(size=150) > 0.2
    written[[0, -1]] = True
    diary = some_days(days[written])
    fitted = fit_person(diary)

    found = changes_of(fitted, diary)

    assert found is not None
    assert isinstance(found.round, Quantity)
    assert found.round.interval(0.9)[0] <= 15.0 <= found.round.interval(0.9)[1]
    page = summarise(fitted, None, found)["changes"]
    low, high = page["rhythm"]["round"]["interval_90"]
    assert low <= 15.0 <= high
    unwritten = page["unwritten"]
    assert unwritten["unwritten"] == 150 - written.sum()
    more = unwritten["if_written_about_more"]
    assert set(more["hard"]["numbers"]) == set(PERSON)
    # A low mood is a hard day: who writes of these more was better on the others.
    assert more["hard"]["levels"]["mood"] > 0 > more["good"]["levels"]["mood"]
    # The difference of two means, each of as many independent draws as the fit's own.
    assert unwritten["standard_error"] == pytest.approx(
        np.sqrt(2 / fitted.effective), rel=0.5
    )
    # By chance of the draws a level is off by less than its own spread.
    spread = fitted.channels["mood"].level.std()
    assert 0.0 < unwritten["level_standard_error"]["mood"] < spread / 2
