"""Invented mirrors: an up-and-down half year, a calm one, five days, and a table with holes."""

import numpy as np
import pytest

from bedding.mirror import Fitted, Leaning, Reading, Rival, reflect
from bedding.types import Channel, Diary


def invented(count, *, swings, seed=1, columns=("arousal", "pull", "self", "expect")):
    rng = np.random.default_rng(seed)
    good = np.cumsum(rng.random(count) < (0.35 if swings else 0.0)) % 2 == 0
    warmth = np.clip(np.where(good, 0.8, 0.1) + rng.normal(0, 0.08, count), 0, 1)
    threat = np.clip(np.where(good, 0.05, 0.7) + rng.normal(0, 0.08, count), 0, 1)
    reports = {
        "arousal": 0.3 + 0.5 * threat,
        "pull": 0.8 - 0.4 * warmth,
        "self": 0.8 - 0.5 * threat,
        "expect": np.full(count, 0.6),
        "mood": 0.4 + 0.4 * warmth,
        "voice": 0.7 - 0.4 * threat,
    }
    return Diary(
        person="invented",
        times=np.arange(count, dtype=float),
        inputs={
            "warmth": warmth,
            "threat": threat,
            "contact": (warmth > 0.15).astype(float),
            "amends": (rng.random(count) < 0.3).astype(float),
        },
        channels={
            name: Channel(
                name=name,
                values=np.clip(
                    1 + 6 * (reports[name] + rng.normal(0, 0.08, count)), 1, 7
                ),
                low=1.0,
                high=7.0,
                levels=None,
            )
            for name in columns
        },
    )


def speaking():
    return Reading(
        fitted=Fitted.SPEAKS,
        rivals=tuple(
            Rival(name=name, ahead=0.12, low=-0.03, high=0.2)
            for name in ("mean", "last", "follows")
        ),
        leanings=(
            Leaning(
                name="alarm.threat_gain",
                about=("S1",),
                draws=np.linspace(0.4, 1, 200),
                alarm_above=True,
                learned=0.5,
            ),
        ),
        entries=100,
        trust=0.4,
    )


@pytest.fixture(scope="session")
def mirrors():
    """Return mirrors of several kinds, by name."""
    return {
        "swings": reflect(invented(100, swings=True), reading=speaking()),
        "calm": reflect(invented(60, swings=False)),
        "few": reflect(invented(5, swings=True)),
        "bare": reflect(
            Diary(
                person="<b>x</b>\x1b[31m",
                times=np.arange(30.0),
                inputs={},
                channels=invented(30, swings=True, columns=("mood",)).channels,
            ),
            reading=Reading(fitted=Fitted.MISFIT),
        ),
        "one": reflect(invented(1, swings=True)),
    }
