"""The scale on which every number of a person is standard normal over persons."""

import jax.numpy as jnp
import numpy as np
from scipy.stats import kstest, norm

from bedding.model import Parameters, entries, population
from bedding.model.inference import PERSON, constrained, unconstrained
from bedding.model.inference.person import on_scales, parameters_of
from bedding.model.inference.residual import residual_of, sizes_of


def named(parameters):
    return {f"{group}.{name}": value for group, name, value, _ in entries(parameters)}


def test_zero_is_the_default():
    numbers = constrained(jnp.zeros(len(PERSON)))

    defaults = named(Parameters())
    np.testing.assert_allclose(numbers, [defaults[name] for name in PERSON], rtol=1e-12)


def test_there_and_back():
    line = np.random.default_rng(0).normal(size=(20, len(PERSON)))

    back = unconstrained(np.asarray(constrained(jnp.asarray(line))))

    np.testing.assert_allclose(back, line, rtol=1e-7, atol=1e-9)


def test_scales_are_the_same_without_a_compiled_program():
    line = 3.0 * np.random.default_rng(1).normal(size=(20, len(PERSON)))

    np.testing.assert_allclose(
        on_scales(line), constrained(jnp.asarray(line)), rtol=1e-12
    )
    for found, expected in zip(
        sizes_of(line[:, :3]), residual_of(jnp.asarray(line[:, :3])), strict=True
    ):
        np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_persons_of_the_population_are_standard_normal_here():
    persons = named(population(2000, key=1))
    line = unconstrained(
        np.stack([np.asarray(persons[name]) for name in PERSON], axis=-1)
    )

    for column in line.T:
        assert kstest(column, norm.cdf).pvalue > 1e-4


def test_only_the_fitted_numbers_move():
    moved = named(parameters_of(jnp.ones(len(PERSON))))

    for name, value in named(Parameters()).items():
        assert (float(moved[name]) != value) == (name in PERSON)
