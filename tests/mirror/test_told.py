import numpy as np
import pytest

from bedding.mirror.quantity import Quantity, Unit
from bedding.mirror.told import FURTHEST, Divide, Told, told_by, toward_alarm

ABOVE = Divide(middle=0.4, spread=0.2, alarm_above=True)
BELOW = Divide(middle=0.6, spread=0.2, alarm_above=False)


def test_a_quantity_is_told_by_its_middle_and_its_spread():
    draws = np.random.default_rng(1).normal(0.3, 0.05, size=4000)
    found = told_by(Quantity(name="x", unit=Unit.SHARE, draws=draws, moments=1, days=1))

    # 4000 draws tell both to a few thousandths.
    assert found.estimate == pytest.approx(0.3, abs=0.005)
    assert found.error == pytest.approx(0.05, abs=0.005)


def test_the_distance_is_in_errors_of_both_kinds():
    # Errors 0.3 and half of 0.2 * 4: five in four, three and four as in Pythagoras.
    divide = Divide(middle=0.0, spread=0.8, alarm_above=True)

    assert toward_alarm(Told(estimate=1.0, error=0.3), divide) == pytest.approx(2.0)


def test_a_scale_read_from_its_other_end_points_the_same_way():
    up = toward_alarm(Told(estimate=0.9, error=0.1), ABOVE)
    down = toward_alarm(Told(estimate=0.1, error=0.1), BELOW)

    assert up == pytest.approx(down)
    assert up > 0


def test_what_lies_very_far_counts_no_further():
    assert toward_alarm(Told(estimate=99.0, error=0.0), ABOVE) == FURTHEST
    assert toward_alarm(Told(estimate=-99.0, error=0.0), ABOVE) == -FURTHEST
