"""One filter run both ways, against the dense formula of a Gaussian process."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from bedding.model.inference.checking import answer_by_answer


def cover_of(used, draw, channel):
    apart = np.abs(used.times[:, None] - used.times)
    size, carried, half_life = (
        each[draw, channel] for each in (used.size, used.carried, used.half_life)
    )
    along = carried * 2.0 ** (-apart / half_life)
    return size**2 * (along + (1 - carried) * np.eye(len(used.times)))


@pytest.mark.parametrize("seed", range(5))
def test_earlier_answers_multiply_to_the_density_of_all(held, seed):
    used = held(seed)

    found = answer_by_answer(used)

    for draw, channel in np.ndindex(3, 2):
        rows = np.flatnonzero(used.seen[:, channel])
        whole = multivariate_normal(
            used.expected[draw, rows, channel],
            cover_of(used, draw, channel)[np.ix_(rows, rows)],
        ).logpdf(used.answers[rows, channel])
        steps = found.after_earlier[draw, rows, channel] - np.log(2 * used.half[0])
        assert steps.sum() == pytest.approx(whole, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_all_other_answers_tell_what_the_dense_formula_says(held, seed):
    used = held(seed)

    found = answer_by_answer(used)

    for draw, channel in np.ndindex(3, 2):
        cover = cover_of(used, draw, channel)
        rows = np.flatnonzero(used.seen[:, channel])
        for row in rows:
            others = rows[rows != row]
            carried = np.linalg.solve(cover[np.ix_(others, others)], cover[others, row])
            off = (used.answers - used.expected[draw])[others, channel]
            mean = used.expected[draw, row, channel] + carried @ off
            variance = cover[row, row] - carried @ cover[others, row]
            assert found.mean[draw, row, channel] == pytest.approx(mean, abs=1e-6)
            assert found.spread[draw, row, channel] ** 2 == pytest.approx(
                variance, rel=1e-6
            )
            density = norm(mean, np.sqrt(variance)).logpdf(used.answers[row, channel])
            told = found.among_others[draw, row, channel] - np.log(2 * used.half[0])
            assert told == pytest.approx(density, abs=1e-5)


def test_where_nothing_was_answered_nothing_is_told(held):
    used = held(1)

    found = answer_by_answer(used)

    assert (found.after_earlier[:, ~used.seen] == 0).all()
    assert (found.among_others[:, ~used.seen] == 0).all()


def test_the_end_of_a_scale_reaches_beyond_it(held):
    """Nothing carries over, so each answer is one ordered probit with even thresholds."""
    used = held(
        2,
        half=0.125,
        carried=np.zeros((3, 2)),
        answers=np.tile([[0.0, 0.25], [1.0, 0.5]], (6, 1)),
        missing=0.0,
    )

    found = answer_by_answer(used)

    low = np.where(used.answers == 0, -np.inf, used.answers - 0.125)
    high = np.where(used.answers == 1, np.inf, used.answers + 0.125)
    size = used.size[:, None]
    expected = norm.cdf((high - used.expected) / size) - norm.cdf(
        (low - used.expected) / size
    )
    np.testing.assert_allclose(found.after_earlier, np.log(expected), atol=1e-6)
    np.testing.assert_allclose(found.among_others, np.log(expected), atol=1e-6)
