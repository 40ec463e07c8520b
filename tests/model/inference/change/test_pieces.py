import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.inference.change.pieces import MOST, pieces_of


def test_pieces_of_half_a_year_are_its_weeks():
    pieces = pieces_of(np.arange(180.0))

    assert len(pieces) == 26
    assert pieces.length == 7.0
    np.testing.assert_array_equal(
        pieces.of(np.array([0.0, 6.9, 7.0, 179.0])), [0, 0, 1, 25]
    )


def test_pieces_of_a_long_record_are_several_weeks_and_not_too_many():
    pieces = pieces_of(np.arange(0.0, 1000.0, 2.0))

    assert pieces.length == 28.0
    assert len(pieces) == 36


@given(days=st.floats(1.0, 20_000.0), entries=st.integers(1, 50))
@settings(max_examples=50)
def test_pieces_cover_every_entry_in_order(days, entries):
    times = np.linspace(3.5, 3.5 + days, entries)

    pieces = pieces_of(times)

    place = pieces.of(times)
    assert 1 <= len(pieces) <= MOST
    assert (np.diff(place) >= 0).all()
    assert place[-1] <= len(pieces) - 1
    assert pieces.begins[0] == times[0]


@pytest.mark.parametrize("days", [1, 3, 6])
def test_pieces_of_less_than_a_week_are_one(days):
    assert len(pieces_of(np.arange(float(days)))) == 1
