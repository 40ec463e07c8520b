import numpy as np
import pytest

from bedding.mirror.moments import Moments
from bedding.mirror.quantity import Quantity, Why
from bedding.mirror.recovery import HALF_LIVES, half_life_chances, recovery
from bedding.units import days_from_hours


def process(half_life, gaps, seed):
    """Return an exact draw of an Ornstein-Uhlenbeck process."""
    rng = np.random.default_rng(seed)
    values = [rng.normal()]
    for gap in gaps:
        kept = 0.5 ** (gap / half_life)
        values.append(kept * values[-1] + np.sqrt(1 - kept**2) * rng.normal())
    return 0.5 + 0.1 * np.array(values)


def seen(made, seed):
    return recovery(Moments(made), np.random.default_rng(seed))


@pytest.mark.parametrize("half_life", [days_from_hours(3), days_from_hours(12), 2.0])
def test_a_known_half_life_is_found(half_life):
    gaps = np.random.default_rng(1).uniform(0.5, 1.5, size=1500) * half_life / 2

    chances = half_life_chances(
        process(half_life, gaps, 2), gaps=gaps, input_=np.zeros(1500)
    )

    middle = HALF_LIVES[np.searchsorted(np.cumsum(chances), 0.5)]
    assert middle == pytest.approx(half_life, rel=0.2)


def test_chances_add_up_to_one():
    gaps = np.full(30, 0.2)

    chances = half_life_chances(process(0.5, gaps, 3), gaps=gaps, input_=np.zeros(30))

    assert chances.sum() == pytest.approx(1.0)


def test_one_entry_a_day_can_not_see_hours(diary):
    made = diary(90, {}, {"arousal": np.random.default_rng(4).random(90)})

    assert seen(made, 5).why is Why.NOT_VISIBLE


def test_one_entry_a_day_can_see_weeks(diary):
    made = diary(300, {}, {"arousal": process(10.0, np.ones(299), 6)})

    found = seen(made, 7)

    assert isinstance(found, Quantity)
    assert found.interval(0.9)[0] > 1.0


def test_chance_alone_is_not_taken_for_a_fast_return(diary):
    times = np.arange(100) * days_from_hours(2)
    made = diary(times, {}, {"arousal": np.random.default_rng(8).random(100)})

    assert seen(made, 9).why is Why.NOT_VISIBLE


def test_reports_that_are_missing_or_never_change_say_so(diary):
    still = seen(diary(40, {}, {"arousal": 0.3}), 1)
    absent = seen(diary(40), 1)
    few = seen(diary(9, {}, {"arousal": 0.3}), 1)

    assert (still.why, absent.why, few.why) == (
        Why.NO_CHANGE,
        Why.NOT_ASKED,
        Why.TOO_FEW,
    )
