"""Rules of expectation, on outcomes and forecasts whose odds are known."""

import numpy as np
import pytest

from bedding.model.parameters import BeliefParameters
from bedding.model.validation.equations import expectation
from bedding.model.validation.equations.expectation import RULES


def switching(seed=0, trials=400):
    """Return outcomes whose odds turn round every forty trials."""
    odds = np.where((np.arange(trials) // 40) % 2 == 0, 0.85, 0.15)
    return (np.random.default_rng(seed).random(trials) < odds).astype(float)


def test_our_filter_begins_where_it_is_told_and_moves_by_the_square_root_of_its_variance():
    own = BeliefParameters()

    found = expectation.by_volatile_filter(np.array([1.0, 0.0]), first=0.4)

    before = 1.0 / (1.0 + np.exp(-0.4))
    rate = np.sqrt(float(own.noise) + float(own.volatility_start))
    after = 0.4 + rate * (1.0 - before)
    np.testing.assert_allclose(
        found, [before, 1.0 / (1.0 + np.exp(-after))], rtol=1e-12
    )


def test_a_lean_lets_good_news_count_more_and_bad_news_less():
    outcomes = np.array([1.0, 0.0])

    even = expectation.by_volatile_filter(outcomes)
    leaning = expectation.by_volatile_filter(outcomes, lean=0.5)

    # The first error is one half: the step is 1 + .5 tanh(2) times as large.
    odds = np.log(leaning[1] / (1 - leaning[1])) / np.log(even[1] / (1 - even[1]))
    assert odds == pytest.approx(1.0 + 0.5 * np.tanh(2.0))


@pytest.mark.parametrize("name", [name for name in RULES if name != "rate so far"])
def test_a_rule_that_learns_beats_the_rate_so_far_where_odds_turn(name):
    outcomes = switching(trials=200)

    found = expectation.fit_to_outcomes(RULES[name], outcomes)
    plain = expectation.fit_to_outcomes(RULES["rate so far"], outcomes)

    assert found.loss < plain.loss - 10.0
    assert np.mean(found.expected[30:40]) > 0.6
    assert np.mean(found.expected[70:80]) < 0.4


def test_the_rate_so_far_counts_with_half_an_outcome_of_each_kind():
    found = expectation.fit_to_outcomes(
        RULES["rate so far"], np.array([1.0, 1.0, 0.0, 1.0])
    )

    np.testing.assert_allclose(found.expected, [0.5, 0.75, 2.5 / 3.0, 2.5 / 4.0])
    assert found.loss == pytest.approx(-np.log([0.5, 0.75, 0.5 / 3.0, 2.5 / 4.0]).sum())


def test_a_fixed_rate_that_was_put_in_is_found_again_from_forecasts():
    outcomes = switching(seed=1, trials=1500)
    rate, firmness = 0.25, 2.0
    held, expected = 0.5, []
    for outcome in outcomes:
        expected.append(held)
        held += rate * (outcome - held)
    odds = firmness * np.log(np.array(expected) / (1 - np.array(expected)))
    said = np.random.default_rng(2).random(len(odds)) < 1 / (1 + np.exp(-odds))

    found = expectation.fit_to_forecasts(
        RULES["fixed rate"], outcomes, said.astype(float)
    )

    assert 1 / (1 + np.exp(-found.numbers[0])) == pytest.approx(rate, abs=0.04)
    assert np.exp(found.numbers[-1]) == pytest.approx(firmness, rel=0.15)


def test_only_what_lies_before_the_end_counts():
    outcomes = switching(trials=200)
    changed = outcomes.copy()
    changed[100:] = 1.0 - changed[100:]

    one, other = (
        expectation.fit_to_outcomes(RULES["fixed rate"], each, until=100)
        for each in (outcomes, changed)
    )

    np.testing.assert_array_equal(one.numbers, other.numbers)


def test_disbelief_is_the_surprise_of_a_firm_forecast():
    found = expectation.disbelief(np.array([1.0, 0.0]), np.array([0.8, 0.8]), 2.0)

    yes = 0.8**2 / (0.8**2 + 0.2**2)
    np.testing.assert_allclose(found, -np.log([yes, 1.0 - yes]))
