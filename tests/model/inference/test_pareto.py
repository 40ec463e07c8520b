"""Smoothed weights against the library that has them, and where it has no answer."""

import numpy as np
import pytest
from scipy.special import logsumexp
from scipy.stats import genpareto

from bedding.model.inference.pareto import pareto_fit, smoothed


@pytest.mark.parametrize("count", [50, 225, 226, 1000])
@pytest.mark.parametrize("width", [0.3, 1.0, 3.0])
def test_weights_are_those_of_the_library(count, width):
    library = pytest.importorskip("arviz_stats.base.array", reason="needs arviz-stats")
    log_weights = width * np.random.default_rng(count).normal(size=count)

    ours, khat = smoothed(log_weights)

    # The library takes log likelihoods that are left out: minus the log weights.
    theirs, expected = library.array_stats.psislw(-log_weights)
    np.testing.assert_allclose(ours, theirs, atol=1e-10)
    assert khat == pytest.approx(float(expected), abs=1e-10)


@pytest.mark.parametrize("shape", [-0.3, 0.2, 0.8])
def test_shape_of_a_pareto_tail_is_found(shape):
    over = np.sort(genpareto(shape).rvs(4000, random_state=0))

    found, scale = pareto_fit(over)

    # Three standard errors of the likelihood: (1 + shape) / root of the count.
    assert found == pytest.approx(shape, abs=3 * (1 + shape) / np.sqrt(4000))
    assert scale == pytest.approx(1.0, abs=0.1)


def test_weights_that_are_nearly_all_one_value_are_not_judged():
    log_weights = np.zeros(200)
    log_weights[0] = -5.0

    after, khat = smoothed(log_weights)

    assert khat == np.inf
    assert logsumexp(after) == pytest.approx(0.0, abs=1e-12)


def test_equal_weights_are_trusted_and_stay_equal():
    log_weights, khat = smoothed(np.full(200, -3.0))

    np.testing.assert_allclose(np.exp(log_weights), 1 / 200)
    assert khat < 0.0


@pytest.mark.parametrize(("narrow", "trusted"), [(1.0, True), (0.3, False)])
def test_a_proposal_that_is_too_narrow_is_not_trusted(narrow, trusted):
    random = np.random.default_rng(0)
    drawn = narrow * random.normal(size=(2000, 4))
    log_weights = (-0.5 * drawn**2 + 0.5 * (drawn / narrow) ** 2).sum(axis=1)

    _, khat = smoothed(log_weights)

    assert (khat < 0.7) == trusted


def test_heavier_weights_stay_heavier():
    log_weights = np.random.default_rng(1).normal(size=500) * 1.5

    after, _ = smoothed(log_weights)

    assert (np.diff(after[np.argsort(log_weights)]) >= -1e-12).all()
    assert logsumexp(after) == pytest.approx(0.0, abs=1e-12)


def test_weights_that_are_all_nothing_are_refused():
    _, khat = smoothed(np.full(10, -np.inf))

    assert khat == np.inf
