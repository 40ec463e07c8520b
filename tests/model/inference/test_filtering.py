"""The likelihood of a channel against a dense formula, a general filter, and rectangles.

Where the scale is fine the answers are points, and everything is Gaussian: exact formulas apply.
On a scale of seven the exact likelihood is the probability of a box under a normal distribution.
"""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import multivariate_normal, norm
from statsmodels.tsa.statespace.kalman_filter import KalmanFilter
from tests.model.inference.one_channel import (
    COUNT,
    FINE,
    arrays,
    box,
    channel,
    dense,
    scale_of_seven,
)

from bedding.model.inference.filtering import GAIN, LEVEL, filtered, positive
from bedding.model.inference.residual import Residual

SEEDS = range(50)

run = jax.jit(filtered)


@jax.jit
def density(known, ahead):
    return ahead.log_probability.sum() + positive(known)


def of_points(found, case):
    """The density of answers that are points, from the probability of their intervals."""
    return density(*found) - case[2].sum() * np.log(2 * FINE)


@pytest.mark.parametrize("seed", SEEDS)
def test_likelihood_is_that_of_the_dense_gaussian(seed):
    case = channel(seed)
    found = of_points(run(*arrays(case, float)), case)

    off, cover, reads = dense(case)
    whole = multivariate_normal(cov=cover, allow_singular=False).logpdf(off)
    weight = np.linalg.solve(cover, reads) * GAIN**2
    mean, variance = weight @ off, GAIN**2 - weight @ reads * GAIN**2
    cut = np.log(2) + norm.logcdf(mean / np.sqrt(variance))
    np.testing.assert_allclose(found, whole + cut, rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize("seed", SEEDS)
def test_likelihood_is_that_of_a_general_filter(seed):
    case = channel(seed)
    known, ahead = run(*arrays(case, float))
    cut = np.log(2) + norm.logcdf(known.gain / np.sqrt(known.gain_gain))

    found = of_points((known, ahead), case) - cut
    np.testing.assert_allclose(found, by_statsmodels(case), rtol=1e-8, atol=1e-8)


def by_statsmodels(case):
    """The same with level and gain as states that stay, in the filter of statsmodels."""
    reads, answers, seen, elapsed, residual, _ = case
    residual = Residual(*(float(value) for value in residual))  # type: ignore[arg-type]  # plain numbers for a filter without JAX
    count, size = len(reads), residual.size**2
    left = 2.0 ** (-np.append(elapsed[1:], 1.0) / residual.half_life)
    general = KalmanFilter(k_endog=1, k_states=3, k_posdef=1)
    general.bind(np.where(seen, answers - LEVEL[0], np.nan))
    general["design"] = np.stack([np.ones(count), np.ones(count), reads])[None]
    general["obs_cov"] = np.array([[size * (1 - residual.carried)]])
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
    found = of_points(run(*arrays(case, float)), case)
    np.testing.assert_allclose(found, np.log(whole) + peak, rtol=1e-6, atol=1e-6)


def test_likelihood_of_answers_is_the_probability_of_their_box():
    off = []
    for seed in range(24):
        case = scale_of_seven(seed)
        low, high, cover = box(case)
        exact = multivariate_normal(cov=cover).cdf(
            high, lower_limit=low, rng=np.random.default_rng(0)
        )
        off.append(float(density(*run(*arrays(case, float)))) - np.log(2 * exact))
    # Assumed-density filtering is an approximation: usually off by hundredths over six answers,
    # by tenths where they lie at an end of the scale and hardly vary.
    assert np.median(np.abs(off)) < 0.05
    assert np.max(np.abs(off)) < 0.4
    assert abs(np.mean(off)) < 0.05


@pytest.mark.parametrize("seed", range(4))
def test_one_answer_leaves_the_moments_of_a_cut_normal(seed):
    reads, answers, _, elapsed, residual, half = scale_of_seven(seed, count=1)
    known, ahead = run(
        *arrays((reads, answers, np.ones(1, bool), elapsed, residual, half), float)
    )

    random = np.random.default_rng(seed)
    level, gain = LEVEL[1], GAIN
    drawn = random.normal(size=(3, 1_000_000)) * [[level], [gain], [residual.size]]
    behind = LEVEL[0] + drawn[0] + reads[0] * drawn[1] + drawn[2]
    inside = drawn[:, np.round(6 * np.clip(behind, 0, 1)) == np.round(6 * answers[0])]
    chance = inside.shape[1] / drawn.shape[1]
    assert np.exp(ahead.log_probability[0]) == pytest.approx(chance, abs=2e-3)
    wanted = inside[0].mean(), inside[1].mean(), inside[0].var(), inside[1].var()
    had = known.level, known.gain, known.level_level, known.gain_gain
    np.testing.assert_allclose(had, wanted, atol=4e-3)


@pytest.mark.parametrize("seed", SEEDS)
def test_single_floats_are_close(seed):
    case = scale_of_seven(seed, COUNT)
    whole = density(*run(*arrays(case, jnp.float64)))
    half = density(*run(*arrays(case, jnp.float32)))

    assert half.dtype == jnp.float32
    np.testing.assert_allclose(half, whole, rtol=1e-4, atol=2e-3)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_known_before_an_answer_is_what_the_earlier_ones_leave(seed):
    reads, answers, seen, elapsed, residual, half = arrays(channel(seed), float)
    _, ahead = run(reads, answers, seen, elapsed, residual, half)

    for stop in np.flatnonzero(seen)[:5]:
        until = seen & (jnp.arange(len(seen)) < stop)
        known, _ = run(reads, answers, until, elapsed, residual, half)
        for name in ("level", "gain", "level_level", "level_gain", "gain_gain"):
            there = getattr(ahead.before, name)[stop]
            np.testing.assert_allclose(there, getattr(known, name), rtol=1e-10)


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
    half,
):
    changed = Residual(jnp.exp(log_size), carried, half_life)
    moved = reads + shift * direction
    known, ahead = filtered(moved, answers, seen, elapsed, changed, half)
    return ahead.log_probability.sum() + positive(known)


moved_slopes = jax.jit(jax.grad(moved_density, argnums=(0, 1, 2, 3)))


@pytest.mark.parametrize("seed", range(8))
def test_gradient_is_that_of_central_differences(seed):
    case = (*channel(seed)[:5], 1 / 12)
    reads, answers, seen, elapsed, residual, half = arrays(case, float)
    direction = jnp.asarray(np.random.default_rng(seed).normal(size=reads.shape))
    rest = (reads, direction, answers, seen, elapsed, half)

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
    reads, answers, seen, elapsed, residual, half = arrays(channel(3), float)
    seen = seen.at[2].set(False)
    first, _ = run(reads, answers, seen, elapsed, residual, half)
    other, _ = run(reads, answers.at[2].set(99.0), seen, elapsed, residual, half)

    np.testing.assert_array_equal(first, other)
