"""Answers with known draws, and one real fit."""

import numpy as np
import pytest

from bedding.model.inference import fit
from bedding.model.inference.checking import Used


def held(seed=0, *, draws=3, entries=12, channels=2, half=1e-7, missing=0.2, **given):
    """Return answers and draws that have nothing to do with any model but the residual."""
    random = np.random.default_rng(seed)
    shape = (draws, channels)
    answers = np.clip(0.5 + 0.15 * random.normal(size=(entries, channels)), 0.02, 0.98)
    if half > 1e-3:
        answers = np.round(answers / (2 * half)) * 2 * half
    values = {
        "names": ("arousal", "mood", "self", "pull")[:channels],
        "times": np.cumsum(random.uniform(0.1, 2.0, size=entries)),
        "answers": answers,
        "seen": random.uniform(size=answers.shape) > missing,
        "half": np.full(channels, half),
        "expected": 0.5 + 0.05 * random.normal(size=(draws, entries, channels)),
        "size": random.uniform(0.1, 0.2, size=shape),
        "carried": random.uniform(0.2, 0.8, size=shape),
        "half_life": random.uniform(0.2, 2.0, size=shape),
    }
    return Used(**(values | given))


@pytest.fixture(name="held")
def held_fixture():
    return held


@pytest.fixture(scope="session")
def fitted(make):
    """A fit of a person from the model itself."""
    made = make(4, entries=40, channels=("arousal", "mood"), gain=0.12)
    return fit(made.observations, made.episodes)
