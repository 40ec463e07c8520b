"""Love that rests and love that goes round, against an independent solver."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from bedding.model.simulation.coupled import Lover
from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.simulation.foreign.love import (
    BEFORE,
    ROUND,
    Rest,
    live_rest,
    live_round,
    loves,
)


@pytest.mark.parametrize("place", range(len(ROUND)))
def test_every_couple_that_goes_round_still_does_after_ten_years(place):
    partner, person = ROUND[place]

    def rates(_, love):
        one, other = love
        reaction = (
            other * np.exp(-other / partner.enough) if other > 0 else np.tanh(other)
        )
        warm = max(other, 0.0) ** 4
        return [
            -partner.forgetting * one + reaction + person.appeal,
            -person.forgetting * other
            + np.tanh(one)
            + partner.appeal * (1.0 + person.synergism * warm / (1.0 + warm)),
        ]

    evenings = np.arange(3650.0, 3850.0)
    found = solve_ivp(
        rates, (0.0, 3850.0), [0.1, 1.0], t_eval=evenings, method="LSODA", rtol=1e-7
    ).y[0]

    assert found.max() - found.min() > 0.4
    middle = (found.max() + found.min()) / 2
    rounds = np.sum((found[1:] > middle) & (found[:-1] <= middle))
    # From eighteen days to seven weeks for one round.
    assert 4 <= rounds <= 12


def test_days_begin_where_they_say():
    partner, person = ROUND[0]

    early = loves(partner, person, days=40, begins=0)
    late = loves(partner, person, days=30, begins=10)

    assert early.shape == (40, 2)
    np.testing.assert_array_equal(early[10:], late)


def test_two_secure_people_rest_where_what_fades_is_what_comes():
    for key in range(20):
        drawn = Chance(kind="love_rest", key=key).numbers(Rest)
        one = Lover(
            forgetting=drawn.forgetting,
            warmest=drawn.answer,
            coldest=-drawn.answer,
            appeal=drawn.appeal,
        )

        found = loves(one, one, days=5, begins=0)

        def fades(love, drawn=drawn):
            return drawn.answer * np.tanh(love) + drawn.appeal - drawn.forgetting * love

        expected = brentq(fades, 1e-6, 50.0)
        np.testing.assert_allclose(found, expected, rtol=1e-4)


def test_the_one_alternates_and_the_other_does_not():
    turning = live_round(Chance(kind="love_round", key=1), 300).other
    resting = live_rest(Chance(kind="love_rest", key=1), 300).other

    assert np.mean(turning.threat > 1 / 3) > 0.1
    assert np.mean(turning.warmth > 1 / 2) > 0.1
    assert np.mean(resting.threat > 1 / 3) == 0.0
    assert resting.warmth.std() < 0.15
    assert BEFORE >= 200
