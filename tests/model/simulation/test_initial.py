"""The state in which someone begins."""

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Episode, Parameters, beginning, population, with_values
from bedding.model.simulation import read


def test_a_stranger_has_no_bond_and_a_body_at_rest():
    start = beginning(Parameters())
    seen = read(Parameters(), start, Episode())

    assert seen.bond == 0.0
    assert seen.separation == 0.0
    assert start.stress_load == start.releasing == start.pituitary == 1.0
    assert start.arousal == start.shock == 0.0


def test_what_was_lived_before_can_be_given():
    start = beginning(Parameters(), bond=0.6, relief=0.25, expectation=-1.0)
    seen = read(Parameters(), start, Episode())

    assert seen.bond == pytest.approx(0.6)
    assert seen.relief_share == pytest.approx(0.25)
    assert start.calm_slow + start.relief_slow == pytest.approx(0.45)
    assert start.expectation == -1.0
    assert start.prior == Parameters().person.prior


def test_returns_are_remembered_at_the_rate_that_is_expected():
    start = beginning(Parameters(), expectation=2.0)

    assert start.returns / start.moments == pytest.approx(1.0 / (1.0 + np.exp(-2.0)))


def test_anxiety_holds_people_more_changeable():
    calm, anxious = (
        beginning(with_values(Parameters(), {"person.anxiety": level})).volatility
        for level in (0.1, 0.9)
    )

    assert anxious > calm


def test_persons_begin_each_in_their_own_way():
    many = population(6, key=1)

    start = beginning(many, bond=jnp.linspace(0.0, 0.4, 6))

    np.testing.assert_array_equal(start.expectation, many.person.prior)
    np.testing.assert_allclose(start.calm_fast, 0.25 * np.linspace(0.0, 0.4, 6))
