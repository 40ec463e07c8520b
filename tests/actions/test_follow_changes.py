from dataclasses import replace

import numpy as np

from bedding.actions.follow_changes import going_of, moving_of
from bedding.mirror.change import Way, cycle, moved
from bedding.mirror.quantity import Quantity, Unseen
from bedding.types import Diary


def diary(near, key=0):
    """Return a diary without answers of the person: what the other did on each day."""
    random = np.random.default_rng(key)
    normal = 0.1 * random.normal(size=(2, len(near)))
    return Diary(
        person="nobody",
        times=np.arange(float(len(near))),
        inputs={
            "contact": np.full(len(near), 1.0),
            "warmth": np.clip(np.where(near, 0.8, 0.2) + normal[0], 0, 1),
            "threat": np.clip(np.where(near, 0.1, 0.5) + normal[1], 0, 1),
        },
        channels={},
    )


def test_what_the_other_did_is_followed_without_a_fit():
    given = diary(np.arange(140) < 70)

    found = {
        each.name: moved(each, moments=140, days=140) for each in moving_of(given, None)
    }

    assert set(found) == {"answered", "predictable"}
    assert found["answered"].way is Way.DOWN
    assert found["answered"].when is not None
    assert found["answered"].when[0] <= 70.0 <= found["answered"].when[1]


def test_what_is_not_told_is_no_answer_of_the_other():
    given = diary(np.arange(60) < 30)
    hidden = np.arange(60) >= 10
    some = replace(
        given, inputs={n: np.where(hidden, np.nan, v) for n, v in given.inputs.items()}
    )

    assert moving_of(given, None)
    assert not moving_of(some, None)


def test_rounds_are_found_in_a_diary_and_chance_has_none():
    rounds = np.tile(np.repeat([True, False], [9, 6]), 11)
    chance = np.random.default_rng(1).uniform(size=165) < 0.6

    found, none = cycle(going_of(diary(rounds))), cycle(going_of(diary(chance)))

    assert isinstance(found, Quantity)
    assert found.interval(0.9)[0] <= 15.0 <= found.interval(0.9)[1]
    assert isinstance(none, Unseen)


def test_an_empty_diary_says_nothing():
    empty = Diary(person="nobody", times=np.arange(3.0), inputs={}, channels={})

    assert moving_of(empty, None) == ()
    assert isinstance(cycle(going_of(empty)), Unseen)
