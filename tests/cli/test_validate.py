"""`bedding validate`, on the one target without chance."""

import json

import pytest
from click.testing import CliRunner

from bedding.cli import main


@pytest.fixture
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_a_target_becomes_a_table_data_and_a_page(english, tmp_path):
    data, docs = tmp_path / "found.json", tmp_path / "docs"

    result = CliRunner().invoke(
        main, ["validate", "--only", "15", "--json", str(data), "--docs", str(docs)]
    )

    assert result.exit_code == 0, result.output
    assert "1 of 1 are met" in result.output
    (found,) = json.loads(data.read_text("utf-8"))
    assert (found["id"], found["type"], found["met"]) == (15, "R", True)
    assert {"source", "target", "measured", "tolerance", "seeds"} <= set(found)
    page = (docs / "validation.md").read_text("utf-8")
    assert "| 15 |" in page
    assert "figures/target-15.svg" in page
    assert (docs / "figures" / "target-15.svg").read_text("utf-8").startswith("<svg")


def test_only_takes_numbers(english):
    result = CliRunner().invoke(main, ["validate", "--only", "4,bond"])

    assert result.exit_code == 2
    assert "bond" in result.output


def test_a_number_without_target_is_one_sentence(english):
    result = CliRunner().invoke(main, ["validate", "--only", "99"])

    assert result.exit_code == 1
    assert "99" in result.output
    assert "Traceback" not in result.output
