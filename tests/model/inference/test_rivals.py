"""The rivals against the textbook formula of conjugate regression, and against looking ahead."""

import numpy as np
import pytest
from scipy.stats import multivariate_t

from bedding.model import Episode
from bedding.model.inference.rivals import RIVALS, moving_inputs, regress, score_rivals
from bedding.model.inference.state_space import FREEDOM, SIZE

HALF = np.array([1 / 12, 1 / 12])
DAYS = np.arange(30.0)


def some(seed=0, count=30):
    random = np.random.default_rng(seed)
    answers = np.round(random.uniform(size=(count, 2)) * 6) / 6
    seen = random.uniform(size=answers.shape) > 0.2
    return answers, seen, Episode(warmth=random.uniform(size=count), bid=np.ones(count))


def test_forecasts_multiply_to_the_density_of_all_answers():
    random = np.random.default_rng(1)
    columns, target = random.normal(size=(12, 3)), random.normal(size=12) * 0.2
    spreads = np.array([0.3, 0.5, 0.2])

    mean, spread, freedom = regress(columns, spreads, target)

    steps = [
        multivariate_t(loc=m, shape=s**2, df=f).logpdf(y)
        for m, s, f, y in zip(mean, spread, freedom, target, strict=True)
    ]
    cover = SIZE**2 * np.eye(12) + columns @ np.diag(spreads**2) @ columns.T
    whole = multivariate_t(loc=np.zeros(12), shape=cover, df=FREEDOM).logpdf(target)
    assert np.sum(steps) == pytest.approx(whole, rel=1e-9)


def test_no_rival_looks_ahead():
    answers, seen, episodes = some()
    later = answers.copy()
    later[20:] = 1.0 - later[20:]

    before = score_rivals(answers, seen, HALF, episodes, DAYS)
    after = score_rivals(later, seen, HALF, episodes, DAYS)

    for rival in RIVALS:
        np.testing.assert_array_equal(before[rival].log[:20], after[rival].log[:20])
        np.testing.assert_array_equal(before[rival].crps[:20], after[rival].crps[:20])


def test_what_is_not_there_has_no_score():
    answers, seen, episodes = some()

    scores = score_rivals(answers, seen, HALF, episodes, DAYS)

    for rival in RIVALS:
        there = ~np.isnan(scores[rival].log)
        assert not there[~seen].any()
        assert there.sum(axis=0).tolist() == (seen.sum(axis=0) - 1).tolist()


def test_following_the_other_pays_where_the_other_is_followed():
    random = np.random.default_rng(3)
    warmth = random.uniform(size=80)
    answers = np.clip(
        0.2 + 0.6 * warmth[:, None] + 0.03 * random.normal(size=(80, 1)), 0, 1
    )
    everything = np.ones(answers.shape, dtype=bool)

    scores = score_rivals(
        answers,
        everything,
        HALF[:1],
        Episode(warmth=warmth, contact=0.3),
        np.arange(80.0),
    )

    for rival in ("follows", "inputs"):
        for other in ("mean", "residual"):
            ahead = np.nansum(scores[rival].log) - np.nansum(scores[other].log)
            assert ahead > 40


def test_only_inputs_that_move_are_regressed_on():
    moving = moving_inputs(Episode(warmth=np.array([0.1, 0.2]), bid=np.ones(2)), 2)

    np.testing.assert_array_equal(moving, [[0.1], [0.2]])
