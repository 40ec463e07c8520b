import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.charts.panel import Panel, layer, sheet, text_lines, view

PANEL = Panel(left=20, top=50, width=200, height=100, x=(10.0, 30.0), y=(-1.0, 1.0))


def test_panel_places_its_corners_at_its_edges():
    assert (
        (PANEL.across(10.0), PANEL.across(30.0))
        == (PANEL.left, PANEL.right)
        == (20, 220)
    )
    assert (PANEL.up(-1.0), PANEL.up(1.0)) == (PANEL.bottom, PANEL.top) == (150, 50)


@settings(max_examples=40)
@given(x=st.floats(0, 1000), y=st.floats(0, 3000))
def test_on_a_sheet_values_are_pixels(x: float, y: float):
    assert sheet(700).across(x) == pytest.approx(x, abs=1e-9)
    assert sheet(700).up(y) == pytest.approx(y, abs=1e-9)


def test_layer_uses_exactly_the_channels_of_its_rows():
    made = layer(
        PANEL, "line", "path", [{"x": 1.0, "y": 0.0, "group": 2, "strength": 0.5}]
    )

    assert set(made["encoding"]) == {"x", "y", "detail", "opacity"}
    assert made["encoding"]["x"]["scale"]["range"] == [20, 220]
    assert made["encoding"]["y"]["scale"]["range"] == [150, 50]


def test_layer_rounds_to_less_than_a_pixel_and_keeps_its_rows():
    values = np.random.default_rng(0).random(50)
    made = layer(PANEL, "point", "dot", [{"x": float(v), "y": 0.0} for v in values])

    kept = [row["x"] for row in made["data"]["values"]]
    np.testing.assert_allclose(kept, values, atol=5e-5)


def test_view_leaves_out_layers_without_rows():
    empty = layer(PANEL, "point", "dot", [])
    one = layer(PANEL, "point", "dot", [{"x": 1.0, "y": 0.0}])

    assert view([empty, one], width=300.2, height=99.1)["layer"] == [one]
    assert view([one], width=300.2, height=99.1)["height"] == 100


def test_text_lines_go_down():
    made = text_lines(sheet(300), "note", ["a", "b", "c"], x=10, y=20, size=10)

    heights = [row["y"] for row in made["data"]["values"]]
    np.testing.assert_allclose(np.diff(heights), 13.2)
