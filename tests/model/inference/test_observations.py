"""What observations refuse, and what they count."""

import numpy as np
import pytest

from bedding.errors import OutOfRangeError, TimesError
from bedding.model.inference import Observations


def observations(answers, times=None, channels=("mood", "self")):
    answers = np.asarray(answers, dtype=float)
    return Observations(
        person="nobody",
        times=np.arange(len(answers), dtype=float)
        if times is None
        else np.asarray(times),
        channels=channels,
        answers=answers,
        levels=(7,) * len(channels),
    )


def test_times_that_do_not_increase_are_named():
    with pytest.raises(TimesError, match=r"times\[2\]"):
        observations([[0.1, 0.2]] * 3, times=[0.0, 1.0, 1.0])


def test_an_answer_off_the_scale_is_named():
    with pytest.raises(OutOfRangeError, match=r"answers\[1\] to 'self'") as told:
        observations([[0.1, 0.2], [0.3, 1.2]])

    assert (told.value.low, told.value.high) == (0.0, 1.0)


@pytest.mark.parametrize("channels", [("mood", "mood"), ("mood", "hunger")])
def test_an_unknown_or_doubled_channel_is_named(channels):
    with pytest.raises(OutOfRangeError, match="channels"):
        observations([[0.1, 0.2]], channels=channels)


def test_an_entry_counts_when_a_channel_that_varies_has_an_answer():
    nan = np.nan
    seen = observations([[0.1, 0.5], [nan, 0.5], [0.3, nan], [nan, nan]])

    assert seen.varies.tolist() == [True, False]
    assert seen.usable == 2


def test_no_answer_at_all_is_no_entry():
    assert observations(np.full((5, 2), np.nan)).usable == 0
