"""A study of four from its file to its page: what is said is what stands in its tables."""

import re
from html.parser import HTMLParser

import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner
from scipy.stats import beta

from bedding.cli import main

STUDY = """
name = "whole"
seed = 5
[cohort.invented]
persons = 4
days = 25
channels = ["arousal", "pull"]
[simulate]
predictability = [0.3, 0.5, 0.7]
contrast = [0.2, 0.5, 0.8]
persons = 2
days = 6
every = 3
quantities = ["wanting"]
[power]
persons = [6]
days = [8]
cohorts = 20
[compare]
without = ["reward"]
[engine]
workers = 1
"""
RIVALS = {
    "always the average": "mean",
    "always the previous answer": "last",
    "the model without surprise": "without reward",
}
STEPS = ("simulate", "fit", "compare", "check")


class Page(HTMLParser):
    """Cells of every row, and all text."""

    def __init__(self):
        super().__init__()
        self.rows, self.text, self.hidden, self.in_cell = [], [], 0, False

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self.in_cell = True
        elif tag in {"style", "script"}:
            self.hidden += 1

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.in_cell = False
        elif tag in {"style", "script"}:
            self.hidden -= 1

    def handle_data(self, data):
        if self.hidden:
            return
        self.text.append(data)
        if self.in_cell:
            self.rows[-1][-1] += data


def read(path):
    page = Page()
    page.feed(path.read_text("utf-8"))
    return [[each.strip() for each in row] for row in page.rows], " ".join(page.text)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    (folder / "study.toml").write_text(STUDY, "utf-8")
    said = {}
    for step in (*STEPS, "report"):
        for language in ("en", "nl") if step == "report" else ("en",):
            arguments = ["study", step, str(folder / "study.toml")]
            ended = CliRunner().invoke(
                main,
                [*arguments, "--language", language],
                env={"COLUMNS": "200", "LC_ALL": "en_GB.UTF-8"},
                catch_exceptions=False,
            )
            assert ended.exit_code == 0, ended.output
            said[step] = ended.stdout
    (results,) = (each for each in folder.iterdir() if each.is_dir())
    rows, text = read(results / "report.en.html")
    return results, said, rows, text


def numbers(cell):
    """Return the numbers of a cell, a comma as in Dutch or a point as in English."""
    return [
        float(each.replace(",", "."))
        for each in re.findall(r"(?<![\w.,])-?\d+(?:[.,]\d+)?", cell)
    ]


def test_what_people_share_is_told_as_the_draws_have_it(done):
    results, said, rows, _ = done
    means = pl.read_parquet(results / "fit" / "invented" / "means.parquet")

    told = {row[1]: row[2] for row in rows if row[0] == "mean" and len(row) == 4}

    assert set(told) == set(means.columns)
    for name, cell in told.items():
        expected = np.quantile(means[name].to_numpy(), [0.5, 0.05, 0.95])
        np.testing.assert_allclose(numbers(cell), expected, atol=0.006)
        assert cell in said["fit"]
    # Four people of 25 evenings move no mean beyond what a cohort was supposed to be.
    assert float(np.abs(means.to_numpy()).max()) < 5.0
    assert means.to_numpy().std(axis=0).max() < 1.3 * 0.7


def test_everyone_lies_between_alone_and_the_others(done):
    results, *_ = done
    persons = pl.read_parquet(results / "fit" / "invented" / "persons.parquet")

    assert persons["person"].n_unique() == 4
    assert persons["shrinkage"].is_between(0.0, 1.0).all()
    for which in ("alone", "pooled"):
        low, middle, high = (
            persons[f"{which}_{at}"] for at in ("low", "median", "high")
        )
        assert ((low < middle) & (middle < high)).all()


def scores(results, variant):
    folder = results / "score" / "invented" / variant
    return pl.concat(
        [pl.read_parquet(each) for each in sorted(folder.glob("*.parquet"))]
    )


def test_who_tells_the_answers_best_follows_from_the_scores(done):
    results, said, rows, text = done
    whole, without = scores(results, "whole"), scores(results, "without-reward")
    count = whole["answers"].sum()
    mine = sum(sum(each) for each in whole["log_mechanism"])

    told = {row[0]: row for row in rows if len(row) == 5 and row[0] != "invented"}
    for name, column in RIVALS.items():
        table = without if column.startswith("without") else whole
        key = "log_mechanism" if column.startswith("without") else f"log_{column}"
        theirs = sum(sum(each) for each in table[key])
        ahead, low, high = numbers(told[name][1])
        assert ahead == pytest.approx((mine - theirs) / count, abs=6e-4)
        assert low <= ahead <= high
        assert told[name][1] in said["compare"]
    # What of the best mixture each would be adds up to all of it.
    shares = [numbers(row[-1])[0] for row in told.values() if "%" in row[-1]]
    assert len(shares) == 7
    assert abs(sum(shares) - 100.0) <= 3.0
    assert f"{count} answers were foretold" in text


def test_what_a_plan_would_see_has_the_interval_of_its_count(done):
    _, said, rows, text = done
    (row,) = (row for row in rows if row[:2] == ["6", "8"])

    share, low, high = numbers(row[2])
    hits = round(share / 100.0 * 20)
    ends = 100.0 * beta.ppf([0.025, 0.975], hits + 0.5, 20 - hits + 0.5)
    if hits == 0:
        ends[0] = 0.0
    np.testing.assert_allclose([low, high], ends, atol=0.6)
    assert row[2] in said["simulate"]
    # The figure, the sentence under it and the table say the same.
    assert text.count(row[2]) >= 3


def test_what_the_fits_give_again_counts_everyone_and_every_channel(done):
    results, said, rows, _ = done
    found = (
        scores(results, "whole")
        .select("quantity", "shown")
        .explode("quantity", "shown")
    )

    for row in (row for row in rows if len(row) == 5 and row[0] == "invented"):
        assert row[1] in said["check"]
    (mean,) = (row for row in rows if row[:2] == ["invented", "mean"] and len(row) == 5)
    assert int(mean[2]) == found.filter(pl.col("quantity") == "mean").height == 8


def test_both_languages_hold_the_same_numbers_and_their_own_words(done):
    results, _, english, text = done
    dutch, tekst = read(results / "report.nl.html")

    assert "in one set of data" in text
    assert "in één set met gegevens" in tekst
    assert len(dutch) == len(english)
    for mine, theirs in zip(dutch, english, strict=True):
        assert [numbers(each) for each in mine] == [numbers(each) for each in theirs]
    for heading in ("Wat het model doet", "Het onderzoek dat gepland is",
                    "Iedereen, en wat ze gemeen hebben", "Wie de antwoorden het best vertelt",
                    "Wat de fits teruggeven"):  # fmt: skip
        assert heading in tekst
