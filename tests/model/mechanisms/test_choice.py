"""Satisfaction, commitment, leaving and returning."""

import math
from dataclasses import replace
from math import exp
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.mechanisms import choice
from bedding.model.parameters import ChoiceParameters, PersonParameters

OURS: Any = ChoiceParameters()
SOMEONE: Any = PersonParameters()


def committed(person=SOMEONE, **given_):
    usual = {"satisfaction": 0.3, "fluctuation": 0.04}
    return choice.commitment(OURS, person, **(usual | given_))


def test_satisfaction_and_its_swings_are_running_mean_and_variance():
    rng = np.random.default_rng(2)
    satisfaction: Any = 0.0
    fluctuation: Any = 0.0
    path = []
    for worth in rng.normal(0.2, 0.5, 1500):
        satisfaction, fluctuation = choice.satisfy(
            OURS,
            satisfaction=satisfaction,
            fluctuation=fluctuation,
            worth=float(worth),
            moment=1.0,
        )
        path.append((satisfaction, fluctuation))
    settled = np.mean(path[300:], axis=0)

    # A running mean with rate r adds r / (2 - r) of the variance to the swings around it.
    rate = 1.0 / OURS.satisfaction_time
    variance = 0.25 * (1.0 + rate / (2.0 - rate))
    np.testing.assert_allclose(settled, [0.2, variance], atol=4 * 0.5 / np.sqrt(1200))


def test_no_moment_changes_no_satisfaction():
    after = choice.satisfy(
        OURS, satisfaction=0.3, fluctuation=0.1, worth=-2.0, moment=0.0
    )

    assert after == (0.3, 0.1)


def test_commitment_follows_the_investment_model():
    assert committed(satisfaction=0.6) > committed()
    assert committed(replace(SOMEONE, investments=0.9)) > committed()
    assert committed(replace(SOMEONE, alternatives=0.9)) < committed()


def test_what_swings_more_commits_less():
    assert committed(fluctuation=0.36) - committed(fluctuation=0.04) == pytest.approx(
        -OURS.fluctuation_weight * (0.6 - 0.2)
    )


def test_commitment_wanting_and_power_hold_one_back():
    def leaves(person=SOMEONE, **given_):
        usual = {"commitment": 0.5, "wanting": 0.5}
        return choice.leaving_rate(OURS, person, **(usual | given_))

    usual = leaves()
    assert leaves(commitment=1.5) == pytest.approx(usual / math.e)
    assert leaves(wanting=1.5) == pytest.approx(usual * exp(-OURS.pull_weight))
    held = leaves(replace(SOMEONE, power=1.0))
    assert held == pytest.approx(usual * exp(-OURS.constraint_weight))


def test_wanting_bond_and_forgiveness_draw_back():
    def returns(**given_):
        usual = {"wanting": 0.2, "bond": 0.2, "forgiveness": 0.2}
        return choice.returning_rate(OURS, **(usual | given_))

    assert min(returns(wanting=1), returns(bond=1), returns(forgiveness=1)) > returns()


@settings(deadline=None, max_examples=40)
@given(st.floats(0, 5), st.floats(0, 5), st.floats(0, 1), st.floats(0, 1))
def test_forgiveness_is_a_share_that_ends_with_hope(good, bad, belief, bond):
    def forgiven(hope):
        return choice.forgiveness(good=good, bad=bad, belief=hope, bond=bond)

    assert 0.0 <= forgiven(belief) <= belief
    assert forgiven(0.0) == 0.0


@settings(deadline=None, max_examples=40)
@given(st.floats(0.0, 5.0), st.floats(0.0, 50.0), st.floats(0.0, 50.0))
def test_chances_over_two_spans_follow_from_each_other(rate, first, second):
    stays = 1.0 - choice.probability(rate, first + second)

    apart = (1.0 - choice.probability(rate, first)) * (
        1.0 - choice.probability(rate, second)
    )
    np.testing.assert_allclose(stays, apart, atol=1e-12)


def test_of_two_as_good_the_familiar_one_draws_more():
    def drawn(candidate):
        return choice.attraction(OURS, value=0.5, candidate=candidate, familiar=-1.0)

    assert drawn(-1.0) == pytest.approx(0.5 + OURS.familiarity_weight)
    assert drawn(-1.0) > drawn(0.0) > drawn(2.0)
    assert drawn(-2.0) == pytest.approx(drawn(0.0))


def test_preference_between_equals_is_one_half_and_both_ways_sum_to_one():
    assert choice.preference(0.4, 0.4) == 0.5
    both = choice.preference(0.1, 0.6) + choice.preference(0.6, 0.1)
    assert both == pytest.approx(1.0)
