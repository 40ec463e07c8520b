"""`bedding calibrate`, on a few strange diaries."""

import json

import pytest
from click.testing import CliRunner

from bedding.cli import main


@pytest.fixture
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_it_tells_writes_and_goes_on(english, tmp_path):
    kept, data = tmp_path / "kept.jsonl", tmp_path / "found.json"
    asked = ["calibrate", "--only", "strange", "--persons", "1", "--keep", str(kept)]

    first = CliRunner().invoke(
        main, [*asked, "--json", str(data), "--docs", str(tmp_path)]
    )
    again = CliRunner().invoke(main, asked)

    assert first.exit_code == 0, first.output
    assert "10 of 10" in first.output
    assert "1 of 1 are met" in first.output
    assert json.loads(data.read_text("utf-8"))["records"] == {"strange": 10}
    assert "Strange diaries" in (tmp_path / "calibration.md").read_text("utf-8")
    assert again.exit_code == 0
    assert "10 of 10" not in again.output  # nothing was left to do
    assert "1 of 1 are met" in again.output


def test_only_takes_parts(english):
    result = CliRunner().invoke(main, ["calibrate", "--only", "sbc,bond"])

    assert result.exit_code == 2
    assert "bond" in result.output
    assert "recovery" in result.output


def test_a_file_of_another_version_is_one_sentence(english, tmp_path):
    kept = tmp_path / "kept.jsonl"
    kept.write_text('{"version": "another"}\n', "utf-8")

    result = CliRunner().invoke(
        main, ["calibrate", "--only", "strange", "--persons", "1", "--keep", str(kept)]
    )

    assert result.exit_code == 1
    assert "another version" in result.output
    assert "Traceback" not in result.output
