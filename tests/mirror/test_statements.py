import numpy as np
import pytest
from scipy import stats

from bedding.mirror.quantity import Quantity, Unit, Unseen, Why
from bedding.mirror.statements import (
    DIVIDES,
    RESTS_ON,
    State,
    alarm_share,
    count_of_twenty,
    statements,
)


def quantity(name, draws):
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=np.asarray(draws, dtype=float),
        moments=30,
        days=30,
    )


def stated(findings, *, days=30, modelled=None):
    by_name = {found.name: found for found in findings}
    return {
        each.about: each
        for each in statements(by_name, days=days, modelled=modelled or {})
    }


def test_fifteen_of_twenty_has_the_range_of_a_binomial_count():
    count, low, high = count_of_twenty(0.75)

    assert (count, low, high) == (15, 11, 18)
    assert stats.binom.cdf(high, 20, 0.75) - stats.binom.cdf(low - 1, 20, 0.75) >= 0.95


@pytest.mark.parametrize("share", np.linspace(0, 1, 21))
def test_the_count_lies_in_its_range_and_no_count_is_certain(share):
    count, low, high = count_of_twenty(share)

    assert 0 <= low <= count <= high <= 20
    assert low < high


@pytest.mark.parametrize("share", np.linspace(0, 1, 11))
def test_the_two_poles_are_treated_alike(share):
    _, low, high = count_of_twenty(share)
    _, other_low, other_high = count_of_twenty(1 - share)

    assert (low, high) == (20 - other_high, 20 - other_low)


def test_draws_on_either_side_of_the_divide_point_to_their_pole():
    high, low = np.full(100, 0.9), np.full(100, 0.05)

    assert stated([quantity("both_high", high)])["S4"].state is State.ALARM
    assert stated([quantity("both_high", low)])["S4"].state is State.REST
    assert stated([quantity("openness_met", high)])["D4"].state is State.REST
    assert stated([quantity("openness_met", low)])["D4"].state is State.ALARM


def test_draws_on_both_sides_are_unclear():
    draws = np.linspace(0, 0.5, 100)

    assert stated([quantity("both_high", draws)])["S4"].state is State.UNCLEAR


def test_findings_that_point_apart_are_unclear():
    found = stated(
        [quantity("repair_contact", [0.9] * 50), quantity("amended", [0.9] * 50)]
    )

    assert found["D3"].state is State.UNCLEAR
    assert found["D3"].alarm == 10


def test_a_draw_on_the_divide_counts_for_both():
    assert alarm_share(quantity("both_high", [0.25] * 10)) == 0.5


def test_thirteen_days_are_too_few_to_lean():
    strong = [quantity("both_high", np.ones(100))]

    assert stated(strong, days=13)["S4"].state is State.TOO_LITTLE
    assert stated(strong, days=13)["S4"].alarm is None
    assert stated(strong, days=14)["S4"].state is State.ALARM


def test_the_model_counts_beside_the_entries():
    rest = [quantity("both_high", np.zeros(100))]

    found = stated(rest, modelled={"S4": 1.0, "D1": 0.9})

    assert found["S4"].state is State.UNCLEAR
    assert found["S4"].modelled
    assert found["D1"].state is State.ALARM
    assert not found["S1"].modelled


@pytest.mark.parametrize(
    ("why", "state"),
    [
        (Why.NOT_ASKED, State.NOT_ASKED),
        (Why.TOO_FEW, State.TOO_LITTLE),
        (Why.NO_CHANGE, State.TOO_LITTLE),
        (Why.NOT_VISIBLE, State.NOT_VISIBLE),
    ],
)
def test_the_reason_for_silence_is_kept(why, state):
    found = stated([Unseen(name="recovery", why=why, has=0, needed=14)])

    assert found["D1"].state is state


def test_there_are_six_signs_and_six_distinctions():
    assert list(RESTS_ON) == [
        f"{kind}{number}" for kind in "SD" for number in range(1, 7)
    ]
    assert {name for names in RESTS_ON.values() for name in names} == set(DIVIDES)
