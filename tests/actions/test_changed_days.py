"""One thing changed in days to come: what changes, and what must not."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.actions.changed_days import (
    CHANGES,
    FIELDS,
    HARD,
    LEVERS,
    ONCE_ON,
    change_days,
    changes_something,
    in_contact,
    with_levers,
)
from bedding.errors import UnknownNameError


def days(seed, count=100, runs=3):
    """Return days as no one lived them: contact, waiting, or neither."""
    random = np.random.default_rng(seed)
    kind = random.integers(0, 3, (count, runs))
    there = kind == 0
    found = {name: random.random((count, runs)) * there for name in FIELDS}
    return with_levers(
        found
        | {
            "bid": (kind < 2).astype(float),
            "waiting": (kind == 1).astype(float),
            "stress": random.random((count, runs)),
        }
    )


seeds = st.integers(0, 10_000)


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_steady_warmth_is_as_much_in_all_and_the_same_in_every_moment(seed):
    before = days(seed)

    after = change_days(before, "steady")

    for name in ("warmth", "threat"):
        total = (before["bid"] * before[name]).sum(axis=0)
        np.testing.assert_allclose((after["bid"] * after[name]).sum(axis=0), total)
        for run in range(3):
            assert np.ptp(after[name][after["bid"][:, run] > 0, run]) < 1e-12
    assert (after["answered"][after["bid"] > 0] > 0.9).all()


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_no_contact_leaves_only_missing_and_what_comes_from_elsewhere(seed):
    before = days(seed)

    after = change_days(before, "quiet")

    assert {name for name in FIELDS if after[name].any()} == {"waiting", "stress"}
    np.testing.assert_array_equal(after["stress"], before["stress"])


def test_contact_once_is_one_day():
    quiet, once = (change_days(days(1), name) for name in ("quiet", "once"))

    differs = np.flatnonzero(np.any([quiet[n] != once[n] for n in quiet], axis=(0, 2)))

    assert differs.tolist() == [ONCE_ON]
    assert (once["warmth"][ONCE_ON] > 0).all()


def test_a_hard_day_is_made_good_at_the_next_contact_and_only_then():
    zero = np.zeros((6, 1))
    before = with_levers(
        {name: zero.copy() for name in FIELDS}
        | {
            "bid": np.array([[1.0], [1], [0], [1], [1], [1]]),
            "threat": np.array([[0.0], [HARD], [0], [0], [HARD - 0.01], [0]]),
        }
    )

    after = change_days(before, "amends")

    assert (after["amends"][:, 0] > 0).tolist() == [False] * 3 + [True, False, False]


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_more_contact_has_it_every_day_until_the_last_that_had_it(seed):
    before = days(seed)
    last = len(before["bid"]) - in_contact(before)[::-1].argmax(axis=0)

    after = change_days(before, "more")

    for run in range(3):
        assert in_contact(after)[: last[run], run].all()


@pytest.mark.parametrize(
    ("name", "lever"), [("rest", "regulation"), ("limit", "boundary")]
)
def test_a_lever_changes_nothing_but_itself(name, lever):
    before = days(2)

    after = change_days(before, name)

    assert (after[lever] > 0).all()
    for each in (*FIELDS, *LEVERS):
        if each != lever:
            np.testing.assert_array_equal(after[each], before[each])


def test_without_contact_only_rest_is_offered():
    quiet = {name: np.zeros((20, 2)) for name in FIELDS}

    assert [name for name in CHANGES if changes_something(quiet, name)] == ["rest"]


def test_contact_every_day_leaves_no_more_of_it_to_offer():
    daily = {name: np.full((20, 2), 0.4) for name in FIELDS} | {
        "bid": np.ones((20, 2)),
        "waiting": np.zeros((20, 2)),
    }

    offered = {name for name in CHANGES if changes_something(daily, name)}

    assert offered == {"steady", "rest", "limit", "quiet", "once"}


def test_there_is_no_other_change():
    with pytest.raises(UnknownNameError, match="weather"):
        change_days(days(3), "weather")
