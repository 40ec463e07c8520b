"""`bedding fit` on a small invented table: what is printed, written and told."""

import json
import re
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner

from bedding.actions.fits import load_fit
from bedding.cli import main
from bedding.cli.group import NOT_CONVERGED
from bedding.cli.telling_changes import changes_text
from bedding.model.inference import PERSON, RIVALS, FitState

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
levels = 7
[channels.mood]
column = "mood"
low = 1
high = 7
levels = 7
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Twenty days of one person, four of another, and of a third twelve weeks with gaps.

    Half-way, what the other of the third person gives falls from five to two on a scale of six.
    """
    folder = tmp_path_factory.mktemp("tables")
    random = np.random.default_rng(1)
    rows = ["who,day,warmth,mood"]
    for who, days in (("ann", 20), ("bo", 4)):
        for day in range(days):
            warmth = int(random.integers(7))
            mood = int(np.clip(round(1.5 + 0.6 * warmth + random.normal()), 1, 7))
            rows.append(f"{who},{day},{warmth},{mood}")
    for day in range(84):
        if day % 6 != 3:
            given = 5 if day < 42 else 2
            warmth = int(np.clip(round(given + 0.8 * random.normal()), 0, 6))
            mood = int(np.clip(round(1.5 + 0.6 * warmth + random.normal()), 1, 7))
            rows.append(f"cy,{day},{warmth},{mood}")
    (folder / "days.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "days.toml").write_text(CODEBOOK, "utf-8")
    return folder / "days.csv"


def run(table, *options, command="fit", locale="en_GB.UTF-8"):
    codebook = str(table.with_suffix(".toml"))
    return CliRunner().invoke(
        main,
        [command, str(table), "--codebook", codebook, *options],
        env={"LC_ALL": locale, "LANG": locale},
    )


@pytest.fixture(scope="module")
def told(table):
    """The fit of ann, on the screen and in a file."""
    kept = table.with_name("ann.fit")
    return run(table, "--person", "ann", "--out", str(kept)), kept


def test_everything_that_came_out_is_on_the_screen(told):
    result, kept = told

    assert result.exit_code == 0
    assert "ann: 20 moments, 20 days." in result.stdout
    for name in PERSON:
        assert name in result.stdout
    assert "the average, with" in result.stdout
    assert "features of the answers" in result.stdout
    assert str(kept) in result.stderr


def test_the_file_opens_as_the_same_fit(told):
    found = load_fit(told[1])

    assert (found.person, found.entries) == ("ann", 20)
    assert set(found.draws) == set(PERSON)


def test_numbers_and_draws_can_be_written_apart(table, told):
    """One fit for each; programs are compiled already."""
    numbers, draws = table.with_name("ann.json"), table.with_name("ann.parquet")

    first = run(table, "--person", "ann", "--json", "--out", str(numbers))
    second = run(table, "--person", "ann", "--no-checks", "--out", str(draws))
    third = run(table, "--person", "ann", "--no-checks", "--json")

    assert json.loads(first.stdout) == json.loads(numbers.read_text("utf-8"))
    shown = json.loads(first.stdout)
    assert set(shown["checks"]["stacking"]) == {"mechanism", *RIVALS}
    assert "features of the answers" not in second.stdout
    assert shown["changes"]["rhythm"]["round"]["not_told"] == "too_few"
    assert "it can be followed what moves" not in second.stdout
    assert not {"checks", "changes"} & set(json.loads(third.stdout))
    assert (
        pl.read_parquet(draws).height == load_fit(told[1]).draws["alarm.recovery"].size
    )


def test_a_full_run_says_where_it_stands_and_how_its_chains_agree(table):
    kept = table.with_name("full.fit")

    result = run(table, "--person", "ann", "--full", "--no-checks", "--out", str(kept))

    assert result.exit_code == 0
    assert "Finding the way: part 1 done" in result.stderr
    assert "Drawing: part 12 done" in result.stderr
    assert "The chains differ by at most 1.0" in result.stdout
    diagnosis = load_fit(kept).diagnosis
    assert diagnosis is not None
    assert diagnosis.trusted


def test_a_diary_too_short_for_change_says_from_when_on_it_would_do(told):
    shown = told[0].stdout

    assert "From four weeks on it can be followed what moves." in shown
    assert "from 28 days on that tell of the other. Here that is 20." in shown
    assert "No day is without an entry." in shown
    assert "No rhythm was found" not in shown


def test_what_moved_what_did_not_and_what_is_not_to_be_seen_is_told(table, monkeypatch):
    monkeypatch.setenv("COLUMNS", "220")

    shown = run(table, "--person", "cy", locale="nl_NL.UTF-8").stdout

    lines = shown.splitlines()
    answered = next(line for line in lines if "hoe ver de ander antwoordde" in line)
    assert "omlaag" in answered
    assert "meer dan 99%" in answered
    ((low, high),) = re.findall(r"(\d+) tot (\d+)$", answered)
    assert int(low) <= 42 <= int(high)
    recovery = next(line for line in lines if "tot alarm gehalveerd is" in line)
    assert "met één aantekening per dag niet te zien" in recovery
    # What falls once doesn't go round.
    assert "geen ritme gevonden" in shown
    assert "14 dagen van 84 hebben geen aantekening." in shown
    assert "niveau van mood" in shown


def test_too_little_is_said_and_is_no_error(table):
    result = run(table, "--person", "bo", locale="nl_NL.UTF-8")

    assert result.exit_code == 0
    assert "bo: 4 momenten, 4 dagen." in result.stdout
    assert "te weinig momenten" in result.stdout
    assert "te weinig momenten om te volgen wat bewoog" in result.stdout


def test_several_persons_are_listed_to_choose_from(table):
    result = run(table)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "ann" in result.stderr
    assert "bo" in result.stderr


def test_a_fit_that_did_not_converge_ends_with_its_own_code(told, table, monkeypatch):
    """A kept fit stands in, as it would be if its draws could not be trusted."""
    kept = replace(load_fit(told[1]), state=FitState.NOT_CONVERGED)
    monkeypatch.setattr(
        "bedding.actions.fit_table.fit_person", lambda diary, watch: kept
    )

    result = run(table, "--person", "ann", "--no-checks")

    assert result.exit_code == NOT_CONVERGED == 3
    assert "gave no result to build on" in result.stdout
    assert "What moved is not told here" in changes_text(kept, None, language="en")


def test_a_place_that_can_not_be_written_is_told(table):
    result = run(table, "--person", "bo", "--out", "/nowhere/at/all")

    assert result.exit_code == 1
    assert "can't be written" in result.stderr
