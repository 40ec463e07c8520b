"""Weights, and the draws that come of them."""

import numpy as np
import pytest
from scipy.stats import kstest, multivariate_t, t as student_t

from bedding.model.inference.log_density import size
from bedding.model.inference.modes import STARTS, find_modes
from bedding.model.inference.record import placed
from bedding.model.inference.weighing import (
    Proposal,
    log_density_of,
    picked,
    scattered,
    spread_evenly,
    weighted_draws,
)


def test_proposal_is_a_student_t():
    root = np.linalg.cholesky(np.array([[2.0, 0.5], [0.5, 1.0]]))
    proposal = Proposal(np.array([1.0, -1.0]), root, 7.0)
    drawn = scattered(proposal, 5, np.random.default_rng(0))

    expected = multivariate_t(proposal.centre, root @ root.T, df=7.0).logpdf(drawn)
    np.testing.assert_allclose(log_density_of(proposal, drawn), expected, rtol=1e-10)


def test_even_draws_are_of_the_same_student_t():
    root = np.linalg.cholesky(np.array([[2.0, 0.5], [0.5, 1.0]]))
    proposal = Proposal(np.array([1.0, -1.0]), root, 7.0)

    drawn = spread_evenly(proposal, 4096, np.random.default_rng(0))

    # The place of each number in its own distribution is uniform, and together they go as given.
    for place in range(2):
        scale = np.sqrt((root @ root.T)[place, place])
        off = (drawn[:, place] - proposal.centre[place]) / scale
        assert kstest(off, student_t(7.0).cdf).statistic < 0.01
    expected = root @ root.T * 7.0 / 5.0
    np.testing.assert_allclose(np.cov(drawn.T), expected, rtol=0.05, atol=0.03)


def test_draws_are_picked_as_often_as_their_weights_say():
    weights = np.array([0.5, 0.3, 0.2])

    places = picked(np.log(weights), 1000, np.random.default_rng(0))

    np.testing.assert_allclose(np.bincount(places) / 1000, weights, atol=1e-3)


def test_without_answers_the_posterior_is_the_prior(make):
    made = make(2, entries=30, channels=("mood", "self"))
    where = placed(made.observations, made.episodes)
    starts = np.random.default_rng(0).normal(size=(STARTS, size(2)))
    nothing = np.zeros(STARTS, dtype=int)

    modes = find_modes(where.record, starts, nothing)
    found = weighted_draws(
        where.record,
        modes.at[0],
        modes.curvature[0],
        until=0,
        draws=(1024,),
        enough=1.0,
        random=np.random.default_rng(1),
    )

    # A search ends within a tenth of the highest density, which is 0 up to the prior's constant.
    np.testing.assert_allclose(modes.log_density, 0.0, atol=0.1)
    assert found.khat < 0.3
    weights = np.exp(found.log_weights)
    mean = weights @ found.person
    np.testing.assert_allclose(mean, 0.0, atol=0.25)
    np.testing.assert_allclose(weights @ (found.person - mean) ** 2, 1.0, atol=0.3)
    assert found.evidence == pytest.approx(0.0, abs=0.1)
