"""One person's points, from the person's own answers."""

from dataclasses import replace

import numpy as np
import pytest

from bedding.model.inference import FitState
from bedding.model.inference.calibrating import Design
from bedding.model.inference.population import Around, person_draws
from bedding.model.inference.population.imagined import diary_of, imagine


@pytest.fixture(scope="module")
def diary():
    return diary_of(imagine(2, 0, key=4), 1, Design(entries=28), key=4)


@pytest.fixture(scope="module")
def alone(diary):
    return person_draws(*diary, key=[4, 1], scored=False)


def test_a_fit_that_nothing_was_compared_with_ends_as_fitted(alone):
    assert alone.khat < 0.7
    assert alone.state is FitState.FITTED
    assert alone.leads == ()


def test_points_around_somewhere_else_tell_the_same(diary, alone):
    around = Around(np.full(10, 0.3), np.full(10, 0.8))

    moved = person_draws(*diary, key=[4, 2], around=around, peak=alone.peak)

    assert moved.peak is alone.peak
    assert moved.state is FitState.FITTED
    # The first points, weighted for the second place, tell how probable the answers are there.
    told = np.logaddexp.reduce(alone.raw_weights(around)) - np.log(
        len(alone.whole_line)
    )
    # A hundred effective draws or more leave .1 to each; the rest is the residuals' own chance.
    assert abs(told - moved.evidence) < 0.4


def test_the_same_key_gives_the_same_points(diary, alone):
    again = person_draws(*diary, key=[4, 1], scored=False)

    np.testing.assert_array_equal(again.whole_line, alone.whole_line)
    np.testing.assert_array_equal(again.log_likelihood, alone.log_likelihood)


def test_a_mechanism_can_be_left_out(diary, alone):
    without = person_draws(*diary, key=[4, 1], scored=False, without=("hope",))

    assert abs(without.evidence - alone.evidence) > 0.01


def test_who_answers_nothing_has_no_points(diary):
    observations, episodes = diary
    silent = replace(observations, answers=np.full_like(observations.answers, np.nan))

    found = person_draws(silent, episodes, key=1)

    assert found.whole_line.shape == (0, 10)
    assert found.peak is None
    assert found.state is FitState.TOO_LITTLE
