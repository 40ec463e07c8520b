"""What travels between the rooms."""

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from bedding.model.inputs import Episode
from bedding.model.observation import READ_OUTS
from bedding.types import CHANNELS, INPUTS, Channel, Diary

TIMES = np.array([0.0, 1.0])


def channel(**given):
    usual: dict[str, Any] = {
        "name": "mood",
        "values": np.zeros(2),
        "low": 0.0,
        "high": 1.0,
        "levels": 7,
    }
    return Channel(**(usual | given))


def test_names_are_listed_once():
    assert len(set(INPUTS)) == len(INPUTS)
    assert len(set(CHANNELS)) == len(CHANNELS)
    assert not set(INPUTS) & set(CHANNELS)


def test_every_channel_has_something_to_read():
    assert set(READ_OUTS) == set(CHANNELS)


def test_every_input_but_how_openness_was_met_is_a_field_of_an_episode():
    assert set(INPUTS) - set(Episode.__dataclass_fields__) == {"openness"}


def test_a_diary_can_not_be_changed():
    diary = Diary(
        person="invented", times=TIMES, inputs={}, channels={"mood": channel()}
    )

    with pytest.raises(FrozenInstanceError):
        diary.person = "another"  # type: ignore[misc]  # that it can't is the test
    with pytest.raises(FrozenInstanceError):
        diary.channels["mood"].low = 1.0  # type: ignore[misc]  # as above


def test_what_travels_goes_by_name():
    with pytest.raises(TypeError):
        Channel("mood", np.zeros(2), 0.0, 1.0, 7)  # type: ignore[call-arg]  # as above


@pytest.mark.parametrize("values", [np.zeros((2, 2)), np.zeros(2, dtype=int)])
def test_answers_are_numbers_along_one_axis(values):
    with pytest.raises(TypeError, match="values"):
        channel(values=values)
