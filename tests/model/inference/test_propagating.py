"""A second pass over a channel's answers against dense formulas, boxes and the same one by one."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm
from tests.model.inference.one_channel import (
    COUNT,
    FINE,
    arrays,
    box,
    channel,
    dense,
    scale_of_seven,
)

from bedding.model.inference import placed
from bedding.model.inference.filtering import (
    GAIN,
    LEVEL,
    Writing,
    filtered,
    positive,
)
from bedding.model.inference.interval import interval_of
from bedding.model.inference.lanes import INNER, propagate, walk
from bedding.model.inference.propagating import propagated
from bedding.model.inference.residual import Residual, residual_of


@jax.jit
def run(reads, answers, seen, elapsed, residual, half, writing=None):
    ends = interval_of(answers, half)
    there = seen.astype(reads.dtype)
    return propagated(reads, ends, there, elapsed, residual, writing)


def density(known, ahead):
    return ahead.log_probability.sum() + positive(known)


@pytest.mark.parametrize("seed", range(20))
def test_points_have_the_density_of_the_dense_gaussian(seed):
    case = channel(seed)
    found = run(*arrays(case, float)) - case[2].sum() * np.log(2 * FINE)

    off, cover, reads = dense(case)
    whole = multivariate_normal(cov=cover, allow_singular=False).logpdf(off)
    weight = np.linalg.solve(cover, reads) * GAIN**2
    mean, variance = weight @ off, GAIN**2 - weight @ reads * GAIN**2
    cut = np.log(2) + norm.logcdf(mean / np.sqrt(variance))
    np.testing.assert_allclose(found, whole + cut, rtol=1e-7, atol=1e-7)


def test_answers_have_the_probability_of_their_box():
    off = []
    for seed in range(40):
        case = scale_of_seven(seed)
        low, high, cover = box(case)
        exact = multivariate_normal(cov=cover, allow_singular=True).cdf(
            high, lower_limit=low, rng=np.random.default_rng(0)
        )
        off.append(float(run(*arrays(case, float))) - np.log(2 * exact))
    # A hundredth of what one pass is off by, as a rule; where nearly all answers lie at one end of
    # the scale they cut the same corner off many times over, and a few hundredths are left.
    assert np.median(np.abs(off)) < 0.001
    assert np.max(np.abs(off)) < 0.1
    assert abs(np.mean(off)) < 0.02


def test_answers_before_are_seen_with_those_after_them():
    # What one pass leaves depends on the order; here hardly anything does.
    reads, answers, seen, elapsed, residual, half = scale_of_seven(3, COUNT)
    back = np.append(elapsed[0], elapsed[:0:-1])
    forth = run(*arrays((reads, answers, seen, elapsed, residual, half), float))
    turned = (reads[::-1], answers[::-1], seen[::-1], back, residual, half)
    np.testing.assert_allclose(run(*arrays(turned, float)), forth, atol=2e-3)
    once = [
        density(*filtered(*arrays(case, float)))
        for case in ((reads, answers, seen, elapsed, residual, half), turned)
    ]
    assert abs(once[0] - once[1]) > 0.02


@pytest.mark.parametrize("supposed", [False, True])
def test_many_at_once_are_each_as_alone(make, supposed):
    made = make(4, entries=40, channels=("arousal", "mood", "self"), uneven=True)
    record = placed(made.observations, made.episodes).record
    writing = None
    if supposed:
        writing = Writing(
            unwritten=jnp.asarray(~np.asarray(record.seen).any(axis=1), float),
            slope=jnp.asarray([2.0, -1.0, 0.5]),
            start=jnp.asarray([0.1, 0.4, -0.3]),
        )
    random = np.random.default_rng(5)
    reads = walk(record, random.normal(size=(4, 10)))
    residuals = 0.7 * random.normal(size=(4, INNER, 3, 3))

    found = propagate(replace(record, writing=writing), reads, residuals)

    for lane, inner, place in np.ndindex(found.shape):
        own = writing and writing._replace(
            slope=writing.slope[place], start=writing.start[place]
        )
        each = run(
            jnp.asarray(reads[lane, :, place]),
            record.answers[:, place],
            record.seen[:, place],
            record.elapsed,
            residual_of(jnp.asarray(residuals[lane, inner, place])),
            record.half[place],
            own,
        )
        # The many are computed in single floats.
        np.testing.assert_allclose(
            found[lane, inner, place], each, rtol=1e-5, atol=2e-3
        )


def test_days_without_an_entry_say_what_a_general_integral_says():
    reads, answers = np.array([0.4, -0.7]), np.array([4 / 6, 0.0])
    seen, elapsed = np.array([True, False]), np.array([1.0, 0.8])
    residual = Residual(*(jnp.asarray(each) for each in (0.2, 0.6, 0.9)))
    writing = Writing(jnp.asarray([0.0, 1.0]), jnp.asarray(3.0), jnp.asarray(-1.2))
    case = reads, answers, seen, elapsed, residual, 1 / 12

    found = run(*arrays(case, float), writing)

    cover = dense((reads, answers, np.ones(2, bool), *case[3:]))[1]
    whole = np.block(
        [[cover, GAIN**2 * reads[:, None]], [GAIN**2 * reads, np.full((1, 1), GAIN**2)]]
    )
    # No entry: what is drawn around start + slope * y lies below 0.
    turn = np.diag([1.0, 3.0, 1.0])
    whole = turn @ whole @ turn + np.diag([0.0, 1.0, 0.0])
    low = [4 / 6 - 1 / 12 - LEVEL[0], -np.inf, 0.0]
    high = [4 / 6 + 1 / 12 - LEVEL[0], 1.2 - 3.0 * LEVEL[0], np.inf]
    exact = 2 * multivariate_normal(cov=whole).cdf(
        high, lower_limit=low, rng=np.random.default_rng(0)
    )
    np.testing.assert_allclose(np.exp(found), exact, rtol=2e-3)
