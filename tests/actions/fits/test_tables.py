"""Draws as tables that polars reads back."""

import polars as pl
import pytest

from bedding.actions.fits import draws_table, write_draws
from bedding.errors import OutputError
from bedding.model.inference import PERSON


def test_a_row_for_each_draw_and_a_column_for_each_number(small_fit):
    fitted = small_fit()

    table = draws_table(fitted)

    assert table.height == 6
    assert table.columns[: len(PERSON) + 1] == ["draw", *PERSON]
    assert table["mood.gain"].to_list() == fitted.channels["mood"].gain.tolist()


@pytest.mark.parametrize(
    ("name", "read"), [("draws.parquet", pl.read_parquet), ("draws.arrow", pl.read_ipc)]
)
def test_files_hold_the_table(small_fit, tmp_path, name, read):
    write_draws(small_fit(), tmp_path / name)

    assert read((tmp_path / name).read_bytes()).equals(draws_table(small_fit()))


def test_a_place_that_can_not_be_written_is_told(small_fit, tmp_path):
    with pytest.raises(OutputError):
        write_draws(small_fit(), tmp_path / "nowhere" / "draws.parquet")
