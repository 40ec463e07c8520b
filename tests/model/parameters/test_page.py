"""The page of the model has every number, as the code has it."""

from pathlib import Path

from bedding.model import Parameters, entries
from bedding.model.parameters.page import groups, groups_on, with_numbers

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "model.md").read_text("utf-8")


def test_every_group_has_one_table():
    assert sorted(groups_on(PAGE)) == sorted(groups())


def test_the_page_has_the_numbers_of_the_code():
    # When this fails: python -m bedding.model.parameters.page docs/model.md
    assert with_numbers(PAGE) == PAGE


def test_every_number_stands_on_the_page_with_its_mark_and_source():
    for group, name, value, known in entries(Parameters()):
        (row,) = (
            line
            for line in PAGE.split(f"<!-- numbers: {group} -->")[1]
            .split("<!-- end -->")[0]
            .splitlines()
            if line.startswith(f"| `{name}` |")
        )
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]

        assert float(cells[1].split()[0]) == float(f"{value:.4g}")
        assert cells[2] == known.unit
        assert known.mark in cells
        assert cells[-1] == known.source


def test_an_old_number_on_the_page_is_replaced():
    old = "<!-- numbers: ambivalence -->\n| `gain` | 99 |\n<!-- end -->\n"

    new = with_numbers(old)

    assert "99" not in new
    assert "| `memory_time` | 5 " in new
