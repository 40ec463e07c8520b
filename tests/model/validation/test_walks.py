"""A walk in parts is the same walk."""

import numpy as np
import pytest

from bedding.model import simulate
from bedding.model.simulation.presets import INTERMITTENT, SECURE
from bedding.model.validation import Setting
from bedding.model.validation.walks import (
    PART,
    changed,
    draws,
    met,
    nothing,
    people,
    walk,
)

PERSONS = 3


@pytest.fixture(scope="module")
def who():
    """Persons whose mood has no noise."""
    return people(PERSONS, 4, affect__noise=0.0)


def test_a_walk_in_parts_is_one_simulation(who):
    what = met(INTERMITTENT, PERSONS, days=(PART + 36) / 12, key=2)

    found = walk(what, who)

    whole = simulate(
        what,
        days=(PART + 36) / 12,
        hours=2.0,
        parameters=who,
        keep=("bond", "wanting", "mood"),
        dtype="float32",
    )
    for name in whole:
        # Single precision, over some three hundred steps.
        np.testing.assert_allclose(found[name], whole[name], atol=1e-4)


def test_a_walk_goes_on_where_another_ended(who):
    what = met(INTERMITTENT, PERSONS, days=4.0, key=3)
    both = walk(what, who)

    half = walk(_steps(what, 0, 24), who)
    rest = walk(_steps(what, 24, 48), who, initial=half.last)

    np.testing.assert_array_equal(rest["bond"], both["bond"][24:])


def test_the_same_key_is_the_same_luck_with_another_partner():
    one, other = (met(which, 50, days=10.0, key=6) for which in (SECURE, INTERMITTENT))

    np.testing.assert_array_equal(one.bid, other.bid)
    assert one.answered.sum() > other.answered.sum()


def test_changed_episodes_change_nothing_else():
    empty = nothing(5, PERSONS)

    cued = changed(empty, cue=np.arange(5.0))

    np.testing.assert_array_equal(cued.cue, np.arange(5.0)[:, None] * np.ones(PERSONS))
    np.testing.assert_array_equal(cued.drive, 1.0)
    assert not cued.warmth.any()


def _steps(what, start, end):
    """Return some steps of episodes."""
    fields = what.__dataclass_fields__
    return type(what)(**{name: getattr(what, name)[start:end] for name in fields})


@pytest.mark.parametrize(("persons", "groups"), [(1, 1), (60, 1), (61, 2), (600, 10)])
def test_as_many_groups_as_it_takes_and_none_twice(persons, groups):
    seeds = draws(Setting(persons=20, seeds=(1, 2, 3)), persons)

    assert len(seeds) == len(set(seeds)) == 3 * groups
    assert seeds[0] == 1
