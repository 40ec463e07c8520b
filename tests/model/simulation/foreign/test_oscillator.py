"""Two who swing, against closed forms and an independent solver."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.simulation.foreign.oscillator import (
    Oscillator,
    gathered,
    rates,
    swings,
)

COUPLE = Oscillator(period=9.0, tempo=1.2, half_life=7.0, drawn=0.3, dragged=-0.4)


def test_alone_each_swings_with_its_period_and_loses_half_in_its_half_life():
    alone = Oscillator(period=9.0, tempo=2.0, half_life=7.0, drawn=0.0, dragged=0.0)

    values = np.linalg.eigvals(rates(alone))

    # x'' = -w^2 x + z x' swings at sqrt(w^2 - z^2 / 4) and fades as exp(z t / 2).
    np.testing.assert_allclose(values.real, -np.log(2.0) / 7.0, rtol=1e-12)
    undamped = np.sqrt(np.sort(np.abs(values)) ** 2)
    np.testing.assert_allclose(
        undamped, 2 * np.pi / np.array([18.0, 18.0, 9.0, 9.0]), rtol=1e-12
    )


def test_every_couple_that_can_be_drawn_comes_to_rest_without_noise():
    for key in range(500):
        couple = Chance(kind="oscillator", key=key).numbers(Oscillator)
        assert np.linalg.eigvals(rates(couple)).real.max() < 0.0


def test_alone_each_has_a_standard_deviation_of_one():
    alone = Oscillator(period=9.0, tempo=1.0, half_life=7.0, drawn=0.0, dragged=0.0)
    days = 60_000

    found = swings(alone, Chance(kind="k", key=0), days)

    speed = 2 * np.pi / 9.0
    # About one independent value in two half-lives; four standard errors.
    error = 4 * np.sqrt(2 * 7.0 / np.log(2.0) / days)
    np.testing.assert_allclose(found.std(axis=0), [1.0, speed, 1.0, speed], rtol=error)


def test_covariances_of_the_same_day_and_the_next_agree_with_the_equations():
    days = 200_000
    found = swings(COUPLE, Chance(kind="k", key=1), days)

    def moments(_, flat):
        covariance = flat.reshape(4, 4)
        matrix = rates(COUPLE)
        return (matrix @ covariance + covariance @ matrix.T + gathered(COUPLE)).ravel()

    # From nothing, integrated until it no longer changes: another road than Lyapunov's equation.
    settled = (
        solve_ivp(moments, (0.0, 400.0), np.zeros(16), rtol=1e-8, atol=1e-10)
        .y[:, -1]
        .reshape(4, 4)
    )
    after_a_day = (
        solve_ivp(
            lambda _, flat: (rates(COUPLE) @ flat.reshape(4, 4)).ravel(),
            (0.0, 1.0),
            settled.ravel(),
            rtol=1e-8,
            atol=1e-10,
        )
        .y[:, -1]
        .reshape(4, 4)
    )

    size = np.sqrt(np.outer(np.diag(settled), np.diag(settled)))
    error = 5 * np.sqrt(2 * 7.0 / np.log(2.0) / days)
    assert np.abs((np.cov(found.T) - settled) / size).max() < error
    lagged = found[1:].T @ found[:-1] / (days - 1)
    assert np.abs((lagged - after_a_day) / size).max() < error


def test_the_first_day_is_like_every_other():
    first = np.array(
        [swings(COUPLE, Chance(kind="k", key=key), 1)[0] for key in range(1500)]
    )
    long = swings(COUPLE, Chance(kind="k", key=0), 100_000)

    assert first[:, 0].std() == pytest.approx(long[:, 0].std(), rel=0.12)
    assert first[:, 2].std() == pytest.approx(long[:, 2].std(), rel=0.12)
