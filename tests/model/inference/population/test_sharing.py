"""A person given a population, against linear algebra done plainly."""

import numpy as np
import pytest

from bedding.model.inference.population.sharing import _posterior
from bedding.model.inference.population.surrogate import Surrogate


def told(seed, numbers=4):
    random = np.random.default_rng(seed)
    root = random.normal(size=(numbers, numbers))
    return Surrogate(
        random.normal(size=numbers), root @ root.T, random.normal(size=numbers)
    )


@pytest.mark.parametrize("seed", range(5))
def test_a_person_is_where_two_normal_densities_multiply(seed):
    guess, random = told(seed), np.random.default_rng(100 + seed)
    mean, sd = random.normal(size=(3, 4)), random.uniform(0.1, 3.0, size=(3, 4))

    found = _posterior(guess, mean, sd)

    for draw in range(3):
        precision = guess.precision + np.diag(sd[draw] ** -2)
        centre = np.linalg.solve(precision, guess.slope + mean[draw] / sd[draw] ** 2)
        covariance = np.linalg.inv(precision)
        np.testing.assert_allclose(found.centre[draw], centre, rtol=1e-9)
        np.testing.assert_allclose(
            found.root[draw] @ found.root[draw].T, covariance, rtol=1e-8, atol=1e-12
        )
        np.testing.assert_allclose(
            found.shrinkage[draw], np.diag(covariance) / sd[draw] ** 2, rtol=1e-8
        )


@pytest.mark.parametrize("tiny", [1e-8, 1e-100, 1e-200])
def test_where_people_hardly_differ_everyone_is_the_mean(tiny):
    mean = np.array([[0.3, -1.0, 2.0, 0.0]])

    found = _posterior(told(1), mean, np.full((1, 4), tiny))

    np.testing.assert_allclose(found.centre, mean, atol=1e-12)
    np.testing.assert_allclose(found.root, 0.0, atol=10 * tiny)
    np.testing.assert_allclose(found.shrinkage, 1.0, atol=1e-7)


def test_where_people_differ_beyond_measure_own_answers_alone_count():
    guess = told(2)

    found = _posterior(guess, np.zeros((1, 4)), np.full((1, 4), 1e4))

    np.testing.assert_allclose(
        found.centre[0], np.linalg.solve(guess.precision, guess.slope), rtol=1e-4
    )
    assert (found.shrinkage < 1e-4).all()
