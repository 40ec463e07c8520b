"""The quadratic form against a dense normal density, all in one matrix."""

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import multivariate_normal

from bedding.model.inference import Observations, placed
from bedding.model.inference.change.information import _positive, quadratic
from bedding.model.inference.filtering import GAIN, LEVEL
from bedding.model.inference.residual import Residual
from bedding.model.inputs import Episode

ENTRIES = 25


@pytest.mark.parametrize("key", range(4))
def test_quadratic_agrees_with_a_dense_normal_density(key):
    random = np.random.default_rng(key)
    times = np.cumsum(random.uniform(0.2, 0.9, size=ENTRIES))
    answers = random.uniform(0.1, 0.9, size=(ENTRIES, 1))
    answers[random.uniform(size=ENTRIES) < 0.3] = np.nan
    seen = Observations(
        person="nobody",
        times=times,
        channels=("mood",),
        answers=answers,
        levels=(None,),
    )
    where = placed(seen, Episode())
    steps = len(where.record.elapsed)
    reads = random.normal(size=(1, steps, 1))
    columns = random.normal(size=(1, steps, 1, 3))
    error = random.uniform(0.001, 0.01, size=(1, steps, 1))
    residual = Residual(
        jnp.full((1, 1), 0.15), jnp.full((1, 1), 0.4), jnp.full((1, 1), 0.8)
    )
    observed = np.asarray(where.record.answers)[None]

    found = quadratic(where.record, (observed, error), reads, columns, residual)

    there = np.flatnonzero(np.asarray(where.record.seen)[:, 0])
    moments = np.cumsum(np.asarray(where.record.elapsed))[there]
    apart = np.abs(moments[:, None] - moments)
    plain = 0.15**2 * 0.4 * 2.0 ** (-apart / 0.8)
    plain += np.diag(0.15**2 * 0.6 + error[0, there, 0])
    read, one = reads[0, there, 0], np.ones(len(there))
    value = observed[0, there, 0] - LEVEL[0]
    whole = plain + LEVEL[1] ** 2 * np.outer(one, one) + GAIN**2 * np.outer(read, read)
    # The gain's mean and variance given the answers, before it is cut at 0.
    weigh = GAIN**2 * np.linalg.solve(whole, read)
    mean, variance = weigh @ value, GAIN**2 - GAIN**2 * (weigh @ read)
    gain = _positive(np.array([mean]), np.array([np.sqrt(variance)]))[0]
    law = multivariate_normal(np.zeros(len(there)), whole)
    for _ in range(3):
        x = random.normal(size=3)
        moved = value - gain * columns[0, there, 0] @ x
        line = found.score[0] @ x - 0.5 * x @ found.information[0] @ x
        assert line == pytest.approx(law.logpdf(moved) - law.logpdf(value), rel=1e-8)


def test_mean_of_the_positive_part_agrees_with_draws():
    random = np.random.default_rng(0)
    draws = random.normal(-0.1, 0.2, size=400_000)

    found = _positive(np.array([-0.1]), np.array([0.2]))[0]

    # Four standard errors of the mean of the draws above 0.
    above = draws[draws > 0]
    assert found == pytest.approx(
        above.mean(), abs=4 * above.std() / np.sqrt(len(above))
    )
