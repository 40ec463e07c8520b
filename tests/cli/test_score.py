"""`bedding score`: everyone in a table, on the screen and as data."""

import json

import pytest
from click.testing import CliRunner

from bedding.actions.score_table import Against, ChannelScore, ScoreTable
from bedding.cli import main
from bedding.cli.score import _text
from bedding.model.inference import RIVALS, FitState


@pytest.fixture
def table(tmp_path):
    """Two persons with a handful of days."""
    rows = ["who,day,mood"]
    rows += [f"{who},{day},{1 + day % 7}" for who in "ab" for day in range(5)]
    (tmp_path / "days.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (tmp_path / "days.toml").write_text(
        'name = "days"\nperson = "who"\n[time]\nkind = "elapsed"\ncolumn = "day"\n'
        'unit = "day"\n[channels.mood]\ncolumn = "mood"\nlow = 1\nhigh = 7\n',
        "utf-8",
    )
    return tmp_path / "days.csv"


def run(table, *options, locale="en_GB.UTF-8"):
    codebook = str(table.with_suffix(".toml"))
    return CliRunner().invoke(
        main,
        ["score", str(table), "--codebook", codebook, *options],
        env={"LC_ALL": locale, "LANG": locale},
    )


def test_people_with_too_little_are_counted(table):
    result = run(table)

    assert result.exit_code == 0
    assert "2 people, of whom 0 had enough answers." in result.stdout
    assert "too little 2." in result.stdout


def test_the_numbers_are_json_with_nothing_infinite(table):
    data = json.loads(run(table, "--json").stdout)

    assert data["persons"] == 2
    assert data["states"]["too_little"] == 2
    assert data["khat"] == [None, None]


def test_every_rival_and_every_channel_has_its_row():
    log = {name: -1.0 - place for place, name in enumerate(("mechanism", *RIVALS))}
    told = ScoreTable(
        persons=1200,
        scored=2,
        states={state.value: 1 for state in FitState},
        answers=34567,
        khat=(0.1, 0.2),
        against=tuple(
            Against(
                rival=name,
                log=0.0123,
                low=-0.5,
                high=0.5,
                crps=0.004,
                crps_low=0.0,
                crps_high=0.01,
                ahead=0.25,
                clearly=0.1,
            )
            for name in RIVALS
        ),
        channels=(
            ChannelScore(
                channel="mood",
                answers=99,
                log=log,
                crps=log,
                ahead=log,
                low=log,
                high=log,
            ),
        ),
    )

    dutch, english = _text(told, "nl"), _text(told, "en")

    assert dutch.count("0,012") == english.count("0.012") == len(RIVALS)
    assert "1.200 mensen" in dutch
    assert "34,567 answers" in english
    assert "-6.00" in english  # of the last rival
    for words in ("always the average", "what the other did, with what lingers"):
        assert words in " ".join(english.split())


def test_a_table_that_is_not_there_is_told(tmp_path):
    (tmp_path / "days.toml").write_text("", "utf-8")

    result = run(tmp_path / "days.csv")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_nothing_is_scored_without_a_codebook(table):
    result = CliRunner().invoke(main, ["score", str(table)], env={"LC_ALL": "en_GB"})

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: Something is missing")
