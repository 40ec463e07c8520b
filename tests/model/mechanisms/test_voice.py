"""Openness, learned from how it is met."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.mechanisms import voice
from bedding.model.parameters import VoiceParameters

OURS: Any = VoiceParameters()
share = st.floats(0.0, 1.0)


def drift(**given_):
    usual = {
        "welcome": OURS.welcome_start,
        "silencing": 0.2,
        "wanting": 1.0,
        "anxiety": 0.3,
        "power": 0.0,
        "boundary": 0.0,
        "elapsed": 1.0,
    }
    return voice.drift(OURS, **(usual | given_))


def held_back(**given_):
    """What is held back in the end."""
    return drift(elapsed=1e4, **given_)[1]


def lived(met, *, moments=60):
    """Welcome and silencing after a life in which openness is always met so."""
    welcome, silencing = OURS.welcome_start, 0.2
    for _ in range(moments):
        welcome, silencing = drift(welcome=welcome, silencing=silencing, elapsed=0.5)
        welcome = voice.learn(OURS, welcome=welcome, voiced=1.0, met=met, threat=0.0)
    return welcome, silencing


def test_where_openness_is_punished_silence_grows_and_where_welcomed_it_shrinks():
    punished, welcomed = lived(0.0), lived(1.0)

    assert punished[0] < OURS.welcome_start < welcomed[0]
    assert punished[1] > 0.5
    assert welcomed[1] < held_back()


def test_in_the_usual_circumstances_the_level_is_the_persons_own():
    usual = 1.0 / (1.0 + np.exp(-OURS.silencing_level))

    assert held_back() == pytest.approx(usual)


@pytest.mark.parametrize(
    ("circumstance", "less", "more"),
    [
        ("welcome", 0.9, 0.1),
        ("anxiety", 0.0, 1.0),
        ("wanting", 0.5, 2.0),
        ("power", 0.0, 1.0),
        ("boundary", 1.0, 0.0),
    ],
)
def test_what_keeps_one_silent(circumstance, less, more):
    # Compared over a step in which the welcome hardly returns.
    after = [drift(elapsed=0.1, **{circumstance: value})[1] for value in (less, more)]

    assert after[0] < after[1]


def test_an_unwelcome_openness_is_forgotten_in_its_time():
    welcome, _ = drift(welcome=0.1, elapsed=OURS.return_time)

    gap = OURS.welcome_start - 0.1
    assert OURS.welcome_start - welcome == pytest.approx(gap / math.e)


def test_what_was_met_is_learned_at_its_rate_and_only_when_something_was_said():
    taught = voice.learn(OURS, welcome=0.5, voiced=1.0, met=1.0, threat=0.0)
    silent = voice.learn(OURS, welcome=0.5, voiced=0.0, met=0.0, threat=0.0)

    assert taught == pytest.approx(0.5 + 0.5 * OURS.learning)
    assert silent == 0.5


def test_criticism_alone_teaches_silence():
    after = voice.learn(OURS, welcome=0.5, voiced=0.0, met=0.0, threat=1.0)

    assert after == pytest.approx(0.5 * (1.0 - OURS.criticism))


@settings(deadline=None, max_examples=40)
@given(share, share, share, share)
def test_the_expected_welcome_stays_a_share(welcome, voiced, met, threat):
    after = voice.learn(OURS, welcome=welcome, voiced=voiced, met=met, threat=threat)

    assert -1e-12 <= after <= 1.0
