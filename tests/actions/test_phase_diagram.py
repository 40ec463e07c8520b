import numpy as np
import pytest

from bedding.actions.phase_diagram import CONTRAST, PREDICTABILITY, phase_diagram
from bedding.errors import OutOfRangeError


@pytest.fixture(scope="module")
def grid():
    return phase_diagram(days=120, persons=4, seed=1)


def test_only_rhythms_that_the_means_allow_are_there(grid):
    # A bad moment has warmth .45 - p c .8, which can't be below nothing.
    allowed = 0.45 - np.multiply.outer(CONTRAST, PREDICTABILITY) * 0.8 >= -1e-9

    there = np.isfinite(grid.middle("bond"))

    np.testing.assert_array_equal(there, allowed)


def test_every_quantity_lies_in_its_range(grid):
    for name in ("bond", "relief_share", "calm_bond"):
        values = grid.quantities[name]
        known = values[np.isfinite(values)]
        assert known.min() >= 0.0
        assert known.max() <= 1.0


def test_relief_carries_more_of_the_bond_where_good_and_bad_lie_far_apart_by_chance(
    grid,
):
    relief = grid.middle("relief_share")

    assert relief[-1, 0] > 2 * relief[2, -1]
    assert grid.middle("calm_bond")[2, -1] > grid.middle("calm_bond")[-1, 0]


def test_places_of_the_ready_made_rhythms_lie_on_the_grid(grid):
    for knobs in grid.places.values():
        assert np.abs(grid.predictability - knobs.predictability).min() < 0.02
        assert np.abs(grid.contrast - knobs.contrast).min() < 0.03


@pytest.mark.parametrize("change", [{"days": 20}, {"persons": 0}])
def test_too_little_is_refused(change):
    with pytest.raises(OutOfRangeError):
        phase_diagram(**change)
