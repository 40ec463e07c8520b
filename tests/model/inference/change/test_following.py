"""Planted changes, and none, in diaries made by the scan of the simulation."""

from dataclasses import replace

import numpy as np
import pytest
from tests.model.inference.change.conftest import diary

from bedding.model.inference import FitState, fit
from bedding.model.inference.change.following import follow_changes
from bedding.model.inference.change.varying import QUANTITIES


def test_a_jump_is_found_dated_and_put_to_the_right_quantity(halved):
    changes = follow_changes(halved)

    voice = changes.paths["voice"]
    when = voice.when(0.9)
    assert when is not None
    low, high = when
    assert changes.khat < 0.7
    assert voice.changed
    assert low <= 56.0 <= high
    assert np.mean(voice.difference < 0.0) > 0.95
    assert not changes.paths["contingency"].changed


def test_the_same_key_gives_the_same_bits(halved):
    one, other = follow_changes(halved, key=4), follow_changes(halved, key=4)

    for name in QUANTITIES:
        np.testing.assert_array_equal(one.paths[name].draws, other.paths[name].draws)


def test_nothing_is_found_where_nothing_changed():
    observations, episodes = diary(5)

    changes = follow_changes(fit(observations, episodes, key=1))

    assert changes.khat < 0.7
    assert not any(path.changed for path in changes.paths.values())
    assert all(path.draws.shape[1] == 17 for path in changes.paths.values())
    # Evenings hardly show a recovery of hours; a channel of its own shows voice.
    assert changes.paths["recovery"].learned < changes.paths["voice"].learned


@pytest.mark.parametrize("state", [FitState.TOO_LITTLE, FitState.NOT_CONVERGED])
def test_without_trusted_draws_nothing_is_followed(halved, state):
    assert follow_changes(replace(halved, state=state)).paths == {}
