"""Surprise, its range, wanting and sensitisation."""

from dataclasses import replace
from inspect import signature
from math import exp, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.mechanisms import reward
from bedding.model.parameters import RewardParameters

OURS: Any = RewardParameters()
QUIET: dict[str, Any] = dict.fromkeys(
    (
        name
        for name, each in signature(reward.wanting).parameters.items()
        if each.kind is each.KEYWORD_ONLY
    ),
    0.0,
) | {"trust": 0.6, "usual_rate": 0.5, "belief": 0.9, "bond": 0.4, "stress_load": 1.0}
"""A bond, and nothing else that pulls."""


def learn(**given_):
    before = {
        "value_good": 0.5,
        "value_bad": 0.0,
        "span": 0.3,
        "surprise": 0.0,
        "sensitised": 0.0,
        "trust": 0.5,
        "unpredictability": 1.0,
        "moment": 1.0,
        "answered": 1.0,
        "worth": 0.5,
    }
    return reward.learn(OURS, **(before | given_))


def test_hurt_weighs_more_than_warmth():
    assert reward.worth(OURS, warmth=1.0, threat=0.0) == 1.0
    assert reward.worth(OURS, warmth=0.5, threat=0.5) < 0.0


def test_what_was_expected_is_no_surprise():
    learned = learn(trust=0.25, value_good=0.8, value_bad=-0.4, worth=0.25 * 0.8 - 0.3)

    assert learned.error == pytest.approx(0.0, abs=1e-12)


def test_the_same_error_is_felt_less_by_who_is_used_to_large_ones():
    narrow, wide = learn(span=0.2, worth=1.0), learn(span=1.0, worth=1.0)

    assert narrow.error == wide.error
    assert narrow.felt / wide.felt == pytest.approx((0.5 + 1.0) / (0.5 + 0.2))


def test_values_and_range_go_geometrically_to_what_comes():
    learned = learn(worth=0.9)
    for _ in range(49):
        learned = learn(value_good=learned.value_good, span=0.3, worth=0.9)

    rate = OURS.value_learning
    assert learned.value_good == pytest.approx(0.9 - 0.4 * (1.0 - rate) ** 50)
    assert learned.value_bad == 0.0


def test_the_range_goes_geometrically_to_twice_the_usual_error():
    span = 0.3
    for _ in range(100):
        span = learn(value_good=0.5, value_bad=0.5, span=span, worth=0.1).span

    left = (1.0 - OURS.range_learning) ** 100
    assert span == pytest.approx(0.8 + (0.3 - 0.8) * left)


def test_only_a_good_surprise_under_uncertainty_sensitises():
    assert learn(worth=1.0).sensitised > 0.0
    assert learn(worth=-1.0).sensitised == 0.0
    assert learn(worth=1.0, unpredictability=0.0).sensitised == 0.0


def test_no_moment_teaches_nothing():
    learned = learn(moment=0.0, worth=1.0)

    assert learned == reward.Learned(0.5, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.floats(-2, 1), st.booleans()), max_size=20))
def test_sensitisation_only_grows_by_moments_and_never_past_one(moments):
    sensitised = 0.0
    for worth, answered in moments:
        after = learn(sensitised=sensitised, worth=worth, answered=float(answered))
        assert sensitised <= after.sensitised <= 1.0
        sensitised = after.sensitised


def test_surprise_halves_and_sensitisation_fades():
    surprise, _ = reward.drift(
        OURS, surprise=1.0, sensitised=0.0, elapsed=OURS.surprise_half_life
    )
    _, sensitised = reward.drift(
        OURS, surprise=0.0, sensitised=1.0, elapsed=OURS.sensitised_time
    )

    assert surprise == pytest.approx(0.5)
    assert sensitised == pytest.approx(exp(-1.0))


@pytest.mark.parametrize(
    ("quantity", "weight"),
    [
        ("unpredictability", OURS.uncertainty_pull),
        ("sensitised", OURS.sensitised_pull),
        ("separation", OURS.separation_pull),
        ("reappraisal", -OURS.reappraisal_effect),
    ],
)
def test_each_state_multiplies_wanting(quantity, weight):
    ratio = reward.wanting(OURS, **(QUIET | {quantity: 0.7})) / reward.wanting(
        OURS, **QUIET
    )

    assert log(ratio) == pytest.approx(0.7 * weight)


def test_wanting_needs_belief_and_follows_the_better_of_trust_and_habit():
    assert reward.wanting(OURS, **(QUIET | {"belief": 0.0})) == 0.0
    trusted = reward.wanting(OURS, **(QUIET | {"usual_rate": 0.1}))
    used_to = reward.wanting(OURS, **(QUIET | {"trust": 0.1, "usual_rate": 0.6}))
    assert trusted == used_to


def test_a_sign_that_warmth_is_near_pulls_more_on_who_is_sensitised():
    def pulled(sensitised):
        with_cue = reward.wanting(
            OURS, **(QUIET | {"cue": 1, "sensitised": sensitised})
        )
        return with_cue / reward.wanting(OURS, **(QUIET | {"sensitised": sensitised}))

    assert pulled(0.8) > pulled(0.0) > 1.0


def test_a_sign_that_warmth_is_near_pulls_more_after_long_without():
    def pulled(deprivation):
        return reward.wanting(
            OURS, **(QUIET | {"cue": 1.0, "deprivation": deprivation})
        )

    assert log(pulled(1.0) / pulled(0.0)) == pytest.approx(
        OURS.cue_pull * OURS.incubation
    )


def test_wanting_is_greatest_somewhere_between_chance_and_certainty():
    grid = np.linspace(0.01, 0.99, 99)
    wants: list[Any] = [
        reward.wanting(
            replace(OURS, uncertainty_pull=0.8),
            **(
                QUIET
                | {"trust": p, "usual_rate": p, "unpredictability": 4.0 * p * (1.0 - p)}
            ),
        )
        for p in grid
    ]

    # d/dp [log p + 3.2 p (1 - p)] = 0 has its root at p = .8 or so: 6.4 p**2 - 3.2 p - 1 = 0.
    root = (3.2 + np.sqrt(3.2**2 + 4 * 6.4)) / 12.8
    assert grid[int(np.argmax(wants))] == pytest.approx(root, abs=0.01)
