"""Runs ahead from a record, and from invented people where there is none."""

import pickle
import subprocess
import sys

import numpy as np
import pytest
from jax import numpy as jnp

from bedding.actions.invent_days import STORY, invent_days
from bedding.actions.look_at_record import look_at, opened
from bedding.actions.play_ahead import (
    RUNS,
    draw_ahead,
    play_ahead,
    stand,
    stand_imagined,
)
from bedding.actions.standing import CHANNELS
from bedding.errors import UnknownNameError
from bedding.model import Parameters, scan, with_values
from bedding.model.inference.diary import episodes_of
from bedding.model.inference.log_density import start_of


@pytest.fixture(scope="module")
def diary():
    return invent_days(story=STORY[:2])


@pytest.fixture(scope="module")
def fitted(diary):
    return look_at(diary, {}).fitted


@pytest.fixture(scope="module")
def start(fitted):
    return stand(fitted)


def test_runs_begin_where_the_own_days_lead(start, diary):
    """The same days, walked once more for one draw, entry by entry."""
    numbers = with_values(
        Parameters(),
        {name: jnp.asarray(each[11]) for name, each in start.numbers.items()},
    )
    gaps = np.diff(diary.times)
    assert gaps.max() > 1, "some evenings were left out"
    whole = np.arange(diary.times[0], diary.times[-1] + 1)
    given = episodes_of(diary)
    days = {
        name: np.zeros(len(whole))
        for name in vars(given)
        if np.ndim(getattr(given, name))
    }
    for name, each in days.items():
        each[np.rint(diary.times).astype(int)] = getattr(given, name)
    (state), _ = scan(
        numbers,
        start_of(numbers),
        type(given)(**{name: jnp.asarray(each) for name, each in days.items()}),
        jnp.ones(len(whole)),
    )

    for name in ("calm_slow", "relief_fast", "sensitised", "expectation", "self_worth"):
        assert start.state[name][11] == pytest.approx(
            float(getattr(state, name)), rel=1e-6
        )


def test_both_fans_begin_together_and_meet_the_same_days(start):
    for change in ("steady", "quiet", "limit"):
        one, other = (play_ahead(start, change, "pull") for _ in range(2))
        np.testing.assert_array_equal(one.changed, other.changed)
        assert (
            one.same.shape
            == one.changed.shape
            == ((26 if change == "quiet" else 12), RUNS)
        )
    assert start.own
    np.testing.assert_array_equal(
        play_ahead(start, "steady", "pull").same,
        play_ahead(start, "limit", "pull").same,
    )


def test_warmth_that_can_be_counted_on_pulls_less_in_nearly_every_run(start):
    ahead = play_ahead(start, "steady", "pull")

    assert (ahead.changed[-1] < ahead.same[-1]).mean() > 0.9


def test_without_contact_the_pull_rises_first_and_then_falls(start):
    ahead = play_ahead(start, "quiet", "pull")

    first = np.median(ahead.changed[0] - ahead.same[0])
    last = np.median(ahead.changed[-1] - ahead.same[-1])
    assert first > 0 > last
    assert ahead.halved is not None
    for run in range(RUNS):
        if np.isfinite(ahead.halved[run]):
            at = int(ahead.halved[run]) - 1
            assert ahead.changed[at, run] <= ahead.same[0, run] / 2
            assert at == 0 or ahead.changed[at - 1, run] > ahead.same[0, run] / 2


def test_one_contact_brings_back_the_pull(start):
    ahead = play_ahead(start, "once", "pull")

    assert (ahead.changed[13] > ahead.changed[11]).mean() > 0.9


def test_a_limit_leaves_one_more_oneself_and_rest_calms(start):
    limit, rest = (
        play_ahead(start, "limit", "self"),
        play_ahead(start, "rest", "arousal"),
    )

    assert (limit.changed[-1] >= limit.same[-1]).all()
    assert (rest.changed[-1] <= rest.same[-1]).all()


def test_answers_lie_on_the_scale_and_the_table_has_every_week(start):
    shown = draw_ahead(start, "steady", "self", "nl")

    assert shown.picture is not None
    assert len(shown.picture.rows) == 12
    numbers = [int(cell) for row in shown.picture.rows for cell in row[1:]]
    assert 0 <= min(numbers) <= max(numbers) <= 100
    assert "van de 40 berekeningen" in shown.told[2]


def test_invented_people_stand_somewhere_too_and_are_marked_so():
    start = stand_imagined()

    ahead = play_ahead(start, "steady", "arousal")

    assert not start.own
    assert not ahead.own
    assert start.channels == CHANNELS
    assert np.median(ahead.changed[-1]) < np.median(ahead.same[-1])
    assert "verzonnen" in str(draw_ahead(start, "steady", "pull", "nl").picture)


def test_what_was_not_asked_is_not_looked_at(start):
    with pytest.raises(UnknownNameError, match="mood"):
        play_ahead(start, "steady", "mood")


def test_a_start_opens_where_nothing_calculates(start, tmp_path):
    path = tmp_path / "start"
    path.write_bytes(pickle.dumps(start))
    script = f"import sys, pickle; s = pickle.load(open({str(path)!r}, 'rb')); s.changes; sys.exit('jax' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_fit_has_as_many_draws_as_there_are_runs(fitted):
    assert len(next(iter(opened(fitted).draws.values()))) >= RUNS
