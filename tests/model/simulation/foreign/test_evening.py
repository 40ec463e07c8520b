"""Putting days down: skipped evenings, points, and what is left open."""

import numpy as np

from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.simulation.foreign.evening import Writer, written
from bedding.model.simulation.foreign.lived import MESSAGE, Lived, Other, contacts, met


def days(count, mood):
    """Return days in which only contact and mood differ."""
    chance = Chance(kind="k", key=0)
    middle = np.full(count, 0.5)
    other = Other(
        contact=contacts(chance, near=middle, waits=middle),
        warmth=middle,
        threat=middle,
        answered=middle,
        amends=np.zeros(count),
        openness=met(chance, voicing=0.25, welcome=middle),
        stress=np.zeros(count),
    )
    return Lived(other=other, felt={"mood": mood})


def test_as_many_evenings_are_skipped_as_the_writer_does():
    lived = days(50_000, np.full(50_000, 0.5))
    chance = Chance(kind="k", key=3)

    diary = written(lived, chance, person="one", channels=("mood",))

    skipped = chance.numbers(Writer).skipped
    found = 1.0 - len(diary.times) / 50_000
    assert abs(found - skipped) < 5 * np.sqrt(0.2 * 0.8 / 50_000)
    assert diary.times[0] == 0.0


def test_what_lies_beyond_the_scale_is_put_down_as_its_end():
    mood = np.array([-3.0, 0.5, 3.0] * 20)

    diary = written(
        days(60, mood), Chance(kind="k", key=0), person="one", channels=("mood",)
    )

    expected = np.array([1.0, 4.0, 7.0] * 20)[diary.times.astype(int)]
    np.testing.assert_array_equal(diary.channels["mood"].values, expected)


def test_warmth_and_hurt_are_left_open_where_there_was_no_contact():
    diary = written(
        days(200, np.full(200, 0.5)),
        Chance(kind="k", key=0),
        person="one",
        channels=("mood",),
    )

    apart = diary.inputs["contact"] < MESSAGE
    for name in ("warmth", "threat", "answered"):
        np.testing.assert_array_equal(np.isnan(diary.inputs[name]), apart)
    assert 0.3 < apart.mean() < 0.7
    assert set(diary.inputs["openness"][~np.isnan(diary.inputs["openness"])]) == {0, 1}
