import re

import numpy as np
import pytest

from bedding.charts import (
    LOW_LIGHT,
    SIDE_BY_SIDE_COLUMNS,
    Caption,
    Chart,
    PhaseWords,
    Row,
    Tick,
    phase,
    side_by_side,
)
from bedding.errors import BeddingError, OutOfRangeError

TIMES = np.arange(1.0, 13.0)
CAPTION = Caption(
    title="Two rhythms",
    lead="",
    summary="A summary",
    table="The numbers",
    columns={key: key for key in SIDE_BY_SIDE_COLUMNS},
)


def row(name: str = "bond", *, columns: int = 2, high: float = 1.0) -> Row:
    draws = np.random.default_rng(1).random((12, 30))
    return Row(
        name=name,
        draws=[draws * (0.5 + 0.1 * column) for column in range(columns)],
        low=0.0,
        high=high,
        low_word="0",
        high_word="1",
    )


def draw(*rows: Row, width: float = 720.0, events: tuple[Tick, ...] = ()) -> Chart:
    return side_by_side(
        TIMES,
        ["steady", "by chance"],
        rows,
        events=events,
        ticks=[Tick(at=4.0, label="month 4"), Tick(at=8.0, label="8")],
        moments=[Tick(at=4.2, label="month 4"), Tick(at=8.0, label="month 8")],
        caption=CAPTION,
        width=width,
    )


def test_the_table_has_the_quantiles_of_the_nearest_moments():
    bond = row()

    chart = draw(bond)

    assert [each["time"] for each in chart.rows] == ["month 4", "month 8"] * 2
    last = chart.rows[-1]
    expected = np.quantile(bond.draws[1][7], (0.5, 0.05, 0.95))
    told = [float(str(last[key])) for key in ("median", "low", "high")]
    np.testing.assert_allclose(told, expected)
    assert chart.numbers == {"rhythms": 2.0, "quantities": 1.0, "moments": 12.0}


@pytest.mark.parametrize("width", [350.0, 720.0])
def test_every_name_is_drawn_inside_the_picture(width: float):
    chart = draw(
        row("bond"),
        row("voice"),
        width=width,
        events=(Tick(at=11.5, label="no contact"),),
    )

    svg = chart.svg(LOW_LIGHT)
    for name in ("steady", "by chance", "bond", "voice", "month 4"):
        assert svg.count(f">{name}<") >= 1
    assert svg.count(">no contact<") == 2
    places = [
        item
        for each in chart.specification["layer"]
        for item in each["data"]["values"]
        if each["mark"]["type"] == "text"
    ]
    assert all(0 <= item["x"] <= width for item in places)


def test_columns_of_a_row_share_one_scale():
    chart = draw(row())

    scales = {
        tuple(each["encoding"]["y"]["scale"]["domain"])
        for each in chart.specification["layer"]
        if each["mark"]["type"] == "area"
    }
    assert scales == {(0.0, 1.0)}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [(row(columns=1), "bond"), (row(high=0.01), "bond")],
    ids=["a rhythm too few", "beyond the scale"],
)
def test_what_does_not_fit_is_named(wrong: Row, named: str):
    with pytest.raises(BeddingError, match=named):
        draw(wrong)


def test_nothing_to_draw_is_refused():
    with pytest.raises(BeddingError, match="rows"):
        draw()


# ------------------------------------------------------------------ a map with an empty place
def map_with_a_hole(values: np.ndarray) -> Chart:
    grid = np.linspace(0.0, 1.0, 5)
    return phase(
        grid,
        grid,
        values,
        levels=[Tick(at=0.5, label="half")],
        presets=[],
        ticks=[Tick(at=0.0, label="0")],
        side_ticks=[Tick(at=0.0, label="0")],
        words=PhaseWords(
            caption=Caption(
                title="A map",
                lead="",
                summary="A summary",
                table="The numbers",
                columns={key: key for key in ("contrast", "predictability", "value")},
            ),
            predictability="p",
            contrast="c",
            quantity="q",
            little="l",
            much="m",
            nowhere="Not here.",
        ),
    )


def test_a_map_leaves_out_what_can_not_be_and_says_why():
    values = np.add.outer(np.linspace(0.0, 0.5, 5), np.linspace(0.0, 0.5, 5))
    holed = values.copy()
    holed[3:, 3:] = np.nan

    whole, chart = map_with_a_hole(values), map_with_a_hole(holed)

    assert len(whole.rows) == 25
    assert len(chart.rows) == 21
    assert chart.numbers["most"] == np.nanmax(holed)
    assert ">Not here.<" in chart.svg(LOW_LIGHT)
    assert "Not here." not in whole.svg(LOW_LIGHT)
    assert "NaN" not in chart.svg(LOW_LIGHT)


def test_why_a_map_is_empty_stands_where_it_is_empty():
    values = np.full((5, 5), 0.5)
    # As where contrast can be high only in the middle: two corners, and nothing between them.
    values[3:, 0] = values[4, 1] = values[3:, 4] = values[2, 4] = np.nan

    drawn = map_with_a_hole(values).svg(LOW_LIGHT)

    def at(text: str) -> tuple[float, float]:
        found = re.search(rf'translate\(([\d.]+),([\d.]+)\)"[^>]*>{text}<', drawn)
        assert found is not None
        return float(found[1]), float(found[2])

    # The names of both axes stand at the ends of the map.
    where, corner, side = at("Not here."), at("c"), at("p")
    # The right corner has the most room: in the last of five columns, above the middle row.
    left, right = corner[0] - 18, side[0] + 18
    assert right - (right - left) / 5 < where[0] < right
    assert corner[1] < where[1] < (corner[1] + side[1]) / 2


def test_a_value_outside_its_bounds_is_refused_beside_a_hole():
    values = np.full((5, 5), 2.0)
    values[0, 0] = np.nan

    with pytest.raises(OutOfRangeError, match="values"):
        map_with_a_hole(values)
