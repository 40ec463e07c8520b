"""What moves what, with draws of which it is known."""

import numpy as np
import pytest
from scipy.stats import norm, spearmanr

from bedding.model.inference.checking import LEANS, sensitivity
from bedding.model.inference.checking.sensitivity import (
    rank_correlation,
    standardised_slopes,
)


def conjugate(width, seed=0, draws=4000):
    """Draws of a number that is standard normal beforehand, given one answer so wide, at 1."""
    variance = 1 / (1 + 1 / width**2)
    number = variance / width**2 + np.sqrt(variance) * np.random.default_rng(
        seed
    ).normal(size=draws)
    return number, norm(number, width).logpdf(1.0)


def test_ranks_go_together_as_scipy_says():
    random = np.random.default_rng(0)
    one, other = random.normal(size=(2, 50)), random.normal(size=(3, 50))

    found = rank_correlation(one, other)

    for row, column in np.ndindex(2, 3):
        expected = spearmanr(one[row], other[column]).statistic
        assert found[row, column] == pytest.approx(expected)


def test_a_slope_is_that_of_one_number_with_the_others_held():
    random = np.random.default_rng(1)
    first = random.normal(size=2000)
    second = 0.8 * first + 0.6 * random.normal(size=2000)
    told = np.stack([2.0 * first, first - second])

    found = standardised_slopes(np.stack([first, second]), told)

    spread = told[1].std()
    np.testing.assert_allclose(found[:, 0], [1.0, 0.0], atol=1e-9)
    np.testing.assert_allclose(
        found[:, 1], [first.std() / spread, -second.std() / spread], atol=1e-9
    )


def test_what_the_answers_hardly_tell_leans_on_the_prior_alone():
    number, log = conjugate(width=20.0)

    found = sensitivity({"a": number}, {"itself": number}, log)

    assert found.prior[0, 0] > LEANS > found.likelihood[0]
    assert found.prior_alone("itself") == ("a",)


def test_what_the_answers_tell_sharply_leans_on_them():
    number, log = conjugate(width=0.1)

    found = sensitivity({"a": number}, {"itself": number}, log)

    assert found.likelihood[0] > LEANS > found.prior[0, 0]
    assert found.prior_alone("itself") == ()


def test_a_quantity_is_moved_by_its_own_number_and_by_no_other():
    random = np.random.default_rng(2)
    number, log = conjugate(width=1.0)
    other = random.normal(size=len(number))

    found = sensitivity(
        {"a": number, "b": other},
        {"of_a": number**3, "flat": np.ones(len(number))},
        log,
    )

    assert found.mover("of_a") == "a"
    assert found.prior[0, 0] > 5 * found.prior[1, 0]
    np.testing.assert_allclose(found.goes_with[:, 0], [1.0, 0.0], atol=0.06)
    assert (found.goes_with[:, 1] == 0).all()
    assert found.likelihood[1] == 0.0
