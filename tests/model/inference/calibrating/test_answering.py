"""What the generator reports is what the likelihood reads."""

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model.inference.calibrating import reported
from bedding.model.inference.interval import interval_of
from bedding.model.observation import steps

LATENT = np.random.default_rng(0).normal(0.5, 0.5, size=2000)


@pytest.mark.parametrize("levels", [2, 5, 7, 11, None])
def test_the_interval_of_a_reported_answer_holds_what_lay_behind_it(levels):
    half = 0.5 * steps((levels,))[0]

    low, high = interval_of(jnp.asarray(reported(LATENT, levels)), jnp.asarray(half))

    assert (np.asarray(low) <= LATENT + 1e-9).all()
    assert (np.asarray(high) >= LATENT - 1e-9).all()


def test_a_scale_of_seven_has_seven_answers():
    answers = reported(LATENT, 7)

    np.testing.assert_allclose(np.unique(answers), np.arange(7) / 6)


def test_ends_take_everything_beyond_them():
    assert reported(np.array([-3.0, 4.0]), 7).tolist() == [0.0, 1.0]
