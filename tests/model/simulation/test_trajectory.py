"""What a simulation returns, as a mapping and as tables."""

import numpy as np
import pytest

from bedding.model import Trajectory

TIMES = np.array([1.0, 2.0, 4.0])
MOOD = np.arange(12.0).reshape(3, 2, 2) / 10.0


def trajectory(axes):
    depth = len(axes)
    values = MOOD[(slice(None),) * depth + (0,) * (3 - depth)]
    return Trajectory(
        times=TIMES, quantities={"mood": values, "bond": -values}, axes=axes
    )


def test_it_is_a_mapping_of_its_quantities():
    life = trajectory(("time",))

    assert list(life) == ["mood", "bond"]
    assert len(life) == 2
    np.testing.assert_array_equal(life["bond"], -life["mood"])
    with pytest.raises(KeyError):
        life["hope"]


@pytest.mark.parametrize(
    "axes", [("time",), ("time", "person"), ("time", "partner", "couple")]
)
def test_a_table_has_a_row_for_each_place_and_a_column_for_each_axis(axes):
    life = trajectory(axes)

    table = life.to_polars()

    assert table.columns == [*axes, "mood", "bond"]
    assert table.height == 3 * 2 ** (len(axes) - 1)
    assert table.select(axes).is_unique().all()
    for row in table.iter_rows(named=True):
        place = (
            int(np.flatnonzero(row["time"] == TIMES)[0]),
            *(row[n] for n in axes[1:]),
        )
        assert row["mood"] == life["mood"][place]
        assert row["bond"] == -row["mood"]


@pytest.mark.parametrize("axes", [("time",), ("time", "partner", "couple")])
def test_a_dataset_has_the_axes_as_dimensions_and_times_in_days(axes):
    life = trajectory(axes)

    data = life.to_xarray()

    assert data["mood"].dims == axes
    np.testing.assert_array_equal(data["mood"], life["mood"])
    np.testing.assert_array_equal(data["time"], TIMES)
    assert data["time"].attrs["units"] == "days"
    assert float(data["bond"].sel(time=4.0).min()) == -float(life["mood"][2].max())
