"""Answers as intervals: slopes by hand against differences and against JAX's own."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import norm

from bedding.model.inference.interval import OPEN, _ends, _seen, interval_of, seen_in

# Middle of the scale, both open ends, a narrow one, and one far out in the tail.
CASES = [
    (0.52, 0.01, 0.42, 0.58),
    (0.3, 0.02, -OPEN, 0.08),
    (0.9, 0.05, 0.92, OPEN),
    (0.5, 0.2, 0.499, 0.501),
    (0.05, 0.0004, 0.75, 0.92),
    (0.99, 1e-4, -OPEN, 0.08),
]


@pytest.mark.parametrize(("mean", "variance", "low", "high"), CASES[:4])
def test_probabilities_are_those_of_scipy(mean, variance, low, high):
    spread = np.sqrt(variance)
    ends = (np.array([low, high]) - mean) / spread
    tails = norm.logsf(ends) if ends.sum() > 0 else norm.logcdf(ends)[::-1]
    expected = tails[0] + np.log1p(-np.exp(tails[1] - tails[0]))

    told = seen_in(*map(jnp.asarray, (mean, variance, low, high)))

    np.testing.assert_allclose(told.log_probability, expected, rtol=1e-8)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ["log_probability", "pull", "information"])
def test_slopes_by_hand_are_those_of_the_formula(case, name):
    at = tuple(jnp.asarray(value) for value in case)
    by_hand = jax.grad(lambda *a: getattr(seen_in(*a), name), argnums=(0, 1, 2, 3))
    by_jax = jax.grad(lambda *a: getattr(_seen(_ends(*a)), name), argnums=(0, 1, 2, 3))

    # The third derivative of the logarithm loses digits in both where the interval is narrow.
    for own, other in zip(by_hand(*at), by_jax(*at), strict=True):
        np.testing.assert_allclose(own, other, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("case", CASES[:3])
def test_pull_and_information_are_slopes_of_the_log_probability(case):
    mean, *rest = map(jnp.asarray, case)
    of_mean = lambda m: seen_in(m, *rest).log_probability
    told = seen_in(mean, *rest)

    np.testing.assert_allclose(jax.grad(of_mean)(mean), told.pull, rtol=1e-9)
    np.testing.assert_allclose(
        -jax.grad(jax.grad(of_mean))(mean), told.information, rtol=1e-6
    )


def test_answers_at_the_ends_of_the_scale_have_no_end():
    low, high = interval_of(jnp.asarray([0.0, 0.5, 1.0]), jnp.asarray([1 / 12] * 3))

    np.testing.assert_allclose(low, [-OPEN, 5 / 12, 11 / 12])
    np.testing.assert_allclose(high, [1 / 12, 7 / 12, OPEN])
