"""Self-worth, and how far it follows the other."""

import math
from dataclasses import replace
from typing import Any

import pytest

from bedding.model.mechanisms import self_worth
from bedding.model.parameters import SelfWorthParameters

OURS: Any = SelfWorthParameters()


def respond(parameters=OURS, **given_):
    nothing = {"mood_change": 0.0, "threat": 0.0, "amends": 0.0, "protest": 0.0}
    return self_worth.respond(parameters, self_worth=0.0, **(nothing | given_))


def drift(before, **given_):
    return self_worth.drift(OURS, self_worth=before, **({"boundary": 0.0} | given_))


def test_it_goes_back_to_its_usual_level():
    assert drift(-0.6, elapsed=OURS.recovery_time) == pytest.approx(-0.6 / math.e)


def test_a_kept_limit_raises_it_at_its_rate_and_up_to_a_level():
    assert drift(0.0, boundary=1.0, elapsed=1e-4) == pytest.approx(
        1e-4 * OURS.boundary_gain, rel=1e-4
    )
    assert drift(0.0, boundary=1.0, elapsed=1e4) == pytest.approx(
        OURS.boundary_gain * OURS.recovery_time
    )


def test_who_is_more_contingent_follows_mood_in_proportion():
    low, high = (
        respond(replace(OURS, contingency=contingency), mood_change=0.4)
        for contingency in (0.2, 0.8)
    )

    assert high == pytest.approx(4.0 * low)
    assert low > 0.0


def test_hurt_wears_it_unless_made_good_or_answered():
    assert respond(threat=1.0) == -OURS.swallowed
    assert respond(threat=1.0, protest=1.0) == 0.0
    assert respond(threat=1.0, amends=1.0) == OURS.mended
