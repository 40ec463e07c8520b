"""What makes draws trusted, on draws of which the truth is known."""

import numpy as np
import pytest

from bedding.model.inference.sampling import EFFECTIVE, SETTLED, diagnose

ALIKE = np.repeat(np.arange(8), 4)


def autoregressive(carried, count, seed=0, size=2):
    """Chains of known autocorrelation and variance 1."""
    random = np.random.default_rng(seed)
    draws = np.empty((32, count, size))
    draws[:, 0] = random.normal(size=(32, size))
    for at in range(1, count):
        fresh = np.sqrt(1 - carried**2) * random.normal(size=(32, size))
        draws[:, at] = carried * draws[:, at - 1] + fresh
    return draws


def test_independent_draws_are_trusted_and_counted():
    draws = autoregressive(0.0, 200)
    found = diagnose(draws, ALIKE)

    assert found.trusted
    assert found.worst <= SETTLED
    # 6400 independent draws: both counts come within a fifth of that.
    np.testing.assert_allclose(found.bulk, 6400, rtol=0.2)
    np.testing.assert_allclose(found.tail, 6400, rtol=0.2)


def test_carried_over_draws_count_less():
    found = diagnose(autoregressive(0.8, 400), ALIKE)

    # For a first-order process a draw is worth (1 - r) / (1 + r).
    np.testing.assert_allclose(found.bulk, 12800 * 0.2 / 1.8, rtol=0.2)


def test_one_stray_superchain_is_seen():
    draws = autoregressive(0.0, 200)
    draws[ALIKE == 3] += 1.0

    assert diagnose(draws, ALIKE).worst > 1.02
    assert not diagnose(draws, ALIKE).trusted


def test_chains_that_agree_by_their_common_start_alone_are_not_trusted():
    random = np.random.default_rng(0)
    starts = random.normal(size=(8, 1, 2))[ALIKE]
    draws = starts + 0.1 * random.normal(size=(32, 100, 2))

    assert diagnose(draws, ALIKE).worst > 2.0


def test_few_draws_are_not_trusted():
    found = diagnose(autoregressive(0.8, 40), ALIKE)

    assert found.effective < EFFECTIVE
    assert not found.trusted


def test_hardly_any_draws_say_nothing():
    found = diagnose(autoregressive(0.0, 5), ALIKE)

    assert found.worst == np.inf
    assert found.effective == 0.0


@pytest.mark.parametrize(
    ("share", "trusted"), [(0.0, True), (0.0009, True), (0.001, False)]
)
def test_divergences_take_the_trust(share, trusted):
    assert diagnose(autoregressive(0.0, 200), ALIKE, divergent=share).trusted is trusted


def test_nan_is_never_trusted():
    draws = autoregressive(0.0, 200)
    draws[0, 0, 0] = np.nan

    assert not diagnose(draws, ALIKE).trusted
