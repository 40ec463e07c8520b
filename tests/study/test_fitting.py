"""Fits of a few persons: what decides them, and what is new in a later pass."""

from io import BytesIO

import numpy as np
import polars as pl
import pytest
from tests.study.conftest import SMALL

from bedding.model.inference.population import ANYONE, Peak
from bedding.study.fitting import Anew, about_data, fit_anew, fit_batch
from bedding.study.plan import TableData
from bedding.study.sources import People

WITHOUT = SMALL.replace(
    'out = "{out}"\n', 'out = "{out}"\n\n[model]\nwithout = ["hope"]\n'
)


@pytest.fixture
def fitted(small):
    def one(text=SMALL):
        study = small(text=text)
        batch = People(study, study.data[0]).batch([0])
        return batch, pl.read_parquet(BytesIO(fit_batch(batch))).row(0, named=True)

    return one


def test_a_later_pass_has_chance_of_its_own_and_begins_where_the_first_did(fitted):
    batch, alone = fitted()
    size = len(alone["peak"])
    peak = Peak(
        np.asarray(alone["peak"], np.float32),
        np.asarray(alone["peak_covariance"], np.float32).reshape(size, size),
    )

    found = [
        pl.read_parquet(
            BytesIO(
                fit_anew(Anew(batch=batch, around=(ANYONE,), peaks=(peak,), told=told))
            )
        ).row(0, named=True)
        for told in ("one", "two", "one")
    ]

    assert all(each["peak"] == alone["peak"] for each in found)
    assert found[0]["points"] == found[2]["points"]
    assert found[0]["points"] != found[1]["points"]
    assert found[0]["points"] != alone["points"]


def test_what_a_study_leaves_out_is_left_out_of_the_fit(fitted):
    _, whole = fitted()
    _, without = fitted(WITHOUT)

    assert whole["points"] != without["points"]
    assert whole["peak"] != without["peak"]


@pytest.mark.parametrize("changed", ["days.csv", "days.toml"])
def test_a_table_or_codebook_that_says_something_else_is_noticed(
    small, tmp_path, changed
):
    for name in ("days.csv", "days.toml"):
        (tmp_path / name).write_text("as it was", "utf-8")
    data = TableData(
        name="mine",
        table=tmp_path / "days.csv",
        codebook=str(tmp_path / "days.toml"),
    )
    before = about_data(small(), data)
    assert about_data(small(), data) == before

    (tmp_path / changed).write_text("as it is.", "utf-8")

    assert about_data(small(), data) != before
