"""The page that leads from the essay to the program names nothing that isn't there."""

import ast
import re
from pathlib import Path

import pytest

from bedding.web.pages import PAGES

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "docs" / "essay-map.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| idea")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:30])
def test_every_idea_has_its_mechanism_its_page_and_its_test(row):
    _, mechanism, meets, test, picture = row

    modules = re.findall(r"`((?:model|mirror|charts)/[^`]*)`", mechanism)
    assert modules
    assert all((PROJECT / "src" / "bedding" / each).exists() for each in modules)

    named = set(re.findall(r"`([a-z_]+)`", meets))
    assert named or "axis *bed*" in meets
    assert named <= set(PAGES), "a page that is not there"

    (place,) = re.findall(r"`([^`]+)`", test)
    file, _, name = place.partition("::")
    tree = ast.parse((PROJECT / file).read_text(encoding="utf-8"))
    assert name in {
        each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)
    }

    (shown,) = re.findall(r"\(([^)]+\.png)\)", picture)
    assert (PAGE.parent / shown).exists()


def test_no_idea_is_missing():
    product = PROJECT.parent / "shared" / "design" / "product.md"
    if not product.exists():
        pytest.skip("the list of ideas is not beside this folder")
    table = product.read_text(encoding="utf-8").partition("## From the essay")[2]
    ideas = [
        line
        for line in table.partition("\n## ")[0].splitlines()
        if line.startswith("| ") and not line.startswith("| essay")
    ]

    assert len(ROWS) == len(ideas)
