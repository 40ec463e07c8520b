import pytest
from scipy.special import expit

from bedding.mirror.combining import (
    Weights,
    recorded_log_odds,
    share,
    with_drawn,
    with_weekly,
)
from bedding.mirror.counting import count_of_twenty
from bedding.mirror.told import Divide, Told

# No error and a spread of 2: one unit away is one error away.
DIVIDE = Divide(middle=0.0, spread=2.0, alarm_above=True)
WEIGHTS = Weights(
    base=0.5,
    recorded={"one": 2.0, "two": 3.0},
    drawn_base=0.1,
    of_recorded=0.6,
    drawn=1.5,
    weekly=0.7,
)


def at(place):
    return Told(estimate=place, error=0.0)


def test_entries_are_a_weighted_sum():
    told = {"one": at(1.0), "two": at(-0.5)}
    divides = dict.fromkeys(told, DIVIDE)

    assert recorded_log_odds(WEIGHTS, told, divides) == pytest.approx(0.5 + 2.0 - 1.5)


def test_what_was_not_told_counts_for_nothing():
    assert recorded_log_odds(WEIGHTS, {"two": at(1.0)}, {"two": DIVIDE}) == 3.5


def test_what_happens_seldom_in_a_long_diary_points_away_from_alarm():
    weights = Weights(base=1.0, recorded={"one": 1.0}, seldom={"two": 0.5})
    told = {"one": at(1.0)}, {"one": DIVIDE}

    # Four weeks are one doubling of two, and sixteen are three.
    assert recorded_log_odds(weights, *told, seldom=("two",), entries=28) == 1.5
    assert recorded_log_odds(weights, *told, seldom=("two",), entries=112) == 0.5
    assert recorded_log_odds(weights, *told, seldom=("two",), entries=7) == 2.0
    assert recorded_log_odds(weights, *told, seldom=("other",), entries=112) == 2.0


@pytest.mark.parametrize("base", [-5.0, 5.0])
def test_a_pole_to_which_nothing_points_is_never_named(base):
    weights = Weights(base=base, recorded={"one": 1.0}, seldom={"two": 2.0})
    told = {"one": at(0.0)}, {"one": DIVIDE}

    neither = share(recorded_log_odds(weights, *told))

    assert neither == pytest.approx(0.7 if base > 0 else 0.3)
    _, low, high = count_of_twenty(neither)
    assert low <= 10 <= high


def test_seldom_hurt_alone_may_point_to_calm():
    weights = Weights(base=0.0, recorded={"one": 1.0}, seldom={"two": 2.0})
    told = {"one": at(0.0)}, {"one": DIVIDE}

    assert recorded_log_odds(weights, *told, seldom=("two",), entries=56) == -4.0


def test_a_longer_diary_may_count_for_more():
    weights = Weights(base=1.0, recorded={"one": 1.0}, slope_longer=0.5)

    # Two doublings: (1 + 2/2) times 1 and 1.
    found = recorded_log_odds(weights, {"one": at(1.0)}, {"one": DIVIDE}, entries=56)

    assert found == pytest.approx(4.0)


def test_the_curve_is_a_broken_line_level_at_its_ends():
    weights = Weights(
        base=0.0, recorded={"one": 1.0}, curve=((-1.0, -2.0), (0.0, 0.0), (1.0, 0.5))
    )

    found = [
        recorded_log_odds(weights, {"one": at(place)}, {"one": DIVIDE}, entries=60)
        for place in (-3.0, -0.5, 0.5, 3.0)
    ]

    assert found == pytest.approx([-2.0, -1.0, 0.25, 0.5])


def test_short_diaries_have_a_line_of_their_own():
    weights = Weights(
        base=0.0,
        recorded={"one": 1.0},
        curve=((0.0, 0.0), (1.0, 2.0)),
        short_curve=((0.0, 0.0), (1.0, 0.5)),
    )

    found = [
        recorded_log_odds(weights, {"one": at(1.0)}, {"one": DIVIDE}, entries=entries)
        for entries in (14, 44, 45)
    ]

    assert found == [0.5, 0.5, 2.0]


def test_draws_take_the_place_of_part_of_the_entries():
    assert with_drawn(WEIGHTS, 2.0, at(1.0), DIVIDE) == pytest.approx(0.1 + 1.2 + 1.5)


def test_weeks_are_added():
    assert with_weekly(WEIGHTS, 2.0, at(-1.0), DIVIDE) == pytest.approx(2.0 - 0.7)


def test_log_odds_become_a_share():
    assert share(0.0) == 0.5
    assert share(1.3) == pytest.approx(float(expit(1.3)))
