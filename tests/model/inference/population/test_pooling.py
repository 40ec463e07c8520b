"""What a cohort says, against what it must say where that can be calculated."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import logsumexp
from scipy.stats import norm
from tests.model.inference.population.linear import NOISE, linear_cohort

from bedding.errors import AxesError
from bedding.model.inference.population import (
    ConstantCovariateError,
    EmptyCohortError,
    MissingCovariateError,
    pool,
)

PERSONS = 60


@pytest.fixture(scope="module")
def cohort():
    return linear_cohort(PERSONS, 5)


@pytest.fixture(scope="module")
def pooled(cohort):
    return pool(cohort.alone(), key=1, again=cohort.again)


def exact(answers, noise):
    """Moments of the mean and of the logarithm of the sd of one number, over a grid."""
    means = np.linspace(-3.0, 3.0, 241)
    logs = np.linspace(np.log(0.6) - 2.5, np.log(0.6) + 2.5, 161)
    wide = np.sqrt(noise**2 + np.exp(2.0 * logs))
    height = norm.logpdf(means, 0.0, 0.7)[:, None] + norm.logpdf(logs, np.log(0.6), 0.5)
    for answer in answers:
        height = height + norm.logpdf(answer, means[:, None], wide)
    weights = np.exp(height - logsumexp(height))

    def moments(values, along):
        centre = along @ values
        return centre, np.sqrt(along @ (values - centre) ** 2)

    return moments(means, weights.sum(axis=1)), moments(logs, weights.sum(axis=0))


def test_means_and_sds_are_those_of_the_exact_posterior(cohort, pooled):
    for place, noise in enumerate(NOISE):
        mean, log_sd = exact(cohort.answers[:, place], noise)

        for (centre, spread), drawn in (
            (mean, pooled.mean[:, place]),
            (log_sd, np.log(pooled.sd[:, place])),
        ):
            # 400 draws leave .05 to the middle and .04 to the spread; chance in the points is
            # at most a tenth where there is anything to know.
            assert abs(drawn.mean() - centre) < 0.3 * spread
            assert 0.8 < drawn.std() / spread < 1.25


def test_a_number_nobody_tells_of_stays_as_it_was_beforehand(pooled):
    told = {(each.what, each.number): each for each in pooled.table()}

    assert told["mean", "bond.fast_half_life"].contraction < 0.25
    assert told["mean", "person.anxiety"].contraction > 0.9


def test_persons_are_drawn_to_the_others_as_far_as_their_answers_leave_open(
    cohort, pooled
):
    # Given the population a person is normal: the answer and the population, by precision.
    mean, sd = pooled.mean.mean(axis=0), np.sqrt(np.mean(pooled.sd**2, axis=0))
    share = NOISE**2 / (NOISE**2 + sd**2)
    expected = share * mean + (1.0 - share) * cohort.answers

    centres = pooled.draws.mean(axis=1)
    known = NOISE < 50.0
    off = (centres - expected)[:, known] / pooled.draws.std(axis=1)[:, known]
    assert np.abs(off).mean() < 0.2
    np.testing.assert_allclose(
        pooled.shrinkage.mean(axis=0)[known], share[known], atol=0.1
    )
    assert (pooled.shrinkage[:, -1] > 0.9).all()


def test_points_lie_well_in_the_end(pooled):
    assert pooled.trusted
    assert pooled.collapsed == ()
    assert 1 <= pooled.passes <= 3
    assert pooled.by_chance.max() < 0.4


def test_the_same_key_gives_the_same_bits(cohort, pooled):
    again = pool(cohort.alone(), key=1, again=cohort.again)

    np.testing.assert_array_equal(again.mean, pooled.mean)
    np.testing.assert_array_equal(again.draws, pooled.draws)


def test_a_slope_is_found_and_someone_without_answers_follows_it():
    cohort = linear_cohort(48, 6)
    group = np.arange(48) % 2.0
    moved = replace(cohort, answers=cohort.answers + 0.8 * group[:, None])
    silent = replace(
        moved.alone()[0],
        whole_line=np.zeros((0, 10), np.float32),
        log_likelihood=np.zeros(0, np.float32),
        log_proposal=np.zeros(0, np.float32),
    )

    persons = [*moved.alone(), silent]
    found = pool(
        persons, covariates=np.append(group, 1.0)[:, None], names=("group",), key=2,
        again=moved.again,
    )  # fmt: skip

    # A standard deviation of a half-and-half group is a half; .8 is the whole way.
    by_group = found.slopes[:, 0, :4] / found.scales[0]
    off = np.abs(by_group.mean(axis=0) - 0.8) / by_group.std(axis=0)
    assert (off < 3.0).all()
    assert (found.shrinkage[-1] == 1.0).all()
    # The one in the group of whom nothing is known lies where that group does.
    whole = found.mean[:, :4] + found.slopes[:, 0, :4] * (
        (1.0 - found.centres[0]) / found.scales[0]
    )
    far = np.abs(found.draws[-1][:, :4].mean(axis=0) - whole.mean(axis=0))
    assert (far < 4.0 * found.draws[-1][:, :4].std(axis=0) / np.sqrt(400)).all()


def test_what_can_not_be_pooled_is_named(cohort):
    alone = cohort.alone()[:4]

    with pytest.raises(EmptyCohortError):
        pool(alone[:1])
    with pytest.raises(AxesError):
        pool(alone, covariates=np.zeros((4, 1)))
    with pytest.raises(MissingCovariateError, match="'age' of '2'"):
        pool(
            alone, covariates=np.array([[1.0], [2.0], [np.nan], [3.0]]), names=("age",)
        )
    with pytest.raises(ConstantCovariateError, match=r"'age' is 30\.0"):
        pool(alone, covariates=np.full((4, 1), 30.0), names=("age",))
