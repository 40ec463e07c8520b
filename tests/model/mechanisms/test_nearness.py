"""The nearness proxy."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.mechanisms import nearness
from bedding.model.parameters import NearnessParameters

OURS: Any = NearnessParameters()


def respond(**given_):
    calm = {"nearness": 0.0, "warmth": 0.0, "threat": 0.0, "bond": 0.0}
    return nearness.respond(OURS, **(calm | {"stress_load": 1.0} | given_))


def test_it_halves_in_its_half_life():
    assert nearness.drift(OURS, nearness=0.6, elapsed=OURS.half_life) == pytest.approx(
        0.3
    )


def test_the_same_warmth_raises_it_more_after_stress():
    usual, strained = respond(warmth=0.5), respond(warmth=0.5, stress_load=2.0)

    assert usual == pytest.approx(0.5 * OURS.warmth_gain)
    assert strained == pytest.approx(usual * (1.0 + OURS.stress_boost))
    assert respond(warmth=0.5, stress_load=0.6) == usual


def test_hurt_raises_it_only_where_there_is_a_bond():
    assert respond(threat=1.0) == 0.0
    assert respond(threat=1.0, bond=0.5) == pytest.approx(0.5 * OURS.distress_gain)


@settings(deadline=None, max_examples=40)
@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_moment_never_lowers_it(warmth, threat, bond):
    assert respond(nearness=0.2, warmth=warmth, threat=threat, bond=bond) >= 0.2
