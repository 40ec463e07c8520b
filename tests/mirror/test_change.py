import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.mirror.change import (
    SURE,
    Going,
    Moving,
    Way,
    cycle,
    moved,
    told_ahead,
)
from bedding.mirror.quantity import Quantity, Unit, Unseen, Why


def moving(ends, *, probability=0.95, learned=0.8, unit=Unit.SCALE, when=(20.0, 34.0)):
    """Return weeks that go from .5 to each of the ends."""
    ends = np.asarray(ends, dtype=float)
    return Moving(
        name="answered",
        unit=unit,
        draws=np.linspace(np.full(len(ends), 0.5), ends, 6, axis=1),
        probability=probability,
        learned=learned,
        when=when,
    )


@pytest.mark.parametrize(
    ("given", "way"),
    [
        (moving(np.full(20, 0.7)), Way.UP),
        (moving(np.full(20, 0.2)), Way.DOWN),
        (moving([0.4, 0.6] * 10), Way.THERE_AND_BACK),
        (moving(np.full(20, 0.7), probability=0.5), Way.SAME),
        (moving(np.full(20, 0.7), probability=0.8), Way.UNCLEAR),
        (moving(np.full(20, 0.7), probability=0.5, learned=0.1), Way.NOT_VISIBLE),
    ],
)
def test_the_way_follows_from_probability_direction_and_what_was_learned(given, way):
    assert moved(given, moments=40, days=40).way is way


def test_a_change_has_both_ends_with_their_intervals_and_a_date():
    found = moved(moving(np.linspace(0.6, 0.8, 101)), moments=40, days=38)

    assert found.when == (20.0, 34.0)
    assert found.first is not None
    assert found.last is not None
    assert found.first.interval(0.9) == (0.5, 0.5)
    assert found.last.interval(0.9) == pytest.approx((0.61, 0.79))
    assert (found.last.moments, found.last.days) == (40, 38)


def test_what_did_not_change_has_no_date_and_what_is_not_seen_no_number():
    same = moved(moving(np.full(9, 0.5), probability=0.1), moments=40, days=40)
    unseen = moved(
        moving(np.full(9, 0.5), probability=0.5, learned=0.0), moments=40, days=40
    )

    assert same.when is None
    assert same.last is not None
    assert (unseen.first, unseen.last) == (None, None)


def test_what_has_no_unit_is_told_as_a_direction_only():
    found = moved(moving(np.full(9, 0.9), unit=None), moments=40, days=40)

    assert found.way is Way.UP
    assert (found.first, found.last) == (None, None)


@given(
    ends=st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30),
    probability=st.floats(0.0, 1.0),
    learned=st.floats(-1.0, 1.0),
)
@settings(max_examples=50)
def test_turned_round_a_path_goes_the_other_way(ends, probability, learned):
    there = moving(ends, probability=probability, learned=learned)
    back = moving(1.0 - np.asarray(ends), probability=probability, learned=learned)

    one, other = moved(there, moments=9, days=9), moved(back, moments=9, days=9)

    ties = np.mean(np.asarray(ends) == 0.5)
    assert one.rises + other.rises == pytest.approx(1.0 - ties)
    opposite = {Way.UP: Way.DOWN, Way.DOWN: Way.UP}
    if ties == 0.0:
        assert other.way is opposite.get(one.way, one.way)
    if probability < SURE:
        assert one.way not in opposite


def going(*, phases=0.95, returns=0.95, days=90, ahead=None):
    return Going(
        phases=phases,
        returns=returns,
        round=np.linspace(15, 25, 101),
        days=days,
        ahead=ahead,
    )


def test_a_cycle_has_a_length_with_its_interval():
    found = cycle(going())

    assert isinstance(found, Quantity)
    assert found.unit is Unit.TIME
    assert found.interval(0.9) == pytest.approx((15.5, 24.5))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (going(days=20), Why.TOO_FEW),
        (going(phases=0.4), Why.NOT_VISIBLE),
        (going(returns=0.4), Why.NOT_VISIBLE),
    ],
)
def test_no_cycle_is_an_answer(given, why):
    found = cycle(given)

    assert isinstance(found, Unseen)
    assert found.why is why


def test_what_the_past_tells_is_a_share_with_its_interval():
    found = told_ahead(going(ahead=(np.log(1.25), 0.05)))

    assert isinstance(found, Quantity)
    low, high = found.interval(0.9)
    # 1.645 standard errors on either side.
    assert low == pytest.approx(1.25 * np.exp(-1.645 * 0.05) - 1, abs=0.01)
    assert high == pytest.approx(1.25 * np.exp(1.645 * 0.05) - 1, abs=0.01)
    assert isinstance(told_ahead(going()), Unseen)
