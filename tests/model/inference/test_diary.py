"""How an entry becomes an episode and answers."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import arrays

from bedding.model.inference.diary import episodes_of, observations_of, observe
from bedding.types import INPUTS, Channel, Diary

NAN = float("nan")


def diary(channels=None, **inputs):
    count = len(next(iter(inputs.values())))
    return Diary(
        person="nobody",
        times=np.arange(count, dtype=float),
        inputs={
            name: np.asarray(values, dtype=float) for name, values in inputs.items()
        },
        channels=channels or {},
    )


def test_the_four_answers_to_contact():
    happened = episodes_of(
        diary(
            contact=[0, 1 / 3, 2 / 3, 1], warmth=[NAN, NAN, 0.6, 0.8], threat=[NAN] * 4
        )
    )

    np.testing.assert_allclose(happened.contact, [0, 0, 2 / 9, 0.5])
    np.testing.assert_allclose(happened.waiting, [0, 1, 0, 0])
    np.testing.assert_allclose(happened.bid, [0, 1, 1, 1])
    np.testing.assert_allclose(happened.warmth, [0, 0, 0.6, 0.8])


def test_an_amount_of_contact_is_never_waiting():
    happened = episodes_of(diary(contact=[0.0, 0.25, 0.5, 0.75, 1.0], warmth=[0.5] * 5))

    np.testing.assert_allclose(happened.waiting, 0.0)


def test_answered_is_taken_or_follows_from_warmth_and_threat():
    happened = episodes_of(
        diary(
            contact=[1, 1, 1 / 3],
            warmth=[0.8, 0.2, NAN],
            threat=[0.0, 1.0, NAN],
            answered=[0.3, NAN, NAN],
        )
    )

    np.testing.assert_allclose(happened.answered, [0.3, 0.1, 0.0])


def test_what_is_left_open_is_the_mean_of_what_came_before():
    seen = observe(
        diary(contact=[1, 1, 1, 1], warmth=[NAN, 0.2, 0.6, NAN], threat=[0] * 4)
    )

    np.testing.assert_allclose(seen.episodes.warmth, [0.0, 0.2, 0.6, 0.4])
    assert seen.filled == {"warmth": 1}


def test_contact_of_which_nothing_was_ever_said_is_no_news():
    happened = episodes_of(diary(contact=[1, 1], warmth=[NAN, 0.5], threat=[NAN, 0.1]))

    np.testing.assert_allclose(happened.bid, [0, 1])
    np.testing.assert_allclose(happened.answered, [0, 0.7])


def test_an_evening_that_tells_nothing_of_the_other_is_as_usual_and_not_without_contact():
    seen = observe(
        diary(
            contact=[1.0, 1 / 3, 2 / 3, 0.0, NAN, 1.0],
            warmth=[0.8, NAN, 0.4, NAN, NAN, 0.9],
            threat=[0.0, NAN, 0.2, NAN, NAN, 0.1],
            amends=[0.0, 0.0, 1.0, 0.0, NAN, 0.0],
            openness=[0.5, NAN, NAN, NAN, NAN, NAN],
        )
    )

    # Three of the four evenings before had a moment that counted, one of them waiting in vain.
    usual = {
        "contact": (1 / 2 + 2 / 9) / 4, "waiting": 1 / 4, "bid": 3 / 4,
        "answered": (0.9 + 0.0 + 0.6) / 3, "warmth": 1.2 / 4, "threat": 0.2 / 4,
        "amends": 1 / 4, "voiced": 1 / 4, "met": 0.5,
    }  # fmt: skip
    for name, mean in usual.items():
        assert getattr(seen.episodes, name)[4] == pytest.approx(mean), name
    assert seen.told.tolist() == [True, True, True, True, False, True]
    assert seen.filled == {"other": 1}


def test_evenings_that_tell_of_the_other_are_as_they_were_told():
    hidden = np.array([False, True, False, False, True, False])
    inputs = {
        "contact": np.array([1.0, 0.5, 1 / 3, 0.0, 1.0, 2 / 3]),
        "warmth": np.array([0.8, 0.4, NAN, NAN, 0.6, 0.9]),
        "threat": np.array([0.0, 0.4, NAN, NAN, 0.6, 0.1]),
    }
    whole = episodes_of(diary(**inputs))
    some = episodes_of(
        diary(**{name: np.where(hidden, NAN, each) for name, each in inputs.items()})
    )

    for name in type(whole).__dataclass_fields__:
        told = np.broadcast_to(getattr(whole, name), 6)[~hidden]
        assert (np.broadcast_to(getattr(some, name), 6)[~hidden] == told).all(), name


def test_before_anything_is_told_of_the_other_there_is_no_news():
    seen = observe(diary(contact=[NAN, NAN, 1.0], warmth=[NAN, NAN, 0.5]))

    np.testing.assert_allclose(seen.episodes.bid, [0, 0, 1])
    assert seen.filled == {}


def test_something_that_came_without_contact_told_came_with_the_usual_contact():
    seen = observe(diary(contact=[1 / 3, 2 / 3, 1.0, NAN], warmth=[NAN, 0.5, 0.5, 0.7]))

    np.testing.assert_allclose(seen.episodes.contact, [0, 2 / 9, 1 / 2, 13 / 36])
    assert seen.filled == {"contact": 1}


def test_openness_is_something_said_and_how_it_was_met():
    happened = episodes_of(diary(warmth=[0.5, 0.5], openness=[NAN, 0.25]))

    np.testing.assert_allclose(happened.voiced, [0, 1])
    np.testing.assert_allclose(happened.met, [0, 0.25])


def test_inputs_that_are_not_there_are_named():
    seen = observations_of(diary(warmth=[0.1, 0.2], threat=[NAN, NAN]))

    assert seen.absent == tuple(name for name in INPUTS if name != "warmth")


def test_answers_lie_between_the_ends_of_their_scales():
    channels = {
        "mood": Channel(
            name="mood", values=np.array([-2.0, NAN, 2.0]), low=-2.0, high=2.0, levels=5
        )
    }

    seen = observations_of(diary(channels, warmth=[0.1, 0.2, 0.3]))

    np.testing.assert_allclose(seen.answers[:, 0], [0.0, NAN, 1.0])
    assert seen.levels == (5,)
    assert seen.channels == ("mood",)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(INPUTS),
        arrays(float, 6, elements=st.one_of(st.just(NAN), st.floats(0, 1))),
        min_size=1,
    )
)
def test_whatever_was_written_every_field_is_a_number_from_0_to_1(inputs):
    happened = episodes_of(diary(**inputs))

    for name in type(happened).__dataclass_fields__:
        field = np.asarray(getattr(happened, name))
        assert ((field >= 0) & (field <= 1)).all(), name
    for name in ("answered", "warmth", "threat", "waiting"):
        assert (
            np.asarray(getattr(happened, name))[np.asarray(happened.bid) == 0] == 0
        ).all()


@settings(max_examples=30, deadline=None)
@given(
    arrays(float, 8, elements=st.one_of(st.just(NAN), st.floats(0, 1))),
    st.integers(1, 7),
)
def test_no_entry_changes_an_earlier_episode(warmth, kept):
    whole = episodes_of(diary(contact=np.ones(8), warmth=warmth))
    early = episodes_of(diary(contact=np.ones(kept), warmth=warmth[:kept]))

    if np.isnan(warmth[:kept]).all() != np.isnan(warmth).all():
        return  # then warmth is an input of the one and not of the other
    for name in ("bid", "warmth", "answered"):
        np.testing.assert_allclose(
            np.asarray(getattr(whole, name))[:kept], getattr(early, name)
        )


def test_a_diary_without_any_input_has_no_news():
    empty = Diary(person="nobody", times=np.arange(3.0), inputs={}, channels={})

    assert float(np.sum(np.asarray(episodes_of(empty).bid))) == pytest.approx(0.0)
