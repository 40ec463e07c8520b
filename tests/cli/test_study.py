"""`bedding study` on the command line: an example, its mistakes, and what its steps say."""

import pytest
from click.testing import CliRunner

from bedding.cli import main

STUDY = """
name = "small"
seed = 5
[cohort.invented]
persons = 3
days = 20
channels = ["arousal", "pull"]
[simulate]
predictability = [0.5, 0.9]
contrast = [0.2, 0.9]
persons = 4
days = 10
every = 5
quantities = ["wanting", "bond"]
[engine]
workers = 1
"""


def run(*arguments, locale="en_GB.UTF-8"):
    return CliRunner().invoke(
        main, ["study", *arguments], env={"LC_ALL": locale, "LANG": locale}
    )


@pytest.fixture
def study(tmp_path):
    path = tmp_path / "study.toml"
    path.write_text(STUDY, "utf-8")
    return path


def test_help_names_every_step_in_the_language_of_the_person():
    english, dutch = run("--help"), run("--help", locale="nl_NL.UTF-8")

    for step in ("init", "simulate", "fit", "compare", "check", "report", "resume"):
        assert step in english.stdout
        assert step in dutch.stdout
    assert "Een onderzoek" in dutch.stdout


def test_an_example_is_written_once(tmp_path):
    path = tmp_path / "mine.toml"

    first, second = run("init", str(path)), run("init", str(path))

    assert first.exit_code == 0
    assert "[power]" in path.read_text("utf-8")
    assert second.exit_code == 1
    assert "there already" in second.stderr


def test_a_mistake_is_one_sentence_with_place_value_and_remedy(study):
    study.write_text(STUDY.replace("persons = 4", "persons = 1"), "utf-8")

    english = run("simulate", str(study))
    dutch = run("simulate", str(study), locale="nl_NL.UTF-8")

    assert english.exit_code == dutch.exit_code == 1
    assert "simulate.persons: 1 can't stand here" in english.stderr
    assert "simulate.persons: 1 kan hier niet staan" in dutch.stderr


def test_scenarios_are_played_told_and_reported(study, tmp_path):
    played = run("simulate", str(study))
    looked = run("check", str(study))
    page = tmp_path / "page.html"
    reported = run("report", str(study), "--html", str(page), "--language", "nl")

    assert (played.exit_code, looked.exit_code, reported.exit_code) == (0, 0, 0)
    assert "Scenarios: 3. Left out" in played.stdout
    assert "predictable 0.50" in played.stdout
    assert "invented" in looked.stdout
    written = page.read_text("utf-8")
    assert "<script" not in written
    assert "Wat dit niet kan zeggen" in written
    # What was not done is said, and the study file is there to do it again.
    assert "fit, compare, check" in written
    assert "[cohort.invented]" in written


def test_a_step_that_was_not_begun_is_said(study):
    result = run("resume", str(study))

    assert result.exit_code == 0
    assert "Nothing was begun" in result.stdout
