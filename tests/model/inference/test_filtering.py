"""The likelihood of a channel against a dense formula, a general filter and an integral."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import multivariate_normal, norm
from statsmodels.tsa.statespace.kalman_filter import KalmanFilter

from bedding.model.inference.filtering import (
    GAIN,
    LEVEL,
    believed,
    filtered,
    log_likelihood,
)
from bedding.model.inference.residual import Residual

SEEDS = range(50)
COUNT = 60  # one length, so that one compiled program serves all

run = jax.jit(filtered)
density = jax.jit(log_likelihood)


def channel(seed):
    """Answers at uneven times, up to 60 % missing, with a read-out that jumps."""
    random = np.random.default_rng(seed)
    count = COUNT
    elapsed = random.exponential(0.7, count) + 1e-3
    reads = np.cumsum(random.normal(size=count) * (random.uniform(size=count) < 0.3))
    answers = random.uniform(size=count)
    seen = random.uniform(size=count) > random.uniform(0.0, 0.6)
    seen &= np.arange(count) < random.integers(3, COUNT + 1)
    seen[0] = True
    residual = Residual(
        size=jnp.exp(random.normal(-2, 0.7)),
        carried=jnp.asarray(random.uniform(0.02, 0.98)),
        half_life=jnp.exp(random.normal(0, 1)),
    )
    return reads, answers, seen, elapsed, residual, random.uniform(0.0, 0.003)


def arrays(case, kind):
    reads, answers, seen, elapsed, residual, rounding = case
    return (
        jnp.asarray(reads, kind),
        jnp.asarray(answers, kind),
        jnp.asarray(seen),
        jnp.asarray(elapsed, kind),
        Residual(*(jnp.asarray(value, kind) for value in residual)),
        jnp.asarray(rounding, kind),
    )


def dense(case, *, level_and_gain=True):
    """The mean and the covariance of the answers that were seen, from the definition."""
    reads, answers, seen, elapsed, residual, rounding = case
    residual = Residual(*(float(value) for value in residual))  # type: ignore[arg-type]  # plain numbers for a formula without JAX
    times = np.cumsum(elapsed)[seen]
    apart = np.abs(times[:, None] - times)
    size = residual.size**2
    cover = size * residual.carried * 2.0 ** (-apart / residual.half_life)
    cover += np.eye(len(times)) * (size * (1 - residual.carried) + rounding)
    if level_and_gain:
        cover += LEVEL[1] ** 2 + GAIN**2 * np.outer(reads[seen], reads[seen])
    return answers[seen] - LEVEL[0], cover, reads[seen]


@pytest.mark.parametrize("seed", SEEDS)
def test_likelihood_is_that_of_the_dense_gaussian(seed):
    case = channel(seed)
    sums, _ = run(*arrays(case, float))

    off, cover, reads = dense(case)
    whole = multivariate_normal(cov=cover, allow_singular=False).logpdf(off)
    weight = np.linalg.solve(cover, reads) * GAIN**2
    mean, variance = weight @ off, GAIN**2 - weight @ reads * GAIN**2
    positive = np.log(2) + norm.logcdf(mean / np.sqrt(variance))
    np.testing.assert_allclose(density(sums), whole + positive, rtol=1e-8)


@pytest.mark.parametrize("seed", SEEDS)
def test_likelihood_is_that_of_a_general_filter(seed):
    case = channel(seed)
    sums, _ = run(*arrays(case, float))
    known = believed(sums)
    positive = np.log(2) + norm.logcdf(known.gain / np.sqrt(known.gain_variance))

    np.testing.assert_allclose(
        density(sums) - positive, by_statsmodels(case), rtol=1e-8
    )


def by_statsmodels(case):
    """The same with level and gain as states that stay, in the filter of statsmodels."""
    reads, answers, seen, elapsed, residual, rounding = case
    residual = Residual(*(float(value) for value in residual))  # type: ignore[arg-type]  # plain numbers for a filter without JAX
    count, size = len(reads), residual.size**2
    left = 2.0 ** (-np.append(elapsed[1:], 1.0) / residual.half_life)
    general = KalmanFilter(k_endog=1, k_states=3, k_posdef=1)
    general.bind(np.where(seen, answers - LEVEL[0], np.nan))
    general["design"] = np.stack([np.ones(count), np.ones(count), reads])[None]
    general["obs_cov"] = np.array([[size * (1 - residual.carried) + rounding]])
    transition = np.tile(np.eye(3)[..., None], count)
    transition[0, 0] = left
    general["transition"] = transition
    general["selection"] = np.array([[1.0], [0.0], [0.0]])
    general["state_cov"] = (size * residual.carried * (1 - left**2))[None, None]
    start = np.diag([size * residual.carried, LEVEL[1] ** 2, GAIN**2])
    general.initialize_known(np.zeros(3), start)
    return general.loglike()


@pytest.mark.parametrize("seed", range(6))
def test_likelihood_is_the_integral_over_positive_gains(seed):
    case = channel(seed)
    off, cover, reads = dense(case, level_and_gain=False)
    cover = cover + LEVEL[1] ** 2
    peak = multivariate_normal(cov=dense(case)[1]).logpdf(off)

    def given(gain):
        there = multivariate_normal(cov=cover).logpdf(off - gain * reads)
        return np.exp(there - peak) * 2 * norm.pdf(gain, scale=GAIN)

    whole = quad(given, 0, 1.5, epsabs=0, epsrel=1e-9, limit=400, points=[0.01, 0.1])[0]
    sums, _ = run(*arrays(case, float))
    np.testing.assert_allclose(
        density(sums), np.log(whole) + peak, rtol=1e-6, atol=1e-6
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_single_floats_are_close(seed):
    case = channel(seed)
    whole, _ = run(*arrays(case, jnp.float64))
    half, _ = run(*arrays(case, jnp.float32))

    assert half.squares.dtype == jnp.float32
    np.testing.assert_allclose(density(half), density(whole), rtol=1e-4, atol=2e-3)


@pytest.mark.parametrize("seed", range(8))
def test_forecasts_add_up_to_the_likelihood(seed):
    reads, answers, seen, elapsed, residual, rounding = arrays(channel(seed), float)
    _, ahead = run(reads, answers, seen, elapsed, residual, rounding)
    along = np.append(density(ahead.before), np.nan)

    for stop in np.flatnonzero(seen)[:5]:
        until = seen & (jnp.arange(len(seen)) < stop)
        sums, _ = run(reads, answers, until, elapsed, residual, rounding)
        np.testing.assert_allclose(along[stop], density(sums), rtol=1e-10, atol=1e-10)


@jax.jit
def moved_density(
    shift,
    log_size,
    carried,
    half_life,
    reads,
    direction,
    answers,
    seen,
    elapsed,
    rounding,
):
    changed = Residual(jnp.exp(log_size), carried, half_life)
    moved = reads + shift * direction
    sums, _ = filtered(moved, answers, seen, elapsed, changed, rounding)
    return log_likelihood(sums)


moved_slopes = jax.jit(jax.grad(moved_density, argnums=(0, 1, 2, 3)))


@pytest.mark.parametrize("seed", range(8))
def test_gradient_is_that_of_central_differences(seed):
    reads, answers, seen, elapsed, residual, rounding = arrays(channel(seed), float)
    direction = jnp.asarray(np.random.default_rng(seed).normal(size=reads.shape))
    rest = (reads, direction, answers, seen, elapsed, rounding)

    def value(*at):
        return moved_density(*at, *rest)

    at = (0.0, jnp.log(residual.size), residual.carried, residual.half_life)
    slopes = moved_slopes(*(jnp.asarray(x) for x in at), *rest)
    for place, slope in enumerate(slopes):
        wide = 1e-5
        ends = [
            value(*(x + sign * wide * (i == place) for i, x in enumerate(at)))
            for sign in (2, 1, -1, -2)
        ]
        # Fourth order, so that the difference itself errs less than the tolerance.
        expected = (-ends[0] + 8 * ends[1] - 8 * ends[2] + ends[3]) / (12 * wide)
        np.testing.assert_allclose(slope, expected, rtol=1e-6, atol=1e-6)


def test_an_answer_that_is_missing_changes_nothing():
    reads, answers, seen, elapsed, residual, rounding = arrays(channel(3), float)
    seen = seen.at[2].set(False)
    first, _ = run(reads, answers, seen, elapsed, residual, rounding)
    other, _ = run(reads, answers.at[2].set(99.0), seen, elapsed, residual, rounding)

    np.testing.assert_array_equal(first, other)
