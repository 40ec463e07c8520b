"""Mood: an Ornstein-Uhlenbeck process, against its closed form."""

import math
from inspect import signature
from math import exp
from typing import Any

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
import pytest

from bedding.model.mechanisms import affect
from bedding.model.mechanisms.affect import Affect
from bedding.model.parameters import AffectParameters
from bedding.units import days

OURS: Any = AffectParameters()
CALM = Affect(0.0, 0.0, 0.0, 0.0)
# Nothing going on: whatever else may move mood is 0.
REST = dict.fromkeys(
    {
        name
        for name, each in signature(affect.drift).parameters.items()
        if each.kind is each.KEYWORD_ONLY
    }
    - {"elapsed", "noise"},
    0.0,
) | {"stress_load": 1.0}


def drift(before=CALM, *, elapsed, noise=0.0, **given_):
    return affect.drift(OURS, before, elapsed=elapsed, noise=noise, **(REST | given_))


def respond(before=CALM, **given_):
    nothing = {"worth": 0.0, "felt": 0.0, "reassurance": 0.0}
    return affect.respond(OURS, before, **(nothing | given_))


def level(**given_):
    """Where mood goes in the end."""
    return drift(elapsed=1e3, **given_).mood


def test_mood_is_an_ornstein_uhlenbeck_process():
    elapsed, lags = days(2.0, "hour"), np.arange(1, 6)
    noise = jr.normal(jr.key(5), (200_000,))

    def one(mood, chance):
        after = drift(CALM._replace(mood=mood), elapsed=elapsed, noise=chance).mood
        return after, after

    start = jnp.asarray(OURS.noise * 1.3)
    moods = np.asarray(jax.jit(lambda: jax.lax.scan(one, start, noise)[1])())

    centred = moods - moods.mean()
    found = [(centred[lag:] * centred[:-lag]).mean() / centred.var() for lag in lags]
    carried = 0.5 ** (elapsed / OURS.recovery * lags)
    # Bartlett: standard errors of the mean square and of an autocorrelation, for this many.
    often = (1 + carried[0] ** 2) / (1 - carried[0] ** 2)
    assert moods.var() == pytest.approx(
        OURS.noise**2, rel=float(4 * np.sqrt(2 * often / len(moods)))
    )
    np.testing.assert_allclose(found, carried, atol=4 * np.sqrt(often / len(moods)))
    # Mean square of successive differences: 2 Var (1 - carried).
    assert (np.diff(moods) ** 2).mean() == pytest.approx(
        2.0 * OURS.noise**2 * (1.0 - carried[0]), rel=0.02
    )


def test_one_noisy_step_and_two_halves_have_the_same_spread():
    noise = float(drift(elapsed=0.1, noise=1.0).mood)
    half = float(drift(elapsed=0.05, noise=1.0).mood)
    left = 0.5 ** (0.05 / OURS.recovery)

    assert noise**2 == pytest.approx((half * left) ** 2 + half**2)


def test_mood_halves_its_distance_in_its_recovery():
    assert drift(CALM._replace(mood=0.8), elapsed=OURS.recovery).mood == pytest.approx(
        0.4
    )


@pytest.mark.parametrize(
    ("circumstance", "value", "expected"),
    [
        ("stress_load", 2.0, -OURS.stress_weight),
        ("arousal", 1.0, -OURS.arousal_weight),
        ("separation", 1.0, -OURS.separation_weight),
        ("outside", 1.0, -OURS.outside_weight),
        ("reappraisal", 1.0, -OURS.reappraisal_cost),
        ("distraction", 1.0, OURS.distraction_gain),
    ],
)
def test_circumstances_move_the_level(circumstance, value, expected):
    assert level(**{circumstance: value}) - level() == pytest.approx(expected)


def test_one_gets_used_to_stress_from_outside_and_rebounds_when_it_ends():
    first = drift(elapsed=1.0, outside=1.0)
    third = drift(drift(first, elapsed=1.0, outside=1.0), elapsed=1.0, outside=1.0)
    afterwards = drift(third, elapsed=0.5)

    assert first.outside_usual == pytest.approx(1.0 - exp(-1.0 / OURS.habituation_time))
    assert first.mood < third.mood < 0.0
    assert afterwards.mood > 0.0


def test_the_after_effect_of_nearness_shows_once_it_is_gone():
    together = CALM
    for _ in range(30):
        together = drift(together, elapsed=1.0, nearness=1.0, contact=1.0)
    apart = drift(together, elapsed=0.5)

    assert together.opponent == pytest.approx(1.0 - exp(-30.0 / OURS.opponent_time))
    assert together.mood == pytest.approx(0.0)
    assert apart.mood < 0.0


def test_a_reminder_of_safety_lifts_for_a_while_and_adds_up():
    once = respond(reassurance=1.0)
    twice = respond(once, reassurance=1.0)

    assert once.security == OURS.security_gain
    assert twice.security == pytest.approx(2.0 * once.security)
    faded = drift(once, elapsed=OURS.security_time).security
    assert faded == pytest.approx(OURS.security_gain / math.e)


def test_a_moment_moves_mood_by_its_worth_and_more_by_surprise():
    assert respond(worth=1.0).mood == OURS.reward_gain
    assert respond(felt=1.0).mood == OURS.surprise_gain
    assert respond(felt=1.0).mood > respond(worth=1.0).mood
