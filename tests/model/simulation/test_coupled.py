"""Two who answer each other, against other roads than the code's."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from bedding.errors import OutOfRangeError
from bedding.model.simulation.coupled import (
    Lover,
    insecure_return,
    met_by_first,
    secure_return,
    simulate_couple,
)

LOVES = np.linspace(-30.0, 30.0, 301)


def test_secure_return_stays_between_its_bounds_and_never_falls():
    lover = Lover(warmest=0.7, coldest=-0.4)

    answer = np.asarray(secure_return(lover, LOVES))

    assert answer[-1] == pytest.approx(0.7)
    assert answer[0] == pytest.approx(-0.4)
    assert np.all(np.diff(answer) >= -1e-12)
    assert float(secure_return(lover, 0.0)) == 0.0


def test_insecure_return_is_highest_where_love_is_enough():
    lover = Lover(enough=1.3)
    loves = np.linspace(0.0, 10.0, 1001)

    answer = np.asarray(insecure_return(lover, loves))

    assert loves[answer.argmax()] == pytest.approx(1.3, abs=0.02)
    assert answer[-1] < 0.1 * answer.max()


def test_both_react_alike_to_a_little_love_and_to_dislike():
    lover = Lover(warmest=0.7, coldest=-0.4)
    little, disliked = np.array([1e-5]), np.array([-3.0, -0.2])

    np.testing.assert_allclose(
        insecure_return(lover, little), secure_return(lover, little), rtol=1e-4
    )
    np.testing.assert_allclose(
        insecure_return(lover, disliked), secure_return(lover, disliked), rtol=1e-6
    )


def test_love_follows_an_independent_solver():
    one = Lover(forgetting=0.05, insecure=1.0, enough=0.4, appeal=0.3)
    other = Lover(forgetting=0.6, synergism=3.0, appeal=-0.05)

    found = simulate_couple(one, other, days=60.0, hours=3.0, start=(0.5, 1.0))

    def rates(_, love):
        first, second = love
        slope = 2.0 / (1.0 + 1.0)
        answer = (
            slope * second * np.exp(-second / 0.4) if second > 0 else np.tanh(second)
        )
        warm = max(second, 0.0) ** 4
        return [
            -0.05 * first + answer - 0.05,
            -0.6 * second + np.tanh(first) + 0.3 * (1.0 + 3.0 * warm / (1.0 + warm)),
        ]

    expected = solve_ivp(
        rates, (0.0, 60.0), [0.5, 1.0], t_eval=found.times, rtol=1e-9, atol=1e-11
    )
    # The fourth-order rule at an eighth of a day, where the fastest rate is about 2 a day.
    np.testing.assert_allclose(found["love"].T, expected.y, atol=2e-4)


def test_a_couple_without_appeal_or_love_stays_at_nothing():
    nobody = Lover(appeal=0.0)

    found = simulate_couple(nobody, nobody, days=30.0)

    assert found.axes == ("time", "partner")
    assert np.all(found["love"] == 0.0)


def test_love_is_met_as_warmth_and_dislike_as_hurt():
    love = np.array([[0.0, 1.0], [0.0, -1.0], [0.0, 0.0]])

    met = met_by_first(love)

    np.testing.assert_array_equal(met.warmth, [0.5, 0.0, 0.0])
    np.testing.assert_array_equal(met.threat, [0.0, 0.5, 0.0])
    np.testing.assert_array_equal(met.answered, [1.0, 0.0, 0.0])


def test_no_days_are_refused():
    with pytest.raises(OutOfRangeError):
        simulate_couple(Lover(), Lover(), days=0.0)
