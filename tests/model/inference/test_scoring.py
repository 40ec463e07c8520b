"""Probabilities of answers and CRPS against integrals, sums over the scale and published forms."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm, t

from bedding.model.inference.scoring import (
    log_score,
    normal_probability,
    on_scale,
    sample_crps,
    student_crps,
    student_probability,
)

SCALE = np.arange(7) / 6
HALF = np.array(1 / 12)


@pytest.mark.parametrize(("mean", "spread"), [(0.5, 0.2), (-0.4, 0.05), (1.7, 3.0)])
def test_probabilities_of_all_answers_add_up_to_one(mean, spread):
    where = np.array(mean), np.array(spread)

    normal = normal_probability(SCALE, HALF, *where)
    student = student_probability(SCALE, HALF, *where, np.array(4.0))

    assert normal.sum() == pytest.approx(1.0, abs=1e-12)
    assert student.sum() == pytest.approx(1.0, abs=1e-12)


def test_probability_is_the_area_around_the_answer():
    given = normal_probability(np.array(0.5), HALF, np.array(0.3), np.array(0.2))
    heavy = student_probability(
        np.array(0.5), HALF, np.array(0.3), np.array(0.2), np.array(3.0)
    )

    area = quad(lambda y: norm.pdf(y, 0.3, 0.2), 0.5 - HALF, 0.5 + HALF)[0]
    heavier = quad(lambda y: t.pdf((y - 0.3) / 0.2, 3) / 0.2, 0.5 - HALF, 0.5 + HALF)[0]
    assert given == pytest.approx(area, rel=1e-9)
    assert heavy == pytest.approx(heavier, rel=1e-9)


def test_a_far_tail_keeps_its_digits():
    far = normal_probability(np.array(0.5), HALF, np.array(-4.0), np.array(0.3))

    tails = norm.sf((np.array([5, 7]) / 12 + 4.0) / 0.3)
    assert np.log(far) == pytest.approx(np.log(tails[0] - tails[1]), rel=1e-9)


def test_what_was_held_impossible_has_a_finite_score():
    assert np.isfinite(log_score(np.array([0.0, 1.0]))).all()


@pytest.mark.parametrize("freedom", [3.0, 11.5])
@pytest.mark.parametrize("answer", [0.0, 0.5, 5 / 6])
def test_crps_of_an_answer_is_its_definition_over_all_answers(freedom, answer):
    """E|Y - y| - E|Y - Y'| / 2 over the seven answers that there are."""
    where = np.array([0.3]), np.array([0.4]), np.array([freedom])

    crps = student_crps(np.array([answer]), 1 / 12, *where)

    chance = student_probability(SCALE, HALF, *where)
    apart = np.abs(SCALE[:, None] - SCALE)
    expected = chance @ np.abs(SCALE - answer) - 0.5 * chance @ apart @ chance
    assert crps[0] == pytest.approx(expected, abs=1e-12)


def test_what_lies_behind_an_answer_is_cut_off_and_rounded():
    behind = np.array([-3.0, 0.07, 0.09, 0.5, 0.93, 8.0])

    np.testing.assert_allclose(
        on_scale(behind, HALF), [0, 0, 1 / 6, 3 / 6, 1, 1], atol=1e-12
    )
    np.testing.assert_allclose(on_scale(behind, np.array(0.5)), [0, 0, 0, 0, 1, 1])


def test_crps_of_draws_nears_that_of_the_distribution():
    random = np.random.default_rng(0)
    drawn = random.normal(0.5, 0.2, size=(64, 3000, 1))

    crps = sample_crps(np.full((3000, 1), 0.6), drawn)

    # The closed form of a normal distribution; the mean of 3,000 has an error near 0.0003.
    z = 0.5
    expected = 0.2 * (z * (2 * norm.cdf(z) - 1) + 2 * norm.pdf(z) - 1 / np.sqrt(np.pi))
    assert crps.mean() == pytest.approx(expected, abs=1.5e-3)
