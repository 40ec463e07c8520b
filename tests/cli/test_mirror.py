import json
import stat

import numpy as np
import pytest
from click.testing import CliRunner

from bedding.cli import main

CODEBOOK = """
name = "days"
person = "who"
[time]
kind = "elapsed"
column = "day"
unit = "day"
[inputs.warmth]
column = "warmth"
low = 0
high = 6
[inputs.threat]
column = "threat"
low = 0
high = 6
[channels.mood]
column = "mood"
low = 1
high = 7
"""


@pytest.fixture
def table(tmp_path):
    rng = np.random.default_rng(1)
    rows = ["who,day,warmth,threat,mood"]
    for who, days in (("a", 6), ("b", 4)):
        rows += [
            f"{who},{day},{rng.integers(7)},{rng.integers(7)},{rng.integers(1, 8)}"
            for day in range(days)
        ]
    (tmp_path / "days.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (tmp_path / "days.toml").write_text(CODEBOOK, "utf-8")
    return tmp_path / "days.csv"


def run(table, *options, locale="en_GB.UTF-8"):
    line = [
        "mirror",
        str(table),
        "--codebook",
        str(table.with_suffix(".toml")),
        *options,
    ]
    return CliRunner().invoke(main, line, env={"LC_ALL": locale, "LANG": locale})


def test_several_persons_are_listed_to_choose_from(table):
    result = run(table, locale="nl_NL.UTF-8")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "In deze tabel staan 2 personen." in result.stderr
    assert "--person" in result.stderr


def test_one_person_is_mirrored_on_the_screen(table):
    result = run(table, "--person", "a", "--language", "nl")

    assert result.exit_code == 0, result.stderr
    assert "6 momenten, verspreid over 6 dagen." in result.stdout
    assert "\x1b" not in result.stdout


def test_the_page_goes_to_a_file_that_only_the_person_may_read(table, tmp_path):
    page = tmp_path / "page.html"

    result = run(table, "--person", "a", "--html", str(page))

    assert result.exit_code == 0, result.stderr
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert result.stdout == ""


def test_the_numbers_are_json(table):
    result = run(table, "--person", "b", "--json")

    assert json.loads(result.stdout)["entries"] == 4


def test_everyone_gets_a_line(table):
    result = run(table, "--all")
    data = run(table, "--all", "--json")

    assert result.exit_code == 0, result.stderr
    assert [line.split()[0] for line in result.stdout.splitlines()[2:4]] == ["a", "b"]
    assert [each["person"] for each in json.loads(data.stdout)] == ["a", "b"]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--person", "c"), 1, "is not in this table"),
        (("--all", "--html", "page.html"), 2, "--html is about one person"),
        (("--language", "fr"), 2, "--language"),
    ],
)
def test_what_is_wrong_is_told_with_its_code(table, options, code, told):
    result = run(table, *options)

    assert result.exit_code == code
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_and_a_place_that_can_not_be_written(table, tmp_path):
    missing = CliRunner().invoke(
        main,
        ["mirror", "no.csv", "--codebook", str(table.with_suffix(".toml"))],
        env={"LC_ALL": "nl_NL.UTF-8"},
    )
    unwritable = run(
        table, "--person", "a", "--html", str(tmp_path / "no" / "page.html")
    )

    assert (missing.exit_code, unwritable.exit_code) == (1, 1)
    assert "dit bestand is er niet" in missing.stderr
    assert "can't be written" in unwritable.stderr
