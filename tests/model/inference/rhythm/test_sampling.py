"""The evidence against sums and integrals done another way."""

import numpy as np
import pytest
from scipy.special import gammaln, logsumexp

from bedding.model.inference.rhythm.conjugate import EVEN, beforehand
from bedding.model.inference.rhythm.days import days_of
from bedding.model.inference.rhythm.models import MODELS, drawn_from, transition
from bedding.model.inference.rhythm.recursion import foretold
from bedding.model.inference.rhythm.sampling import weighed


@pytest.fixture(scope="module")
def days():
    warm = np.repeat([1.0, 0.0, 1.0], [9, 7, 6])
    warm[[4, 12]] = 1.0 - warm[[4, 12]]
    return days_of(np.arange(22.0), {"warmth": warm})


@pytest.fixture(scope="module")
def found(days):
    return weighed(days, (22,), (2000,), np.random.default_rng(0))[0]


def test_evidence_of_one_phase_is_that_of_a_dirichlet(days, found):
    counts = days.counts.sum(axis=0)

    expected = (
        gammaln(EVEN * len(counts))
        - gammaln(EVEN * len(counts) + counts.sum())
        + (gammaln(EVEN + counts) - gammaln(EVEN)).sum()
    )
    assert found[0].evidence == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("place", [1, 2, 3])
def test_evidence_of_phases_agrees_with_a_mean_over_the_prior(days, found, place):
    model = MODELS[place]
    random = np.random.default_rng(5)
    logs = []
    for _ in range(10):
        numbers = drawn_from(*beforehand(model, 6400, days.counts.shape[1]), random)
        logs.append(
            foretold(days.counts, numbers.shows, *transition(model, numbers)).sum(
                axis=1
            )
        )
    log = np.concatenate(logs)
    expected = logsumexp(log) - np.log(len(log))
    weights = np.exp(log - logsumexp(log))
    error = np.sqrt(np.sum(weights**2))
    # Four standard errors of the plain mean, and of the weighted one.
    ours = np.exp(found[place].log_weights - logsumexp(found[place].log_weights))
    allowed = 4.0 * (error + np.sqrt(np.sum(ours**2)))
    assert found[place].evidence == pytest.approx(expected, abs=allowed)
    assert allowed < 0.5
