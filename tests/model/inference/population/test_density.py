"""Normal likelihoods over normal populations, and what they leave out."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
from scipy.stats import multivariate_normal
from tests.model.inference.population.linear import NOISE, linear_cohort

from bedding.model.inference import PERSON
from bedding.model.inference.population import ANYONE, Around
from bedding.model.inference.population.cohort import cohort_of
from bedding.model.inference.population.correction import correction_at
from bedding.model.inference.population.density import integral, log_density
from bedding.model.inference.population.hyperprior import (
    Level,
    level_of,
    size,
    whole_line_of,
)
from bedding.model.inference.population.surrogate import (
    Surrogate,
    positive_together,
    surrogate_of,
)

COUNT = len(PERSON)


def random_precision(random):
    root = random.normal(size=(COUNT, COUNT))
    return root @ root.T / COUNT


def test_integral_is_that_of_two_normal_densities():
    random = np.random.default_rng(0)
    precision = random_precision(random) + 0.1 * np.eye(COUNT)
    answer, mean = random.normal(size=(2, COUNT))
    sd = np.exp(random.normal(size=COUNT))

    found = jax.jit(integral)(
        jnp.asarray(precision @ answer)[:, None],
        jnp.asarray(precision)[..., None],
        jnp.asarray(mean)[:, None],
        jnp.asarray(sd),
    )

    # N(answer; t, inv P) integrated over N(t; mean, sd), without what doesn't depend on t.
    noise = np.linalg.inv(precision)
    whole = multivariate_normal(mean, noise + np.diag(sd**2)).logpdf(answer)
    at_answer = multivariate_normal(answer, noise).logpdf(answer)
    expected = whole - at_answer + 0.5 * answer @ precision @ answer
    np.testing.assert_allclose(found[0], expected, rtol=1e-10)


def test_the_gradient_is_that_of_the_closed_form():
    random = np.random.default_rng(8)
    precision = random_precision(random) + 0.1 * np.eye(COUNT)
    answer, mean = random.normal(size=(2, COUNT))
    sd = np.exp(0.5 * random.normal(size=COUNT))

    by_mean, by_sd = jax.jit(
        jax.grad(lambda *at: jnp.sum(integral(*at)), argnums=(2, 3))
    )(
        jnp.asarray(precision @ answer)[:, None],
        jnp.asarray(precision)[..., None],
        jnp.asarray(mean)[:, None],
        jnp.asarray(sd),
    )

    # Of log N(answer; mean, V) with V = inv P + sd sd: inv V (answer - mean), and the rest by sd.
    told = np.linalg.inv(np.linalg.inv(precision) + np.diag(sd**2))
    along = told @ (answer - mean)
    np.testing.assert_allclose(by_mean[:, 0], along, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(
        by_sd, sd * (along**2 - np.diag(told)), rtol=1e-9, atol=1e-12
    )


def test_who_only_fills_up_says_nothing():
    random = np.random.default_rng(1)
    guess = Surrogate(
        random.normal(size=COUNT), random_precision(random), np.zeros(COUNT)
    )
    at = jnp.asarray(random.normal(size=size(1)))
    covariates = np.array([[0.5]])

    alone = jax.jit(log_density)(at, cohort_of([guess], covariates, size(1)))

    level = level_of(at)
    said = jax.jit(integral)(
        jnp.asarray(guess.slope)[:, None],
        jnp.asarray(guess.precision)[..., None],
        jnp.asarray(level.mean + 0.5 * level.slopes[0])[:, None],
        jnp.asarray(level.sd),
    )
    before = jnp.sum(jax.scipy.stats.norm.logpdf(at))
    np.testing.assert_allclose(alone, before + said[0], rtol=1e-12)


def test_numbers_and_level_are_each_others_inverse():
    at = np.random.default_rng(2).normal(size=size(2))

    level = level_of(jnp.asarray(at))

    back = whole_line_of(*(np.asarray(leaf) for leaf in level))
    np.testing.assert_allclose(back, at, rtol=1e-12, atol=1e-12)


def test_a_normal_likelihood_is_found_from_points():
    cohort = linear_cohort(2, 3)

    found = surrogate_of(cohort.draw(0, ANYONE, 0))

    # Points are rough by .2, and there are 384 of them for 65 numbers.
    near = NOISE > 0.8
    np.testing.assert_allclose(
        np.diag(found.precision)[near], NOISE[near] ** -2, atol=0.15
    )
    middle = np.linalg.solve(found.precision[:4, :4], found.slope[:4])
    np.testing.assert_allclose(middle, cohort.answers[0, :4], atol=0.15)


def test_precisions_come_out_positive_with_the_mean_they_had():
    random = np.random.default_rng(4)
    true = np.diag(np.linspace(0.02, 3.0, COUNT))
    rough = []
    for _ in range(300):
        noise = 0.1 * random.normal(size=(COUNT, COUNT))
        rough.append(
            Surrogate(np.zeros(COUNT), true + 0.5 * (noise + noise.T), np.zeros(COUNT))
        )

    smooth = positive_together(rough)

    least = min(np.linalg.eigvalsh(each.precision)[0] for each in smooth)
    assert least > -1e-9
    np.testing.assert_allclose(
        np.mean([each.precision for each in smooth], axis=0),
        np.mean([each.precision for each in rough], axis=0),
        atol=2e-3,  # where the mean itself is raised to its least
    )


def test_the_right_likelihood_leaves_nothing_out():
    cohort = linear_cohort(3, 5)
    persons, guesses = [], []
    for place, person in enumerate(cohort.alone()):
        right = Surrogate(
            cohort.answers[place] / NOISE**2,
            np.diag(NOISE**-2.0),
            cohort.answers[place],
        )
        told = right.log_likelihood(person.whole_line.astype(float))
        persons.append(_with(person, told))
        guesses.append(right)

    left = correction_at(_level(cohort), persons, np.zeros((3, 0)), guesses)

    # Log likelihoods are kept in single floats.
    np.testing.assert_allclose(left.tilt, 0.0, atol=1e-4)
    np.testing.assert_allclose(left.chance, 0.0, atol=1e-6)


def test_a_wrong_likelihood_is_corrected_to_the_right_one():
    cohort = linear_cohort(40, 6)
    nobody = np.zeros((40, 0))
    right = [
        Surrogate(answer / NOISE**2, np.diag(NOISE**-2.0), answer)
        for answer in cohort.answers
    ]
    wrong = [
        Surrogate(
            0.95 * each.slope + 0.1, each.precision + 0.05 * np.eye(COUNT), each.middle
        )
        for each in right
    ]
    level = _level(cohort)
    at = whole_line_of(level.mean, level.sd, level.slopes)

    around = [Around(cohort.mean, 1.25 * cohort.sd)] * 40
    points = cohort.again(range(40), around)
    left = correction_at(level, points, nobody, wrong)

    slope = jax.jit(jax.grad(log_density))
    expected = slope(jnp.asarray(at), cohort_of(right, nobody, size(0))) - slope(
        jnp.asarray(at), cohort_of(wrong, nobody, size(0))
    )
    width = 1e-4 * np.eye(len(at))

    def bent(guesses):
        known = cohort_of(guesses, nobody, size(0))
        rises = [slope(jnp.asarray(at + one), known) for one in width]
        falls = [slope(jnp.asarray(at - one), known) for one in width]
        return np.stack(rises) - np.stack(falls)

    bend = (bent(right) - bent(wrong)) / 2e-4
    off = (left.tilt - expected) / np.sqrt(np.diag(left.chance))
    # Standard normal but for the evenness of points, which leaves less chance than is said.
    assert np.abs(off).max() < 4.0
    assert np.abs(expected / np.sqrt(np.diag(left.chance))).max() > 10.0
    # 40 persons of 200 effective points: .1 to what each adds, about 1 where anything is told.
    np.testing.assert_allclose(left.bend, bend, atol=0.2 * np.abs(bend).max() + 0.3)


def _level(cohort):
    return Level(cohort.mean, cohort.sd, np.zeros((0, COUNT)))


def _with(person, told):
    return replace(person, log_likelihood=told.astype(np.float32))
