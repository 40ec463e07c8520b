"""What a person's numbers make of a record."""

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.optimize import brentq

from bedding.model.inference.calibrating.quantities import followed
from bedding.model.inference.calibrating.tracing import halving
from bedding.model.inference.lanes import walk
from bedding.model.inference.log_density import split


@pytest.mark.parametrize(("fast", "slow"), [(0.3, 0.1), (0.05, 0.5), (0.2, 0.0)])
def test_a_bond_of_two_parts_halves_when_it_does(fast, slow):
    expected = brentq(
        lambda t: fast * 2 ** (-t / 9) + slow * 2 ** (-t / 400) - (fast + slow) / 2,
        1e-6,
        1e4,
    )

    found = halving(*(jnp.asarray(each) for each in (fast, slow, 9.0, 400.0)))

    assert float(found) == pytest.approx(expected, rel=1e-6)


def test_reads_are_those_of_the_fit(short):
    drawn = short(0)
    numbers = np.random.default_rng(0).normal(size=(3, len(drawn.truth.whole_line)))

    traced = followed(drawn, numbers)

    expected = walk(drawn.where.record, split(numbers)[0])
    np.testing.assert_allclose(traced.reads, expected, rtol=1e-9, atol=1e-12)


def test_shares_and_probabilities_stay_between_0_and_1(short):
    drawn = short(1)
    numbers = 2 * np.random.default_rng(1).normal(
        size=(50, len(drawn.truth.whole_line))
    )

    traced = followed(drawn, numbers)

    for name in ("bond", "relief", "belief", "returning", "voice"):
        value = np.asarray(getattr(traced, name))
        assert ((value >= 0.0) & (value <= 1.0)).all(), name
    assert (np.asarray(traced.bond_half_life) > 0.0).all()
