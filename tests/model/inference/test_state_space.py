"""The state-space rivals against the dense formula of a Gaussian process with unknown scale."""

import time

import numpy as np
import pytest
from scipy.stats import multivariate_t

from bedding.model.inference.state_space import (
    FREEDOM,
    MIDDLE,
    MOVES,
    SIZE,
    crps,
    forecast,
    grid,
)

FINE = np.array([1e-7])


def pushed(times, inputs, half_life):
    """What each input has left in x at each entry, by direct summing."""
    ago = times[:, None] - times
    kept = np.where(ago >= 0, 2.0 ** (-np.maximum(ago, 0) / half_life), 0.0)
    return kept @ inputs


@pytest.mark.parametrize("inputs", [0, 3])
def test_forecasts_multiply_to_the_density_of_all_answers(inputs):
    random = np.random.default_rng(inputs)
    times = np.cumsum(random.uniform(0.05, 3.0, size=15))
    moving = random.uniform(size=(15, inputs))
    answers = np.clip(0.5 + 0.15 * random.normal(size=(15, 1)), 0.01, 0.99)
    seen = np.ones((15, 1), dtype=bool)
    seen[[4, 9]] = False

    told = forecast(answers, seen, FINE, times, moving)

    rows = np.flatnonzero(seen[:, 0])
    for point, (carried, half_life, _) in enumerate(zip(*grid(), strict=True)):
        design = pushed(times, moving, half_life)
        apart = np.abs(times[:, None] - times)
        cover = SIZE**2 * (
            carried * 2.0 ** (-apart / half_life) + (1 - carried) * np.eye(15)
        )
        cover += MIDDLE[1] ** 2 + MOVES**2 * design @ design.T
        whole = multivariate_t(
            loc=np.full(len(rows), MIDDLE[0]),
            shape=cover[np.ix_(rows, rows)],
            df=FREEDOM,
        ).logpdf(answers[rows, 0])
        steps = np.log(told.part[rows, 0, point] / (2 * FINE[0]))
        assert steps.sum() == pytest.approx(whole, abs=1e-4)


def test_points_are_weighted_by_how_well_they_foretold():
    random = np.random.default_rng(1)
    answers = random.uniform(size=(10, 2))
    seen = random.uniform(size=answers.shape) > 0.3
    half = np.array([1 / 12, 1 / 12])

    told = forecast(answers, seen, half, np.arange(10.0), np.empty((10, 0)))

    given = np.where(seen[:-1, :, None], told.part[:-1], 1.0).prod(axis=0)
    expected = grid()[2] * given
    np.testing.assert_allclose(
        told.weight[-1], expected / expected.sum(axis=-1, keepdims=True), rtol=1e-9
    )


def test_probabilities_of_all_answers_of_a_scale_add_up_to_one():
    random = np.random.default_rng(2)
    answers = np.round(random.uniform(size=(8, 1)) * 4) / 4
    seen = np.ones((8, 1), dtype=bool)
    total = 0.0
    for last in np.linspace(0, 1, 5):
        other = answers.copy()
        other[-1] = last
        told = forecast(
            other, seen, np.array([0.125]), np.arange(8.0), np.empty((8, 0))
        )
        total += told.probability[-1, 0]

    assert total == pytest.approx(1.0, abs=1e-9)


def test_answers_at_one_end_are_foretold_as_such():
    answers = np.zeros((40, 1))
    answers[::8] = 0.25
    seen = np.ones((40, 1), dtype=bool)

    told = forecast(
        answers, seen, np.array([0.125]), np.arange(40.0), np.empty((40, 0))
    )

    zero = told.probability[20:, 0][answers[20:, 0] == 0]
    assert zero.mean() > 0.75


def test_crps_is_that_of_a_single_normal_where_all_parts_agree():
    answers = np.full((400, 1), 0.5)
    told = forecast(
        answers, np.zeros((400, 1), bool), FINE, np.arange(400.0), np.empty((400, 0))
    )
    told = told._replace(
        mean=np.full_like(told.mean, 0.5),
        spread=np.full_like(told.spread, 0.1),
        freedom=np.full_like(told.freedom, 1e6),
    )

    # Of a normal distribution at its own mean: spread * (sqrt(2) - 1) / sqrt(pi).
    assert crps(told, answers, FINE).mean() == pytest.approx(
        0.1 * (np.sqrt(2) - 1) / np.sqrt(np.pi), rel=0.03
    )


def test_half_a_year_of_seven_channels_takes_a_moment():
    random = np.random.default_rng(3)
    answers = np.round(random.uniform(size=(180, 7)) * 6) / 6
    arguments = (
        answers,
        np.ones(answers.shape, dtype=bool),
        np.full(7, 1 / 12),
        np.arange(180.0),
        random.uniform(size=(180, 10)),
    )

    seconds = []
    for _ in range(3):
        begin = time.process_time()
        forecast(*arguments)
        seconds.append(time.process_time() - begin)

    assert min(seconds) < 0.5  # .07 s on an idle core
