"""The recursions against every path of a short record, written out."""

from itertools import product

import numpy as np

from bedding.model.inference.rhythm.conjugate import beforehand
from bedding.model.inference.rhythm.models import (
    MODELS,
    STAGES,
    STATES,
    drawn_from,
    transition,
)
from bedding.model.inference.rhythm.recursion import foretold, paths

COUNTS = np.array([[1.0, 0, 0], [0, 0, 0], [0, 2, 1], [0, 0, 1], [1, 0, 0]])


def numbers_of(model, key, lanes=1):
    return drawn_from(*beforehand(model, lanes, 3), np.random.default_rng(key))


def every_path(model, numbers):
    """Return all paths of states with the log probability of the days along each."""
    steps, begins = (each[0] for each in transition(model, numbers))
    used = [
        s
        for s in range(STATES)
        if s // STAGES < model.phases and s % STAGES < model.stages
    ]
    logs = {}
    with np.errstate(divide="ignore"):
        seen = COUNTS @ np.log(numbers.shows[0]).T
        for states in product(used, repeat=len(COUNTS)):
            log = np.log(begins[states[0]]) + seen[0, states[0] // STAGES]
            for day in range(1, len(COUNTS)):
                log += np.log(steps[states[day - 1], states[day]])
                log += seen[day, states[day] // STAGES]
            logs[states] = log
    return logs


def test_foretold_days_multiply_to_the_sum_over_every_path():
    for model in MODELS[:4]:
        numbers = numbers_of(model, key=model.phases)

        told = foretold(COUNTS, numbers.shows, *transition(model, numbers))

        expected = np.log(
            sum(np.exp(log) for log in every_path(model, numbers).values())
        )
        np.testing.assert_allclose(told.sum(), expected, rtol=1e-9)
        assert told[0, 1] == 0.0


def test_paths_come_as_often_as_they_are_probable():
    model = MODELS[1]
    lanes = 6400
    numbers = numbers_of(model, key=7)
    logs = every_path(model, numbers)
    many = numbers.at(np.zeros(lanes, dtype=int))

    drawn = paths(
        COUNTS,
        np.full(lanes, len(COUNTS)),
        many.shows,
        *transition(model, many),
        np.random.default_rng(3),
    )

    total = sum(np.exp(log) for log in logs.values())
    found, often = np.unique(drawn, axis=0, return_counts=True)
    shares = {
        tuple(path): count / lanes for path, count in zip(found, often, strict=True)
    }
    for path, log in logs.items():
        share = np.exp(log) / total
        # Five standard errors of a share.
        error = 5.0 * np.sqrt(share * (1 - share) / lanes) + 1e-9
        assert abs(shares.get(path, 0.0) - share) < error


def test_days_after_the_end_say_nothing_of_a_path():
    model = MODELS[1]
    lanes = 2000
    numbers = numbers_of(model, key=8).at(np.zeros(lanes, dtype=int))
    given = (numbers.shows, *transition(model, numbers))
    other = COUNTS[[0, 1, 4, 2, 3]]

    one = paths(COUNTS, np.full(lanes, 2), *given, np.random.default_rng(1))
    two = paths(other, np.full(lanes, 2), *given, np.random.default_rng(1))

    np.testing.assert_array_equal(one, two)
