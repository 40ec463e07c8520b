"""One step of an equation, against scipy and against itself in two halves."""

from math import exp

import jax
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.integrate import quad, solve_ivp

from bedding.model.integration import (
    gathered,
    mean_remaining,
    remaining,
    remaining_by_half_life,
    toward,
)

span = st.floats(1e-4, 50.0)


@settings(deadline=None, max_examples=40)
@given(span, span)
def test_two_steps_leave_what_their_sum_leaves(first, second):
    together = remaining(first + second, 7.0)

    np.testing.assert_allclose(
        remaining(first, 7.0) * remaining(second, 7.0), together, rtol=1e-12
    )
    np.testing.assert_allclose(
        remaining_by_half_life(first, 7.0) * remaining_by_half_life(second, 7.0),
        remaining_by_half_life(first + second, 7.0),
        rtol=1e-12,
    )


def test_one_over_e_is_left_after_the_time_and_half_after_the_half_life():
    assert remaining(7.0, 7.0) == pytest.approx(exp(-1.0))
    assert remaining_by_half_life(7.0, 7.0) == pytest.approx(0.5)


def test_toward_solves_the_linear_equation():
    solved = solve_ivp(
        lambda _, x: (2.0 - x) / 3.0, (0, 5), [-1.0], method="DOP853", rtol=1e-12
    )

    assert toward(-1.0, 2.0, remaining(5.0, 3.0)) == pytest.approx(
        solved.y[0, -1], rel=1e-8
    )


@settings(deadline=None, max_examples=40)
@given(span, st.floats(0.5, 50.0))
def test_the_mean_over_a_step_is_the_integral(elapsed, time):
    integral, _ = quad(lambda t: exp(-t / time), 0.0, elapsed, epsabs=1e-13)

    mean = mean_remaining(elapsed, time)
    np.testing.assert_allclose(mean, integral / elapsed, rtol=1e-8)
    left = remaining(elapsed, time)
    np.testing.assert_allclose(gathered(elapsed, 1.0 / time, left), mean, rtol=1e-9)


def test_what_never_fades_is_gathered_whole_and_has_a_gradient():
    assert gathered(3.0, 0.0, 1.0) == 1.0
    slope = jax.grad(lambda rate: gathered(3.0, rate, jax.numpy.exp(-3.0 * rate)))(0.0)
    # d/dr of (1 - exp(-3 r)) / (3 r) at 0 is -3 / 2.
    assert slope == pytest.approx(-1.5)
