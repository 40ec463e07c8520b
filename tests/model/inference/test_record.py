"""The steps that a record is walked in."""

import numpy as np
import pytest

from bedding.errors import OutOfRangeError
from bedding.model import Episode
from bedding.model.inference import Observations, placed


def place(times, **fields):
    times = np.asarray(times, dtype=float)
    observations = Observations(
        person="nobody",
        times=times,
        channels=("mood",),
        answers=np.linspace(0, 1, len(times))[:, None],
        levels=(7,),
    )
    return placed(observations, Episode(**fields)), observations


def test_steps_add_up_to_the_times_and_none_is_longer_than_a_day():
    where, observations = place([3.0, 3.4, 7.0, 7.25, 20.0])

    elapsed = np.asarray(where.record.elapsed)
    at = np.cumsum(elapsed)[where.places]
    np.testing.assert_allclose(np.diff(at), np.diff(observations.times), atol=1e-12)
    assert elapsed.max() <= 1.0 + 1e-12
    assert elapsed.min() > 0.0


def test_nothing_happens_between_entries_and_after_the_last():
    where, _ = place([0.0, 4.0, 5.0], warmth=np.array([0.3, 0.6, 0.9]), bid=1.0)

    warmth = np.asarray(where.record.episodes.warmth)
    np.testing.assert_allclose(warmth[where.places], [0.3, 0.6, 0.9])
    assert warmth.sum() == pytest.approx(1.8)
    assert np.asarray(where.record.episodes.bid).sum() == 3
    assert np.asarray(where.record.seen).sum() == 3


@pytest.mark.parametrize(
    ("entries", "padded"),
    [(2, 32), (32, 32), (33, 48), (48, 48), (49, 64), (180, 192), (5000, 6144)],
)
def test_lengths_come_in_few_sizes(entries, padded):
    where, _ = place(np.arange(entries))

    assert len(where.record.elapsed) == padded


def test_episodes_of_another_length_are_named():
    with pytest.raises(OutOfRangeError, match=r"episodes.warmth"):
        place([0.0, 1.0], warmth=np.zeros(3))
