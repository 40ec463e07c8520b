"""The moments of a simulation, and how long gaps are walked."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from bedding.errors import OutOfRangeError, TimesError
from bedding.model import Episode
from bedding.model.simulation.grid import LONGEST_STEP, filled, moments_of


def test_an_even_grid_ends_at_its_last_day():
    moments = moments_of(3.0, 6.0, None)

    np.testing.assert_allclose(moments, np.arange(1, 13) / 4.0)


def test_given_times_are_kept():
    np.testing.assert_array_equal(moments_of(None, 1.0, [0.5, 2.0]), [0.5, 2.0])


@pytest.mark.parametrize(
    ("times", "index"), [([0.0, 1.0], 0), ([1.0, 1.0], 1), ([1.0, 3.0, 2.0], 2)]
)
def test_times_that_do_not_increase_are_named(times, index):
    with pytest.raises(
        TimesError, match=rf"times\[{index}\] is .* Sort them"
    ) as caught:
        moments_of(None, 1.0, times)

    assert caught.value.index == index


def test_a_time_that_is_no_number_is_named():
    with pytest.raises(TimesError, match=r"times\[1\] is nan"):
        moments_of(None, 1.0, [1.0, float("nan")])


@pytest.mark.parametrize(
    ("days", "hours", "times", "said"),
    [
        (None, 1.0, None, "days must lie between .* and is None"),
        (0.0, 1.0, None, r"days must lie between .* and is 0\.0"),
        (-3.0, 1.0, None, r"days must .* is -3\.0"),
        (float("inf"), 1.0, None, "days must .* is inf"),
        (float("nan"), 1.0, None, "days must .* is nan"),
        (1.0, 0.0, None, r"hours must .* is 0\.0"),
        (1.0, -2.0, None, r"hours must .* is -2\.0"),
        (None, 1.0, [], "number of times must .* is 0"),
        (None, 1.0, [1.0, float("inf")], r"times\[-1\] must .* is inf"),
    ],
)
def test_a_length_that_can_not_be_is_named(days, hours, times, said):
    with pytest.raises(OutOfRangeError, match=said):
        moments_of(days, hours, times)


increasing = st.lists(st.floats(0.01, 40.0), min_size=1, max_size=12).map(np.cumsum)


@given(increasing)
def test_every_gap_is_walked_in_steps_of_a_day_at_most(moments):
    _, walked, elapsed, where = filled(Episode(), moments)

    np.testing.assert_array_equal(walked[where], moments)
    assert elapsed.max() <= LONGEST_STEP * (1.0 + 1e-8)
    assert elapsed.min() > 0.0
    assert elapsed.sum() == pytest.approx(moments[-1])


def test_in_between_nothing_happens_and_levels_rest():
    episodes = Episode(
        warmth=np.array([0.9, 0.8]), drive=np.array([1.2, 1.3]), bid=1.0, contact=0.4
    )

    wide, _, elapsed, where = filled(episodes, np.array([1.0, 4.0]))

    assert len(elapsed) == 4
    np.testing.assert_array_equal(where, [0, 3])
    np.testing.assert_array_equal(wide.warmth, [0.9, 0.0, 0.0, 0.8])
    np.testing.assert_array_equal(wide.drive, [1.2, 1.0, 1.0, 1.3])
    # A moment given as one number happens at each given moment, not in between.
    np.testing.assert_array_equal(wide.bid, [1.0, 0.0, 0.0, 1.0])
    # A level given as one number holds throughout.
    assert wide.contact == 0.4


def test_a_day_that_rounding_made_longer_is_one_step():
    _, walked, *_ = filled(Episode(), np.array([0.3, 1.3, 2.3000000000000003, 3.3]))

    assert len(walked) == 4


def test_persons_keep_their_axis():
    wide, *_ = filled(Episode(warmth=np.ones((2, 3))), np.array([1.0, 3.0]))

    np.testing.assert_array_equal(wide.warmth, [[1.0] * 3, [0.0] * 3, [1.0] * 3])
