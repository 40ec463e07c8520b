"""A few lines over one pair of axes."""

import numpy as np
import pytest

from bedding.charts import (
    LINES_COLUMNS,
    PRINT,
    Caption,
    Line,
    LinesWords,
    Tick,
    lines,
)
from bedding.errors import OutOfRangeError, TimesError

X = np.linspace(0.0, 4.0, 5)
WORDS = LinesWords(
    caption=Caption(
        title="A course",
        lead="",
        summary="It falls.",
        table="numbers",
        columns={name: name for name in LINES_COLUMNS},
    ),
    across="days",
    up="what is left",
)
UP = [Tick(at=0.0, label="0"), Tick(at=1.0, label="1")]


def drawn(*courses):
    each = [Line(name=f"line {i}", x=X, y=y) for i, y in enumerate(courses)]
    return lines(each, across=[Tick(at=2.0, label="2")], up=UP, words=WORDS)


def test_every_point_is_in_the_table_and_every_name_in_the_picture():
    chart = drawn(1.0 - X / 4.0, X / 4.0)

    assert len(chart.rows) == 10
    assert chart.rows[1] == {"line": "line 0", "x": 1.0, "y": 0.75}
    picture = chart.svg(PRINT)
    assert all(word in picture for word in ("line 0", "line 1", "days", "what is left"))


def test_more_lines_than_can_be_told_apart_are_refused():
    with pytest.raises(OutOfRangeError, match="number of lines"):
        drawn(*[X] * 5)


def test_places_that_do_not_increase_are_refused():
    wrong = Line(name="back", x=X[::-1].copy(), y=X)

    with pytest.raises(TimesError):
        lines([wrong], across=[], up=UP, words=WORDS)
