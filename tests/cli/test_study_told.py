"""What came of a study in a terminal: what can't be trusted isn't told as if it could."""

import polars as pl
import pytest

from bedding.cli.study_told import fits_text
from bedding.cli.telling_fit import drawn_table
from bedding.study import FitTables


def found(*, trusted):
    row = {"what": "mean", "number": "person.anxiety", "median": 7.25,
           "low": 6.5, "high": 8.5, "contraction": 0.4}  # fmt: skip
    return FitTables(
        data="diaries",
        states={"trusted": 2, "too_little": 0, "not_converged": 0},
        pooled=True,
        trusted=trusted,
        khat=0.3 if trusted else 2.0,
        worth=100.0,
        collapsed=0,
        left_out=0,
        persons=pl.DataFrame(),
        population=pl.DataFrame([row]),
        means=pl.DataFrame(),
    )


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("en", "7.25", "can't be trusted"), ("nl", "7,25", "niet te vertrouwen")],
)
def test_what_people_share_is_told_only_where_its_draws_can_be_trusted(
    language, number, said
):
    sure, unsure = (
        fits_text([found(trusted=each)], language) for each in (True, False)
    )

    assert number in sure
    assert said not in sure
    assert number not in unsure
    assert said in unsure
    assert "population.parquet" in unsure


def test_a_number_and_its_range_stay_on_one_line_where_words_must_break(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    words = "what the other did, with what lingers, and whatever else came along"
    numbers = ["-0.004 (-0.014 – 0.005)", "49% (40% – 58%)", "0.001 (0.000 – 0.003)"]

    table = drawn_table("rivals", ["other", "ahead", "share", "left out"],
                        [[words, *numbers]])  # fmt: skip

    (line,) = (each for each in table.splitlines() if numbers[0] in each)
    assert all(each in line for each in numbers)
    assert words not in table
    assert max(map(len, table.splitlines())) <= 80
