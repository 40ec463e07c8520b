"""How recognisable one stays to oneself."""

import math
from typing import Any

import pytest

from bedding.model.mechanisms import continuity
from bedding.model.parameters import ContinuityParameters

OURS: Any = ContinuityParameters()


def respond(**given_):
    hurt = {"continuity": 0.0, "threat": 1.0, "amends": 0.0, "anxiety": 0.3}
    return continuity.respond(OURS, **(hurt | given_))


def test_holding_back_wears_it_down_to_a_level():
    after = continuity.drift(OURS, continuity=0.0, silencing=0.5, elapsed=1e4)

    assert after == pytest.approx(-0.5 * OURS.silencing_cost)


def test_it_comes_back_within_its_time():
    after = continuity.drift(
        OURS, continuity=-0.9, silencing=0.0, elapsed=OURS.recovery_time
    )

    assert after == pytest.approx(-0.9 / math.e)


def test_hurt_costs_more_with_fear_of_rejection():
    assert respond(anxiety=0.9) < respond(anxiety=0.1) < 0.0


def test_hurt_that_is_made_good_does_not_cost():
    assert respond(amends=1.0) == OURS.mended
    assert respond(threat=0.0) == 0.0
