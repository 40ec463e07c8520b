"""A Gaussian observation moves a normal belief as far as the interval of the answer does."""

import numpy as np
import pytest
from scipy.stats import truncnorm
from tests.model.inference.change.conftest import CHANNELS, diary

from bedding.model.inference import placed
from bedding.model.inference.change.answers import gaussian, likelihoods
from bedding.model.inference.lanes import look


@pytest.fixture(scope="module")
def known():
    observations, episodes = diary(3)
    where = placed(observations, episodes)
    random = np.random.default_rng(1)
    reads = random.normal(size=(2, *where.record.seen.shape))
    residuals = 0.3 * random.normal(size=(2, len(CHANNELS), 3))
    return where.record, reads, residuals


def test_the_belief_after_the_observation_is_that_of_the_cut_normal(known):
    record, reads, residuals = known
    seen = look(record, reads, residuals, np.full(2, record.seen.shape[0]))

    observed, error, _ = gaussian(record, reads, residuals)

    half = 1.0 / 12.0
    for step, channel in ((0, 0), (5, 1), (60, 2), (100, 3)):
        answer = float(record.answers[step, channel])
        mean, variance = seen.mean[0, channel, step], seen.variance[0, channel, step]
        low = -np.inf if answer < half else answer - half
        high = np.inf if answer > 1.0 - half else answer + half
        spread = np.sqrt(variance)
        cut = truncnorm((low - mean) / spread, (high - mean) / spread, mean, spread)
        pull = variance / (variance + error[0, step, channel])
        assert mean + pull * (observed[0, step, channel] - mean) == pytest.approx(
            cut.mean(), abs=1e-6
        )
        assert variance * (1.0 - pull) == pytest.approx(cut.var(), rel=1e-5)


def test_likelihoods_are_those_of_the_fit(known):
    record, reads, residuals = known

    found = likelihoods(record, reads, residuals)

    _, _, total = gaussian(record, reads, residuals)
    np.testing.assert_allclose(found.sum(axis=1), total)
    assert found.shape == (2, len(CHANNELS))
