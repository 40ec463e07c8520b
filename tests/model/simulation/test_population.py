"""Persons drawn from the declared spread."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Parameters, entries, population, with_values

PERSONS = 4000


@pytest.fixture(scope="module")
def drawn():
    return {
        f"{group}.{name}": (value, known)
        for group, name, value, known in entries(population(PERSONS, key=3))
    }


def declared():
    return {
        f"{group}.{name}": (value, known)
        for group, name, value, known in entries(Parameters())
    }


def test_every_number_lies_within_its_bounds(drawn):
    outside = [
        name
        for name, (value, known) in drawn.items()
        if np.min(value) < known.low or np.max(value) > known.high
    ]

    assert outside == []


def test_the_spread_of_the_logit_is_the_declared_one(drawn):
    for name, (value, known) in drawn.items():
        if known.spread == 0.0:
            assert value == declared()[name][0], name
            continue
        place = (np.asarray(value) - known.low) / (known.high - known.low)
        logit = np.log(place) - np.log1p(-place)
        default = (declared()[name][0] - known.low) / (known.high - known.low)
        default = np.clip(default, 1e-3, 1.0 - 1e-3)
        # Four standard errors of a standard deviation and of a mean, for so many persons.
        assert logit.std() == pytest.approx(
            known.spread, rel=4.0 / np.sqrt(2 * PERSONS)
        ), name
        assert logit.mean() == pytest.approx(
            np.log(default) - np.log1p(-default),
            abs=4 * known.spread / np.sqrt(PERSONS),
        ), name


def test_numbers_are_drawn_independently(drawn):
    spread = [np.asarray(value) for value, known in drawn.values() if known.spread > 0]

    correlation = np.corrcoef(spread)
    off = correlation[~np.eye(len(spread), dtype=bool)]
    assert np.abs(off).max() < 6.0 / np.sqrt(PERSONS)


def test_the_same_key_draws_the_same_persons():
    once, again = (population(PERSONS, key=key) for key in (1, jax.random.key(1)))
    other = population(PERSONS, key=2)

    np.testing.assert_array_equal(once.alarm.recovery, again.alarm.recovery)
    assert not np.array_equal(once.alarm.recovery, other.alarm.recovery)


def test_persons_are_drawn_around_other_numbers_too():
    around = with_values(Parameters(), {"person.anxiety": 0.8})

    anxiety = population(PERSONS, key=1, around=around).person.anxiety
    assert np.median(anxiety) == pytest.approx(0.8, abs=0.03)


def test_each_person_may_have_their_own_middle():
    middles = jnp.linspace(0.1, 0.9, PERSONS)
    around = with_values(Parameters(), {"person.anxiety": middles})

    drawn = population(PERSONS, key=1, around=around).person.anxiety
    assert np.corrcoef(middles, drawn)[0, 1] > 0.7


def test_with_values_replaces_what_is_named_and_nothing_else():
    changed = with_values(Parameters(), {"alarm.recovery": 0.9, "bond.relief": 3.0})

    assert changed.alarm.recovery == 0.9
    assert changed.bond.relief == 3.0
    differing = {
        f"{group}.{name}"
        for (group, name, value, _), (*_, usual, _) in zip(
            entries(changed), entries(Parameters()), strict=True
        )
        if value != usual
    }
    assert differing == {"alarm.recovery", "bond.relief"}
