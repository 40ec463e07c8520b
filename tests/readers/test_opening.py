"""One table, however it was saved, is the same diaries."""

from datetime import UTC, datetime

import numpy as np
import polars as pl
import pytest

from bedding.readers import read_table

TABLE = "who,when,warm,mood\nzoë,2024-03-01 20:00,2.5,3\nzoë,2024-03-02 20:00,10,\n"

SAVED = {
    "commas": TABLE,
    "carriage returns": TABLE.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + TABLE,
    "no last newline": TABLE.strip(),
    "semicolons": TABLE.replace(",", ";"),
    "decimal commas": TABLE.replace(",", ";").replace("2.5", "2,5"),
    "tabs": TABLE.replace(",", "\t"),
    "empty lines": "\n\r\n" + TABLE.replace("\nzoë", "\n\nzoë") + "\n\n",
    "quotation marks": TABLE.replace("zoë", '"zoë"')
    .replace("2.5", '"2.5"')
    .replace("who", '"who"'),
    "spaces": TABLE.replace(",", " , "),
    "another order": "mood,who,warm,when\n3,zoë,2.5,2024-03-01 20:00\n,zoë,10,2024-03-02 20:00\n",
    "other columns": 'note,who,when,warm,mood\n"a, ""b""\nc",zoë,2024-03-01 20:00,2.5,3\n'
    "x,zoë,2024-03-02 20:00,10,\n",
    "commas in other columns": 'a;b;who;when;warm;mood\n1,2;"3;4";zoë;2024-03-01 20:00;2.5;3\n'
    ",;,;zoë;2024-03-02 20:00;10;\n",
}


def check(diaries):
    (zoe,) = diaries
    assert zoe.person == "zoë"
    np.testing.assert_array_equal(zoe.times, [0.0, 1.0])
    np.testing.assert_array_equal(zoe.inputs["warmth"], [0.25, 1.0])
    np.testing.assert_array_equal(zoe.channels["mood"].values, [3.0, np.nan])


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED)
def test_a_text_file(read, content):
    check(read(content))


@pytest.mark.parametrize(
    "encoding", ["cp1252", "latin-1", "utf-16", "utf-16-le", "utf-8"]
)
def test_an_encoding_that_the_codebook_names(read, encoding):
    check(read(TABLE.encode(encoding), top=f'encoding = "{encoding}"'))


def test_utf_8_goes_before_the_encoding_that_the_codebook_names(read):
    check(read(TABLE, top='encoding = "cp1252"'))


MOMENTS = [datetime(2024, 3, 1, 20, tzinfo=UTC), datetime(2024, 3, 2, 20, tzinfo=UTC)]
COLUMNS = {
    "text": pl.Series(["2024-03-01 20:00", "2024-03-02 20:00"]),
    "moments": pl.Series(MOMENTS),
    "local moments": pl.Series(MOMENTS).dt.replace_time_zone(None),
    "days": pl.Series(MOMENTS).dt.date(),
}


@pytest.mark.parametrize("when", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize("name", ["table.parquet", "table.bin"])
def test_a_parquet_file(tmp_path, codebook, when, name):
    path = tmp_path / name
    pl.DataFrame(
        {
            "mood": pl.Series([3, 99], dtype=pl.Int8),
            "who": pl.Series(["zoë", "zoë"], dtype=pl.Categorical),
            "when": when,
            "warm": [2.5, 10.0],
        }
    ).write_parquet(path)

    check(read_table(path, codebook()))


def test_not_a_number_in_parquet_is_no_answer(tmp_path, codebook):
    path = tmp_path / "table.parquet"
    pl.DataFrame(
        {
            "who": [1.0, 1.0],
            "when": ["2024-03-01", "2024-03-02"],
            "warm": [float("nan"), 5.0],
            "mood": [True, None],
        }
    ).write_parquet(path)

    (one,) = read_table(path, codebook())

    assert one.person == "1"
    np.testing.assert_array_equal(one.inputs["warmth"], [np.nan, 0.5])
    np.testing.assert_array_equal(one.channels["mood"].values, [1.0, np.nan])


def test_a_name_with_a_star_is_one_file(write, codebook):
    path = write(TABLE, "t*[1].csv")
    write("who\n1\n", "t2.csv")

    check(read_table(path, codebook()))
