"""The worked example of docs/codebooks.md is what it says it is."""

import re
from pathlib import Path

import numpy as np

from bedding.readers import read_codebook, read_table, shipped_codebooks
from bedding.types import CHANNELS, INPUTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "codebooks.md"


def block(language):
    found = re.search(
        rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert found is not None
    return found[1]


def numbers(cell):
    return [float("nan") if text == "–" else float(text) for text in cell.split(", ")]


def test_the_worked_example_gives_the_table_below_it(write):
    shown = re.findall(
        r"^\| (ann|bo) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )

    diaries = read_table(
        write(block("csv"), "evenings.csv"),
        read_codebook(write(block("toml"), "evenings.toml")),
    )

    assert [diary.person for diary in diaries] == [person for person, _ in shown]
    for diary, (_, cells) in zip(diaries, shown, strict=True):
        times, warmth, threat, arousal, mood = map(numbers, cells.split(" | "))
        # The page shows four decimals.
        np.testing.assert_allclose(diary.times, times, atol=5e-5)
        np.testing.assert_allclose(diary.inputs["warmth"], warmth)
        np.testing.assert_allclose(diary.inputs["threat"], threat)
        np.testing.assert_allclose(diary.channels["arousal"].values, arousal)
        np.testing.assert_allclose(diary.channels["mood"].values, mood)


def test_the_page_names_every_measure_and_every_shipped_codebook():
    page = PAGE.read_text(encoding="utf-8")

    assert {
        name
        for name in (*INPUTS, *CHANNELS, *shipped_codebooks())
        if f"`{name}`" not in page
    } == set()
