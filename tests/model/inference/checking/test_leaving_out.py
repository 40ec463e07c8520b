"""Leave-one-out against fits that were really made without the answer."""

import numpy as np
import pytest
from scipy.stats import norm

from bedding.model.inference.checking import answer_by_answer, leave_out

SIZE = 0.15


def normal_mean(held, answers, draws=4000):
    """Draws of a level from its posterior, flat beforehand: everything is known in closed form."""
    random = np.random.default_rng(7)
    count = len(answers)
    level = answers.mean() + SIZE / np.sqrt(count) * random.normal(size=draws)
    return held(
        0,
        draws=draws,
        entries=count,
        channels=1,
        missing=0.0,
        half=1e-4,
        answers=answers[:, None],
        expected=np.repeat(level[:, None, None], count, axis=1),
        size=np.full((draws, 1), SIZE),
        carried=np.zeros((draws, 1)),
    )


def left(used, key=0):
    return leave_out(
        used,
        answer_by_answer(used),
        effective=float(len(used.expected)),
        random=np.random.default_rng(key),
    )


def test_weights_give_what_a_fit_without_the_answer_gives(held):
    random = np.random.default_rng(3)
    answers = 0.5 + SIZE * random.normal(size=25)

    found = left(normal_mean(held, answers))

    spread = SIZE * np.sqrt(1 + 1 / 24)
    expected = [
        norm((answers.sum() - each) / 24, spread).logpdf(each) + np.log(2e-4)
        for each in answers
    ]
    # 4000 draws of a level; the furthest answers weigh a few of them most.
    np.testing.assert_allclose(found.each[:, 0], expected, atol=0.04)
    assert found.log == pytest.approx(sum(expected), abs=0.05)
    assert found.log_error == pytest.approx(5 * np.std(expected, ddof=1), abs=0.1)
    assert 0.5 < found.freedom < 1.6  # one number was learned
    assert found.untrusted == 0


def test_an_answer_that_alone_decides_is_not_trusted(held):
    answers = np.full(12, 0.5) + 0.01 * np.arange(12)
    answers[5] = 0.5 + 12 * SIZE

    found = left(normal_mean(held, np.clip(answers, 0, 2.5)))

    assert found.untrusted >= 1
    assert np.nanargmax(found.khat[:, 0]) == 5


def test_places_are_even_where_the_forecast_is_right_and_not_where_it_is_not(held):
    random = np.random.default_rng(5)
    right = 0.5 + SIZE * random.normal(size=150)
    narrow = 0.5 + 0.4 * SIZE * random.normal(size=150)

    fits = left(normal_mean(held, right, draws=500))
    misses = left(normal_mean(held, narrow, draws=500))

    assert fits.even["arousal"] > 0.05
    assert misses.even["arousal"] < 1e-3


def test_without_an_answer_there_is_nothing_to_leave_out(held):
    used = held(1, draws=100)

    found = left(used)

    assert (np.isnan(found.each) == ~used.seen).all()
    assert (np.isnan(found.khat) == ~used.seen).all()
