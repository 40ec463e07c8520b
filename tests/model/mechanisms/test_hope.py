"""Hope: the gamma-Poisson predictive distribution, by other roads."""

import math
from inspect import signature
from math import exp, gamma, log, sqrt
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.integrate import quad
from scipy.stats import nbinom

from bedding.model.mechanisms import hope
from bedding.model.parameters import HopeParameters

OURS: Any = HopeParameters()


def going_on(belief):
    """The chance of the run of misses if the good phase goes on, told back from the belief."""
    return belief / (1.0 - belief) / exp(OURS.confidence)


REST = dict.fromkeys(
    (
        name
        for name, each in signature(hope.drift).parameters.items()
        if each.kind is each.KEYWORD_ONLY
    ),
    0.0,
)
"""Nothing lived and nothing going on: all that may move hope is 0."""


def drift(**given_):
    return hope.drift(OURS, **(REST | given_))


def after(moments, *, contact=1.0, boundary=0.0, parameters=OURS):
    """Returns, moments and misses after a row of (bid, answered)."""
    state: Any = (parameters.returns_start, parameters.moments_start, 0.0)
    for bid, answered in moments:
        returns, counted, misses = state
        state = hope.learn(
            parameters,
            returns=returns,
            moments=counted,
            misses=misses,
            bid=bid,
            answered=answered,
            contact=contact,
            boundary=boundary,
        )
    return state


@settings(deadline=None, max_examples=40)
@given(st.floats(0.5, 40.0), st.floats(1.0, 60.0), st.floats(0.0, 30.0))
def test_belief_weighs_the_negative_binomial_chance_of_no_return(
    returns, moments, misses
):
    belief = hope.belief_in_return(
        OURS, returns=returns, moments=moments, misses=misses
    )

    chance = nbinom.pmf(0, returns, moments / (moments + misses))
    expected = 1.0 / (1.0 + exp(-OURS.confidence) / chance) if chance > 0 else 0.0
    np.testing.assert_allclose(belief, expected, rtol=1e-8, atol=1e-300)


@pytest.mark.parametrize(
    ("returns", "moments", "misses"), [(2.5, 4.0, 3.0), (9, 10, 1)]
)
def test_that_chance_is_the_integral_over_the_unknown_rate(returns, moments, misses):
    belief = hope.belief_in_return(
        OURS, returns=returns, moments=moments, misses=misses
    )

    def weighted(rate):
        density = moments**returns / gamma(returns)
        return density * rate ** (returns - 1.0) * exp(-(moments + misses) * rate)

    expected, _ = quad(weighted, 0.0, np.inf)
    assert going_on(float(belief)) == pytest.approx(expected, rel=1e-7)


def test_a_rarer_return_is_missed_longer_in_proportion():
    def misses_until_half(rate):
        seen = 2000.0
        grid = jnp.linspace(0.0, 100.0, 20_001)
        believed = hope.belief_in_return(
            OURS, returns=seen * rate, moments=seen, misses=grid
        )
        return float(grid[np.argmax(np.asarray(believed) < 0.5)])

    always = misses_until_half(1.0)

    # With much seen, half is reached after confidence / rate misses.
    assert always == pytest.approx(OURS.confidence, rel=0.01)
    assert misses_until_half(1 / 3) / always == pytest.approx(3.0, rel=0.02)
    assert misses_until_half(1 / 5) / always == pytest.approx(5.0, rel=0.02)


def test_the_remembered_rate_goes_to_the_rate_of_answers():
    rng = np.random.default_rng(3)
    moments = [(1.0, float(rng.random() < 0.3)) for _ in range(1500)]

    returns, counted, _ = after(moments)

    # As many moments as are remembered: three standard errors of a rate of .3.
    error = 3.0 * sqrt(0.3 * 0.7 / OURS.memory)
    assert returns / counted == pytest.approx(0.3, abs=error)
    assert counted < OURS.memory + OURS.moments_start


def test_an_answer_ends_a_run_of_misses():
    *_, misses = after([(1.0, 0.0)] * 4)
    *_, answered = after([(1.0, 0.0)] * 4 + [(1.0, 1.0)])

    assert misses == 4.0
    assert answered == 0.0


def test_a_kept_limit_makes_a_miss_count_double():
    *_, misses = after([(1.0, 0.0)] * 3, boundary=1.0)

    assert misses == 6.0


def test_without_contact_no_miss_counts():
    returns, counted, misses = after([(1.0, 0.0)] * 5, contact=0.0)

    assert (returns, counted, misses) == (OURS.returns_start, OURS.moments_start, 0.0)


def test_silence_counts_by_the_day_for_who_waits():
    misses, _ = drift(
        misses=2.0, peak=0.5, waiting=1.0, contact=0.0, boundary=0.0, elapsed=30.0
    )

    assert misses == pytest.approx(2.0 + 30.0 * OURS.silence)


def test_silence_behind_a_limit_counts_double():
    misses, _ = hope.drift(
        OURS, misses=2.0, peak=0.5, waiting=1.0, contact=0.0, boundary=1.0, elapsed=30.0
    )

    assert misses == pytest.approx(2.0 + 60.0 * OURS.silence)


def test_who_does_not_wait_forgets_a_run_of_misses():
    misses, _ = drift(
        misses=2.0,
        peak=0.5,
        waiting=0.0,
        contact=0.0,
        boundary=0.0,
        elapsed=OURS.forgetting_time * log(2.0),
    )

    assert misses == pytest.approx(1.0)


def test_the_peak_fades_with_its_time():
    _, peak = drift(
        misses=0.0,
        peak=0.8,
        waiting=0.0,
        contact=0.0,
        boundary=0.0,
        elapsed=OURS.peak_time,
    )

    assert peak == pytest.approx(0.8 / math.e)


@settings(deadline=None, max_examples=40)
@given(st.floats(0.0, 1.0), st.floats(-4.0, 4.0), st.floats(0.0, 1.0), st.floats(-2, 1))
def test_hope_is_never_more_than_belief_and_lifted_by_the_peak(belief, m, peak, usual):
    lifted = hope.intensity(OURS, belief=belief, expectation=m, peak=peak, usual=usual)
    plain = hope.intensity(OURS, belief=belief, expectation=m, peak=usual, usual=usual)

    assert 0.0 <= lifted <= belief
    assert lifted >= plain
