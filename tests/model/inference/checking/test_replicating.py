"""Answers given again, against the moments that they must have."""

import numpy as np
import pytest

from bedding.model.inference.checking import replicate


def same(held, draws=6000, **given):
    """Many draws of one and the same person."""
    shape = (draws, 1)
    return held(
        0,
        draws=draws,
        entries=4,
        channels=1,
        missing=0.0,
        **{
            "times": np.array([0.0, 0.3, 1.0, 3.0]),
            "expected": np.full((draws, 4, 1), 0.5),
            "size": np.full(shape, 0.1),
            "carried": np.full(shape, 0.6),
            "half_life": np.full(shape, 0.5),
        }
        | given,
    )


def test_what_is_left_open_has_its_size_and_its_carry_over(held):
    used = same(held, half=5e-4)

    again = replicate(used, np.random.default_rng(0))[..., 0]

    apart = np.abs(used.times[:, None] - used.times)
    expected = 0.6 * 2.0 ** (-apart / 0.5) + 0.4 * np.eye(4)
    # Four standard errors of a correlation of 6000 pairs.
    np.testing.assert_allclose(np.corrcoef(again.T), expected, atol=0.052)
    np.testing.assert_allclose(again.std(axis=0), 0.1, rtol=0.05)
    np.testing.assert_allclose(again.mean(axis=0), 0.5, atol=0.006)


def test_answers_are_steps_of_the_scale_and_pile_up_at_its_ends(held):
    used = same(held, half=0.125, expected=np.full((6000, 4, 1), 1.0))

    again = replicate(used, np.random.default_rng(0))

    assert set(np.unique(again)) <= {0.25, 0.5, 0.75, 1.0}
    # Above 0.875, an eighth below a mean of 1 with a spread of 0.1.
    assert (again == 1.0).mean() == pytest.approx(0.8944, abs=0.02)


def test_nothing_is_given_where_nothing_was(held):
    used = held(3)

    again = replicate(used, np.random.default_rng(0))

    assert (np.isnan(again) == ~used.seen).all()
