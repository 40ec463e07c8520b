"""Every foreign kind: what its diaries hold, and that a key is a person."""

import dataclasses

import numpy as np
import pytest

from bedding.actions.record_diary import CONTACT
from bedding.errors import OutOfRangeError, UnknownNameError
from bedding.model.inference.diary import observe
from bedding.model.simulation.foreign import (
    CHECK_IN,
    FOREIGN,
    Pole,
    foreign_diary,
    lived,
    love as love_module,
)
from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.sources import references
from bedding.types import CHANNELS, INPUTS, Diary

KINDS = sorted(FOREIGN)


def same(one: Diary, other: Diary) -> bool:
    """Return whether two diaries are the same to the last bit."""
    return (
        np.array_equal(one.times, other.times)
        and one.inputs.keys() == other.inputs.keys()
        and all(
            np.array_equal(one.inputs[name], other.inputs[name], equal_nan=True)
            for name in one.inputs
        )
        and all(
            np.array_equal(one.channels[name].values, other.channels[name].values)
            for name in one.channels
        )
    )


def until(diary: Diary, day: float) -> Diary:
    """Return the part of a diary before a day."""
    kept = diary.times < day
    return dataclasses.replace(
        diary,
        times=diary.times[kept],
        inputs={name: values[kept] for name, values in diary.inputs.items()},
        channels={
            name: dataclasses.replace(channel, values=channel.values[kept])
            for name, channel in diary.channels.items()
        },
    )


def test_there_are_the_kinds_that_a_reader_is_put_to():
    assert {
        "oscillator",
        "repaired",
        "love_round",
        "white",
        "carried",
        "neglect",
        "grief",
        "stressor",
        "on_off",
        "secure",
    } <= set(FOREIGN)
    assert {each.pole for each in FOREIGN.values()} == set(Pole)


@pytest.mark.parametrize("kind", KINDS)
def test_answers_and_inputs_lie_on_their_scales(kind):
    diary = foreign_diary(kind, days=60, key=3, channels=CHANNELS)

    assert diary.times[0] == 0.0
    assert np.all(np.diff(diary.times) >= 1.0)
    assert set(diary.channels) == set(CHANNELS)
    assert set(diary.inputs) <= set(INPUTS)
    for channel in diary.channels.values():
        assert set(channel.values) <= {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}
    for values in diary.inputs.values():
        known = values[~np.isnan(values)]
        assert np.all((known >= 0.0) & (known <= 1.0))
    assert set(diary.inputs["contact"]) <= set(CONTACT.values())
    for name in ("warmth", "threat"):
        sixths = diary.inputs[name][~np.isnan(diary.inputs[name])] * 6.0
        np.testing.assert_allclose(sixths, np.round(sixths), atol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_felt_seldom_lies_beyond_the_scale_and_on_the_whole_within_it(kind):
    # What lies beyond is put down as the end of the scale, and a diary of ends tells nothing.
    people = [FOREIGN[kind].live(Chance(kind=kind, key=key), 120) for key in range(4)]

    for name in CHANNELS:
        felt = np.concatenate([each.felt[name] for each in people])
        assert np.mean((felt < 0.0) | (felt > 1.0)) < 0.2, name
        assert 0.1 < felt.mean() < 0.9, name
    for name in ("warmth", "threat", "answered", "amends", "openness", "stress"):
        values = np.concatenate([getattr(each.other, name) for each in people])
        told = values[~np.isnan(values)]
        assert told.size == 0 or told.mean() > -0.02, name
        # Even the coldest couple hurts by far not always; amends and outside stress are rarer.
        most = {"threat": 0.7, "amends": 0.5, "stress": 0.5}.get(name, 1.0)
        assert told.size == 0 or told.mean() < most, name


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_key_is_the_same_person_and_another_key_is_another(kind):
    first = foreign_diary(kind, days=40, key=5)

    assert same(first, foreign_diary(kind, days=40, key=5))
    assert not same(first, foreign_diary(kind, days=40, key=6))


@pytest.mark.parametrize("kind", KINDS)
def test_a_longer_diary_begins_with_the_shorter_one(kind):
    short, long = (foreign_diary(kind, days=days, key=7) for days in (30, 75))

    assert same(until(long, 30.0), until(short, 30.0))


@pytest.mark.parametrize("kind", KINDS)
def test_the_model_can_take_every_diary(kind):
    seen = observe(foreign_diary(kind, days=60, key=1))

    assert seen.observations.channels == CHECK_IN
    assert np.all(np.isfinite(seen.observations.answers))
    for name in ("contact", "warmth", "threat", "answered", "bid", "met", "stress"):
        assert np.all(np.isfinite(getattr(seen.episodes, name)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_sources_that_are_known(kind):
    assert FOREIGN[kind].sources
    assert set(FOREIGN[kind].sources) <= set(references())


def test_contact_is_told_in_the_numbers_that_a_record_has():
    told = (lived.NONE, lived.WAITING, lived.MESSAGE, lived.TOGETHER)

    assert told == tuple(CONTACT.values())


def test_every_number_of_a_person_lies_between_its_bounds():
    for group in (love_module.Rest, love_module.Rounds, lived.Residual):
        for key in range(50):
            numbers = Chance(kind="any", key=key).numbers(group)
            for member in dataclasses.fields(group):
                low, high = member.metadata["low"], member.metadata["high"]
                assert low <= getattr(numbers, member.name) <= high


def test_what_cannot_be_is_refused_with_what_can():
    with pytest.raises(UnknownNameError, match="on_off"):
        foreign_diary("on_of", days=10, key=0)
    with pytest.raises(UnknownNameError, match="arousal"):
        foreign_diary("secure", days=10, key=0, channels=("arousl",))
    with pytest.raises(OutOfRangeError):
        foreign_diary("secure", days=0, key=0)
    with pytest.raises(OutOfRangeError):
        foreign_diary("secure", days=10, key=-1)
