"""What a warm-up learns, against closed forms."""

import numpy as np
import pytest

from bedding.model.inference.sampling.adapting import (
    ACCEPTED,
    harmonic,
    leaps_for,
    learned_shape,
    learned_step,
    root_of,
)


def test_the_shape_goes_to_that_of_the_draws():
    random = np.random.default_rng(0)
    truth = np.array([[2.0, 0.5], [0.5, 1.0]])
    centre, covariance = np.zeros(2), np.eye(2)

    for _ in range(12):
        draws = random.multivariate_normal([3.0, -1.0], truth, size=4000)
        centre, covariance = learned_shape(centre, covariance, draws)

    # Twelve halvings leave 1/4000 of the beginning; a variance errs by the root of 2/2000.
    np.testing.assert_allclose(centre, [3.0, -1.0], atol=0.15)
    np.testing.assert_allclose(covariance, truth, atol=0.2)


def test_the_root_is_finite_where_a_number_stands_still():
    root = root_of(np.array([[1.0, 0.0], [0.0, 0.0]]))

    assert np.isfinite(root).all()
    assert root[1, 1] > 0


def test_a_step_settles_where_as_many_are_accepted_as_wanted():
    step = 0.1
    for block in range(1, 13):
        # Acceptance of a toy sampler: falls with the step, is 0.8 at 0.53.
        step = learned_step(step, float(np.exp(-0.794 * step**2)), block)

    assert step == pytest.approx(0.53, rel=0.1)


def test_a_step_never_changes_much_at_once():
    assert learned_step(1.0, 0.0, 1) >= np.exp(-1.4) - 1e-12
    assert learned_step(1.0, 1.0, 1) > 1.0
    assert learned_step(1.0, ACCEPTED, 1) == 1.0


@pytest.mark.parametrize(("step", "leaps"), [(0.5, 3), (2.0, 2), (0.01, 8)])
def test_leaps_make_a_quarter_turn_within_bounds(step, leaps):
    assert leaps_for(step) == leaps


def test_one_chain_that_stands_still_outweighs_many_that_move():
    assert harmonic(np.full(32, 0.8)) == pytest.approx(0.8)
    assert harmonic(np.array([0.9] * 28 + [0.0] * 4)) < 0.1
