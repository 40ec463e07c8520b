"""The volatile Kalman filter, beside the same equations in plain Python."""

from dataclasses import replace
from math import exp, sqrt
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.linalg import expm

from bedding.model.mechanisms import belief
from bedding.model.parameters import BeliefParameters

EVEN: Any = replace(BeliefParameters(), asymmetry=0.0, asymmetry_of_anxiety=0.0)


def published_filter(answers, *, noise, learning, start):
    """Piray & Daw (2020), binary: mean, variance and volatility after each outcome."""
    mean, variance, volatility = 0.0, noise, start
    path = []
    for answer in answers:
        gain = (variance + volatility) / (variance + volatility + noise)
        rate = sqrt(variance + volatility)
        moved = rate * (answer - 1.0 / (1.0 + exp(-mean)))
        narrower = (1.0 - gain) * (variance + volatility)
        mean += moved
        volatility += learning * (
            moved**2 + variance + narrower - 2.0 * (1.0 - gain) * variance - volatility
        )
        variance = narrower
        path.append((mean, variance, volatility))
    return np.array(path)


@jax.jit
def filtered(parameters, answers, bids, anxiety, reconstruction):
    def one(carry, now):
        answer, bid = now
        mean, variance, volatility, error = belief.learn(
            parameters,
            expectation=carry[0],
            uncertainty=carry[1],
            volatility=carry[2],
            bid=bid,
            answered=answer,
            anxiety=anxiety,
            reconstruction=reconstruction,
        )
        after = tuple(jnp.asarray(each) for each in (mean, variance, volatility))
        return after, (*after, error)

    begin = (0.0, parameters.noise, parameters.volatility_start)
    start = tuple(jnp.asarray(each, float) for each in begin)
    return jnp.stack(jax.lax.scan(one, start, (answers, bids))[1], axis=-1)


def walk(answers, *, parameters=EVEN, bids=None, anxiety=0.0, reconstruction=0.0):
    outcomes = jnp.asarray(answers, float)
    asked = jnp.ones_like(outcomes) if bids is None else jnp.asarray(bids, float)
    numbers = jax.tree.map(lambda leaf: jnp.asarray(leaf, float), parameters)
    levers = (jnp.asarray(anxiety, float), jnp.asarray(reconstruction, float))
    return np.asarray(filtered(numbers, outcomes, asked, *levers))


def coin(chance, *, seed=1, count=400):
    return (np.random.default_rng(seed).random(count) < chance).astype(float)


@pytest.mark.parametrize("chance", [0.1, 0.5, 0.8])
def test_without_a_lean_it_is_the_published_filter(chance):
    answers = coin(chance)

    path = walk(answers)

    expected = published_filter(
        answers,
        noise=EVEN.noise,
        learning=EVEN.volatility_learning,
        start=EVEN.volatility_start,
    )
    assert np.abs(expected[:, 0]).max() < belief.LIMIT, "the bound must not matter here"
    np.testing.assert_allclose(path[:, :3], expected, rtol=1e-10)


def test_a_moment_without_a_bid_teaches_nothing():
    path = walk([1.0, 0.0, 1.0, 1.0], bids=[1.0, 0.0, 0.0, 0.0])

    np.testing.assert_array_equal(path[1:, :3], np.broadcast_to(path[0, :3], (3, 3)))
    np.testing.assert_array_equal(path[1:, 3], 0.0)


def test_the_rate_of_answers_is_found():
    trusted = 1.0 / (1.0 + np.exp(-walk(coin(0.7, count=4000))[1000:, 0]))

    # A belief that keeps learning wanders; its mean over thousands of moments does not.
    assert trusted.mean() == pytest.approx(0.7, abs=0.03)


def test_volatility_is_greatest_for_a_fair_coin():
    held = [walk(coin(chance))[200:, 2].mean() for chance in (0.05, 0.5, 0.95)]

    assert held[1] > held[0]
    assert held[1] > held[2]


def test_a_lean_towards_good_news_grows_with_anxiety_and_shrinks_with_reconstruction():
    answers = coin(0.5, count=2000)
    ours: Any = BeliefParameters()

    calm, anxious, looked_at = (
        walk(answers, parameters=ours, anxiety=anxiety, reconstruction=lever)[:, 0]
        .mean()
        .item()
        for anxiety, lever in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    )

    assert anxious > calm
    assert anxious > looked_at


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.0, 1.0), min_size=60, max_size=60), st.floats(0.0, 1.0))
def test_it_stays_within_its_bounds_whatever_happens(answers, anxiety):
    path = walk(answers, parameters=BeliefParameters(), anxiety=anxiety)

    assert np.isfinite(path).all()
    assert np.abs(path[:, 0]).max() <= belief.LIMIT
    assert (path[:, 1] > 0).all()
    assert ((path[:, 2] > 0) & (path[:, 2] <= belief.WIDEST)).all()


@pytest.mark.parametrize("elapsed", [0.04, 1.0, 90.0])
def test_without_news_expectation_and_prior_solve_their_linear_equation(elapsed):
    ours: Any = BeliefParameters()
    rates = np.array(
        [
            [-1.0 / ours.return_time, 1.0 / ours.return_time],
            [1.0 / ours.prior_time, -1.0 / ours.prior_time],
        ]
    )

    expectation, _, prior = belief.drift(
        ours,
        expectation=-2.0,
        uncertainty=0.5,
        volatility=0.2,
        prior=1.0,
        elapsed=elapsed,
    )

    expected = expm(rates * elapsed) @ np.array([-2.0, 1.0])
    found = np.array([expectation, prior])
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_without_news_uncertainty_grows_with_volatility_up_to_a_bound():
    def wider(volatility, elapsed):
        return belief.drift(
            BeliefParameters(),
            expectation=0.0,
            uncertainty=0.5,
            volatility=volatility,
            prior=0.0,
            elapsed=elapsed,
        )[1]

    assert wider(0.0, 10.0) == 0.5
    assert wider(0.4, 10.0) - 0.5 == pytest.approx(2.0 * (wider(0.2, 10.0) - 0.5))
    assert wider(4.0, 1e5) == belief.WIDEST


def test_unpredictability_is_whole_for_a_fair_coin_and_nothing_for_certainty():
    assert belief.unpredictability(0.5) == 1.0
    assert belief.unpredictability(0.0) == belief.unpredictability(1.0) == 0.0
    assert belief.unpredictability(0.2) == pytest.approx(
        4.0 * np.var([1, 0, 0, 0, 0]), rel=1e-12
    )
