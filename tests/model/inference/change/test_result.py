import numpy as np
import pytest

from bedding.model.inference.change.result import Path


def path(boundary, draws, probability=0.95):
    boundary = np.asarray(boundary)
    return Path(
        name="recovery",
        begins=7.0 * np.arange(draws.shape[1]),
        draws=draws,
        changes=boundary > 0,
        boundary=boundary,
        probability=probability,
        learned=0.5,
    )


def test_dates_are_shares_of_the_draws_that_jump():
    found = path([0, 0, 2, 2, 3], np.zeros((5, 6)))

    np.testing.assert_allclose(found.dates, [0, 0, 2 / 3, 1 / 3, 0, 0])
    assert found.when(0.9) == (10.5, 24.5)


def test_no_jump_has_no_date():
    found = path([0, 0], np.zeros((2, 6)))

    assert found.when(0.9) is None
    assert found.dates.sum() == 0.0


def test_difference_and_lately_compare_the_ends_of_the_path():
    found = path([0], np.array([[1.0, 2.0, 4.0, 8.0, 16.0, 32.0]]))

    assert found.difference == pytest.approx([31.0])
    assert found.lately == pytest.approx([30.0])


@pytest.mark.parametrize(
    ("probability", "changed"), [(0.5, False), (0.89, False), (0.9, True)]
)
def test_a_change_is_spoken_of_from_nine_in_ten(probability, changed):
    assert path([1], np.zeros((1, 6)), probability).changed is changed


def test_interval_holds_the_middle_of_the_draws():
    found = path(
        np.zeros(101, dtype=int), np.linspace(0.0, 1.0, 101)[:, None].repeat(6, axis=1)
    )

    low, high = found.interval(0.9)

    np.testing.assert_allclose(low, 0.05)
    np.testing.assert_allclose(high, 0.95)
