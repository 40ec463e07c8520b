"""Moment 20. Research and proof: stated coverage, and the same figures for whoever does it again."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from bedding.cli import main

pytestmark = pytest.mark.browser

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_moment_20_what_the_model_can_and_what_not_is_there_before_any_record(newcomer):
    newcomer.opens()
    window = newcomer.window
    window.evaluate("() => import('/static/talk.js').then(({ go }) => go('proof'))")
    newcomer.sees("proof")
    told = window.inner_text("main")

    ((met, count),) = re.findall(
        r"\*\*(\d+) of (\d+) targets", (DOCS / "validation.md").read_text("utf-8")
    )
    assert f"{met} van de {count}" in told
    (held,) = re.findall(
        r"Coverage: numbers, all records \| ([^|]*)",
        (DOCS / "calibration.md").read_text("utf-8"),
    )
    found = dict(
        zip(
            window.locator("section[aria-labelledby=again] table")
            .first.locator("tbody th")
            .all_inner_texts(),
            window.locator("section[aria-labelledby=again] table")
            .first.locator("tbody td")
            .all_inner_texts(),
            strict=True,
        )
    )
    for share, middle, error in re.findall(r"(\d+)%: ([\d.]+) ± ([\d.]+)", held):
        low, high = map(int, re.findall(r"\d+", found[f"{share}%"]))
        assert low <= float(middle) <= high
        assert high - low <= 4 * float(error) + 1
        assert low - 2.5 <= float(share) <= high + 2.5

    # What it does not show stands first, unfolded; each number has its range beside it.
    window.locator(".finding summary").first.click()
    assert "✗" in window.locator(".finding").first.inner_text()
    cells = window.locator("section[aria-labelledby=real] tbody td").all_inner_texts()
    assert cells != []
    assert all("tot" in each for each in cells)
    window.locator("section[aria-labelledby=sources] summary").click()
    sources = window.locator(".sources li")
    assert sources.count() > 100


def test_moment_20_an_export_for_research_gives_the_same_figures_again(
    person_at, lived_record, tmp_path
):
    person = person_at(lived_record)
    person.unlocks()
    person.turns("export")
    window = person.window
    window.click("""[data-given='{"kind": "research"}']""")
    window.wait_for_selector(
        """[data-given='{"kind": "research"}'][aria-pressed=true]"""
    )
    with window.expect_download() as download:
        window.click("[data-act='export/save']")
    download.value.save_as(tmp_path / "out.zip")
    files = zipfile.ZipFile(io.BytesIO((tmp_path / "out.zip").read_bytes()))
    files.extractall(tmp_path / "out")

    own = {entry.moment.local_date for entry in person.house.record.entries.values()}
    rows = json.loads(files.read("record.json"))["rows"]
    assert {row["local_date"] for row in rows if "local_date" in row}.isdisjoint(
        day.isoformat() for day in own
    )
    assert {"origin", "shown_at"} <= json.loads(files.read("codebook.json"))[
        "fields"
    ].keys()
    assert not any("note" in row for row in rows)

    line = [
        *("fit", str(tmp_path / "out" / "diary.csv")),
        *("--codebook", str(tmp_path / "out" / "diary.toml"), "--no-checks", "--json"),
    ]
    first, again = (CliRunner().invoke(main, line) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    assert first.stdout == again.stdout
    assert len(json.loads(first.stdout)) > 0
