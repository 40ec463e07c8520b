"""Diaries in which some numbers of the person jump, all of one size so that programs are shared."""

from dataclasses import replace

import numpy as np
import pytest
from tests.model.inference.conftest import episodes_with

from bedding.model import Episode
from bedding.model.inference import Observations, fit, placed
from bedding.model.inference.change.pieces import piece_of_steps, pieces_of
from bedding.model.inference.change.varying import QUANTITIES, STATIC, VARYING
from bedding.model.inference.change.walking import walk_changing

DAYS = 120
CHANNELS = ("arousal", "self", "mood", "voice")


def diary(key, *, jumps=None, week=8) -> tuple[Observations, Episode]:
    """Return answers of a person some of whose numbers jump at the beginning of a week."""
    random = np.random.default_rng(key)
    times = np.arange(float(DAYS))
    episodes = episodes_with("intermittent", times, key)
    blank = Observations(
        person="nobody",
        times=times,
        channels=CHANNELS,
        answers=np.zeros((DAYS, len(CHANNELS))),
        levels=(7,) * len(CHANNELS),
    )
    where = placed(blank, episodes)
    pieces = pieces_of(times)
    moved = np.zeros((1, len(pieces), len(VARYING)))
    for name, size in (jumps or {}).items():
        moved[0, week:, QUANTITIES.index(name)] = size
    reads = walk_changing(
        where.record,
        piece_of_steps(pieces, where, times),
        np.zeros((1, len(STATIC))),
        moved,
    )[0, where.places]
    noise = 0.08 * random.normal(size=reads.shape)
    answers = 0.5 + 0.15 * (reads - reads.mean(axis=0)) + noise
    return replace(
        blank, answers=np.round(6 * np.clip(answers, 0.0, 1.0)) / 6
    ), episodes


@pytest.fixture(scope="session")
def halved():
    """The fit of someone whose voice falls in the ninth week."""
    observations, episodes = diary(2, jumps={"voice": 2.0})
    return fit(observations, episodes, key=1)
