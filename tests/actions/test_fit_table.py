"""A diary fitted and checked, down to the signs that the model speaks of."""

import json

import numpy as np
import polars as pl
import pytest

from bedding.actions.fit_diary import drawn_of
from bedding.actions.fit_table import checks_of, fit_person, signs_of, write_fit
from bedding.actions.fits import load_fit
from bedding.model.inference import PERSON
from bedding.types import Channel, Diary


@pytest.fixture(scope="module")
def diary():
    """Twenty days in which mood follows warmth, of nobody."""
    random = np.random.default_rng(2)
    warmth = random.integers(7, size=20) / 6
    mood = np.clip(np.round(1.5 + 4 * warmth + random.normal(size=20)), 1, 7)
    return Diary(
        person="nobody",
        times=np.arange(20.0),
        inputs={"warmth": warmth},
        channels={
            "mood": Channel(name="mood", values=mood, low=1.0, high=7.0, levels=7)
        },
    )


@pytest.fixture(scope="module")
def fitted(diary):
    return fit_person(diary)


def test_signs_are_those_of_the_first_draws(fitted, diary):
    said = signs_of(fitted, diary)

    # `drawn_of` takes every sixth draw; the first of each is the same one.
    direct = drawn_of(fitted, diary)
    assert set(said) == set(direct)
    for about, draws in said.items():
        assert draws.shape == (384,)
        assert draws[0] == pytest.approx(direct[about].draws[0])
        assert draws[6] == pytest.approx(direct[about].draws[1])


def test_what_moves_what_is_asked_of_channels_and_of_signs(fitted, diary):
    checks = checks_of(fitted, diary)

    assert checks is not None
    found = checks.sensitivity
    assert {"mood", "S1", "S6"} <= set(found.quantities)
    assert found.numbers == PERSON
    # Self-worth varies as far as it is contingent on the other, by the model's own law.
    assert found.mover("S6") == "self_worth.contingency"


def test_the_name_of_the_file_decides_what_is_written(fitted, diary, tmp_path):
    checks = checks_of(fitted, diary)

    for name in ("all.fit", "numbers.json", "draws.parquet", "draws.arrow"):
        write_fit(fitted, checks, tmp_path / name)

    assert load_fit(tmp_path / "all.fit").person == "nobody"
    numbers = json.loads((tmp_path / "numbers.json").read_text("utf-8"))
    assert "checks" in numbers
    assert pl.read_parquet(tmp_path / "draws.parquet").height == 400
    assert pl.read_ipc((tmp_path / "draws.arrow").read_bytes()).height == 400


def test_with_too_little_there_is_nothing_to_check(diary):
    few = Diary(
        person="nobody",
        times=diary.times[:3],
        inputs={"warmth": diary.inputs["warmth"][:3]},
        channels={
            "mood": Channel(
                name="mood",
                values=diary.channels["mood"].values[:3],
                low=1.0,
                high=7.0,
                levels=7,
            )
        },
    )

    assert checks_of(fit_person(few), few) is None
