import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest
import vl_convert

from bedding.charts import LOW_LIGHT, PRINT, THEMES, Chart, MissingHeadingError
from bedding.charts.lettering import text_width
from bedding.charts.picture import VEGA_LITE

SVG = "{http://www.w3.org/2000/svg}"


def keys_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(keys_in(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(keys_in(each) for each in value))
    return set()


def numbers_in(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers_in(each)]
    if isinstance(value, list | tuple):
        return [number for each in value for number in numbers_in(each)]
    return [value] if isinstance(value, int | float) else []


def test_specification_is_json_without_holes(each: Chart):
    written = json.dumps(each.themed(LOW_LIGHT), allow_nan=False)

    assert json.loads(written) == json.loads(json.dumps(each.themed(LOW_LIGHT)))


def test_specification_refers_to_nothing_but_its_schema(each: Chart):
    written = json.dumps(each.themed(LOW_LIGHT))

    assert re.findall(r"https?://[^\"]*", written) == [
        "https://vega.github.io/schema/vega-lite/v5.json"
    ]


def test_specification_has_no_expression_and_no_number_format(each: Chart):
    forbidden = {
        "expr",
        "signal",
        "format",
        "labelExpr",
        "transform",
        "params",
        "url",
        "test",
    }

    assert not keys_in(each.specification) & forbidden


def test_specification_compiles_without_a_warning(
    each: Chart, capfd: pytest.CaptureFixture[str]
):
    vl_convert.vegalite_to_vega(
        each.themed(LOW_LIGHT), vl_version=VEGA_LITE, show_warnings=True
    )

    printed = capfd.readouterr()
    assert printed.out + printed.err == ""


def test_a_wrong_specification_would_be_warned_about(
    narrow: dict[str, Chart], capfd: pytest.CaptureFixture[str]
):
    wrong = narrow["dots"].themed(LOW_LIGHT)
    mark = {"x": {"field": "x", "type": "quantitative"}, "shape": {"field": "x"}}
    wrong["layer"] = [{"mark": "bar", "data": {"values": [{"x": 1}]}, "encoding": mark}]

    vl_convert.vegalite_to_vega(wrong, vl_version=VEGA_LITE, show_warnings=True)

    printed = capfd.readouterr()
    assert "WARN" in printed.out + printed.err


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_part_has_a_look_in_every_theme(each: Chart, theme):
    parts = {layer["mark"]["style"] for layer in each.specification["layer"]}

    assert parts <= set(theme.config()["style"])


def test_every_word_stays_inside_the_picture(each: Chart):
    sizes = {
        name: style.get("fontSize")
        for name, style in LOW_LIGHT.config()["style"].items()
    }
    share = {"left": (0.0, 1.0), "center": (0.5, 0.5), "right": (1.0, 0.0)}
    texts = [
        layer
        for layer in each.specification["layer"]
        if layer["mark"]["type"] == "text"
    ]

    assert texts
    for layer in texts:
        scale = layer["encoding"]["x"]["scale"]
        (low, high), (left, right) = scale["domain"], scale["range"]
        before, after = share[layer["mark"]["align"]]
        for row in layer["data"]["values"]:
            wide = text_width(row["text"], sizes[layer["mark"]["style"]])
            x = left + (right - left) * (row["x"] - low) / (high - low)
            # The estimate of the width is generous; a tenth of it may stick out.
            assert x - before * wide * 0.9 >= -1, row
            assert x + after * wide * 0.9 <= each.specification["width"] + 1, row


def test_every_mark_lies_inside_the_picture(each: Chart):
    size = {"x": each.specification["width"], "y": each.specification["height"]}
    for layer in each.specification["layer"]:
        for channel, edge in size.items():
            scale = layer["encoding"][channel]["scale"]
            (low, high), (start, end) = scale["domain"], scale["range"]
            for row in layer["data"]["values"]:
                for key in {channel, f"{channel}2"} & set(row):
                    pixel = start + (end - start) * (row[key] - low) / (high - low)
                    assert -0.5 <= pixel <= edge + 0.5, (layer["mark"], row)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_svg_names_itself_and_nothing_else(narrow: dict[str, Chart], theme):
    for chart in narrow.values():
        root = ET.fromstring(chart.svg(theme))

        words = {
            element.get("id"): element.text for element in root if element.get("id")
        }
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert [
            words[name] for name in (root.get("aria-labelledby") or "").split()
        ] == [
            chart.caption.title,
            chart.caption.summary,
        ]
        inner = [element for element in root.iter() if element is not root]
        assert not any(
            key.startswith("aria-") or key == "role" for e in inner for key in e.attrib
        )


def test_svg_has_unique_ids_no_script_and_no_link(each: Chart):
    drawn = each.svg()

    ids = re.findall(r'\bid="([^"]+)"', drawn)
    assert len(ids) == len(set(ids)) >= 2
    assert all(name.startswith(each.identifier()) for name in ids)
    assert set(re.findall(r"https?://[^\"]*", drawn)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    for forbidden in (
        "<script",
        "<style",
        " style=",
        " class=",
        "href=",
        "<image",
        "file:",
    ):
        assert forbidden not in drawn


def test_svg_has_the_size_that_was_asked_for(each: Chart):
    root = ET.fromstring(each.svg())

    width, height = each.specification["width"], each.specification["height"]
    assert root.get("viewBox") == f"0 0 {width} {height}"
    assert width in {360, 1100}


def test_svg_is_the_same_every_time(narrow: dict[str, Chart]):
    assert narrow["fan"].svg() == narrow["fan"].svg()


def test_two_pictures_on_a_page_share_no_id(every: dict[tuple[str, float], Chart]):
    names = [
        chart.identifier(theme) for chart in every.values() for theme in THEMES.values()
    ]

    assert len(set(names)) == len(names)


def test_png_has_as_many_dots_as_asked_for(narrow: dict[str, Chart]):
    chart = narrow["dots"]
    drawn = chart.png(PRINT, scale=2.0)

    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (
        2 * chart.specification["width"],
        2 * chart.specification["height"],
    )


def test_png_says_nothing_about_where_it_was_made(narrow: dict[str, Chart]):
    drawn = narrow["dots"].png(PRINT)

    assert not any(chunk in drawn for chunk in (b"tEXt", b"iTXt", b"tIME", b"eXIf"))


def test_html_has_the_picture_its_summary_and_every_number(narrow: dict[str, Chart]):
    for chart in narrow.values():
        root = ET.fromstring(
            chart.html(number=lambda value: f"{value:.3f}", absent="nothing")
        )

        figure_name = root.get("aria-labelledby")
        summary = root.find("figcaption")
        assert summary is not None
        assert (summary.get("id"), summary.text) == (figure_name, chart.caption.summary)
        assert root.find(f"{SVG}svg") is not None
        heads = [head.text for head in root.iterfind(".//thead/tr/th")]
        assert heads == [chart.caption.columns[key] for key in chart.rows[0]]
        cells = [[cell.text for cell in row] for row in root.iterfind(".//tbody/tr")]
        assert len(cells) == len(chart.rows)
        for written, row in zip(cells, chart.rows, strict=True):
            for text, value in zip(written, row.values(), strict=True):
                if isinstance(value, float):
                    assert float(text or "") == pytest.approx(value, abs=5.01e-4)
                else:
                    assert text == (value or "nothing")


def test_numbers_are_finite(each: Chart):
    assert each.numbers
    json.dumps(dict(each.numbers), allow_nan=False)


def test_a_column_without_a_heading_is_refused(narrow: dict[str, Chart]):
    chart = narrow["fan"]

    with pytest.raises(MissingHeadingError, match="'changed_low'"):
        replace(
            chart,
            caption=replace(chart.caption, columns={"time": "Day", "changed": "Pull"}),
        )


def test_a_notebook_shows_picture_and_numbers_on_paper(each: Chart):
    shown = each._repr_html_()

    figure = ET.fromstring(shown.replace("<br>", "<br/>"))
    rows = figure.findall(".//tbody/tr")
    assert PRINT.paper in shown
    assert figure.findall(f"{SVG}svg")
    assert figure.findtext("figcaption") == each.caption.summary
    assert len(rows) == len(each.rows)
