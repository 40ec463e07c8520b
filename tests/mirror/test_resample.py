import numpy as np
import pytest
from scipy import stats

from bedding.mirror.resample import blocks, carry_over, resampled, share


def test_blocks_are_rows_in_their_order():
    rows = blocks(3, 200, 8.0, np.random.default_rng(1))

    assert rows.shape == (3, 200)
    assert set(rows.ravel()) <= set(range(200))
    runs = np.mean(np.diff(rows, axis=1) % 200 == 1)
    assert runs == pytest.approx(1 - 1 / 8, abs=0.05)  # four standard errors


def test_resamples_differ_from_each_other():
    first, second = blocks(2, 200, 8.0, np.random.default_rng(1))

    assert (first != second).any()


def test_every_row_is_drawn_equally_often():
    rng = np.random.default_rng(2)
    counts = np.bincount(blocks(4000, 30, 5.0, rng).ravel(), minlength=30)

    # Blocks make counts of neighbours go together, so the bound is wide: 5 blocks' deviations.
    np.testing.assert_allclose(counts, 4000, atol=5 * np.sqrt(4000 * 5))


def test_the_spread_of_a_mean_is_that_of_theory_without_carry_over():
    values = np.random.default_rng(3).normal(size=400)

    draws = resampled(
        400, lambda rows: values[rows].mean(axis=1), np.random.default_rng(4)
    )

    # 1000 draws tell a standard deviation to 2 %; blocks add noise of their own.
    assert draws.std() == pytest.approx(1 / 20, rel=0.25)


def test_carry_over_widens_the_interval():
    rng = np.random.default_rng(5)
    noise = rng.normal(size=600)
    carried = np.zeros(600)
    for index in range(1, 600):
        carried[index] = 0.7 * carried[index - 1] + noise[index]

    def spread(values):
        mean = lambda rows: values[rows].mean(axis=1)
        return resampled(600, mean, np.random.default_rng(6)).std() / values.std()

    # Theory: sqrt((1 + .7) / (1 - .7)) = 2.4 times as wide.
    assert spread(carried) / spread(rng.permutation(carried)) > 1.5


def test_draws_that_can_not_be_computed_are_left_out():
    draws = resampled(
        10,
        lambda rows: np.where(rows[:, 0] < 5, np.nan, 1.0),
        np.random.default_rng(7),
    )

    assert 0 < len(draws) < 1000
    assert not np.isnan(draws).any()


def test_a_share_is_the_posterior_under_jeffreys_prior():
    holds = np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.0] * 5)
    assert carry_over(holds) < 0  # so that the counts stay whole

    draws = share(holds, np.random.default_rng(8))

    expected = stats.beta(15.5, 15.5)
    assert stats.kstest(draws, expected.cdf).pvalue > 0.001


def test_what_was_never_seen_is_not_ruled_out():
    draws = share(np.zeros(14), np.random.default_rng(9))

    assert np.quantile(draws, 0.95) > 0.05


def test_carry_over_is_the_lagged_correlation():
    values = np.random.default_rng(10).normal(size=50)
    centred = values - values.mean()

    assert carry_over(values) == pytest.approx(
        np.correlate(centred[1:], centred[:-1])[0] / np.sum(centred**2)
    )
    assert carry_over(np.ones(20)) == 0.0
