import numpy as np
import pytest
from scipy.stats import multivariate_normal

from bedding.model.inference.change.hypotheses import (
    JUMP,
    NO_CHANGE,
    TWO,
    WALK,
    WANDER,
    drawn,
    log_odds,
    prepared,
    usual_moves,
)

BOUNDARIES = 4


def data(key):
    """Return a design, answers with unit noise, and what these say of the jumps."""
    random = np.random.default_rng(key)
    design = random.normal(size=(9, BOUNDARIES))
    answers = design @ np.array([0.0, 1.2, 0.0, 0.0]) + random.normal(size=9)
    return design, answers, (design.T @ design)[None], (design.T @ answers)[None]


def covariances():
    """Return prior covariances of the jumps and probabilities, written out."""
    jumps = 1.0 - NO_CHANGE - WALK
    found = [(np.zeros((BOUNDARIES, BOUNDARIES)), NO_CHANGE)]
    found += [(w**2 * np.eye(BOUNDARIES), WALK / len(WANDER)) for w in WANDER]
    one = [np.diag(np.eye(BOUNDARIES)[b]) * JUMP**2 for b in range(BOUNDARIES)]
    found += [(each, jumps * (1 - TWO) / BOUNDARIES) for each in one]
    pairs = [(a, b) for a in range(BOUNDARIES) for b in range(a + 1, BOUNDARIES)]
    found += [(one[a] + one[b], jumps * TWO / len(pairs)) for a, b in pairs]
    return found


@pytest.mark.parametrize("key", range(5))
def test_log_odds_agree_with_dense_gaussian_evidences(key):
    design, answers, information, score = data(key)

    odds = log_odds(prepared(information), score)[0]

    def evidence(covariance):
        return multivariate_normal(
            np.zeros(9), np.eye(9) + design @ covariance @ design.T
        ).logpdf(answers)

    expected = [
        np.log(prior) + evidence(covariance) - evidence(np.zeros((4, 4)))
        for covariance, prior in covariances()
    ]
    np.testing.assert_allclose(odds, expected, atol=1e-10)


def test_priors_of_all_hypotheses_add_up_to_one():
    known = prepared(np.zeros((1, 7, 7)))

    assert np.exp(known.log_priors).sum() == pytest.approx(1.0)


def test_drawn_jumps_have_the_moments_of_the_mixture():
    design, answers, information, score = data(3)
    count = 40_000
    known = prepared(np.repeat(information, count, axis=0))
    scores = np.repeat(score, count, axis=0)

    jumps, _ = drawn(known, scores, log_odds(known, scores), np.random.default_rng(1))

    logs, means = [], []
    for covariance, prior in covariances():
        total = np.eye(9) + design @ covariance @ design.T
        logs.append(
            np.log(prior) + multivariate_normal(np.zeros(9), total).logpdf(answers)
        )
        means.append(covariance @ design.T @ np.linalg.solve(total, answers))
    weights = np.exp(np.array(logs) - np.max(logs))
    expected = weights @ np.array(means) / weights.sum()
    # Four standard errors of so many draws whose spread is below 1.
    np.testing.assert_allclose(jumps.mean(axis=0), expected, atol=4.0 / np.sqrt(count))


def test_usual_moves_agree_with_paths_drawn_from_the_prior():
    count = 20_000
    blank = prepared(np.zeros((count, 5, 5)))
    nothing = np.zeros((count, 5))

    jumps, _ = drawn(blank, nothing, log_odds(blank, nothing), np.random.default_rng(2))

    paths = np.cumsum(np.pad(jumps, [(0, 0), (1, 0)]), axis=1)
    off = paths - paths.mean(axis=1, keepdims=True)
    assert np.mean(off**2) == pytest.approx(usual_moves(6), rel=0.05)
