import numpy as np
import pytest
from scipy.stats import beta, dirichlet

from bedding.model.inference.rhythm.conjugate import (
    EVEN,
    Concentrations,
    beforehand,
    counted,
    log_densities,
    sorted_by,
)
from bedding.model.inference.rhythm.models import MODELS, STAGES, Numbers, drawn_from


def test_counted_phases_stages_and_turns():
    model = MODELS[2]  # two phases of three stages
    before = beforehand(model, 1, 2)
    counts = np.array([[1.0, 0], [1, 0], [0, 1], [0, 2], [5, 5]])
    # First phase: stage 2 stays, then the second phase: stages 0 and 1; the last day is unknown.
    path = np.array([[2, 2, STAGES, STAGES + 1, STAGES + 1]])

    after = counted(before, counts, path, np.array([4]))

    np.testing.assert_allclose(after.shows[0, :2] - EVEN, [[2, 0], [0, 3]])
    np.testing.assert_allclose((after.ends - before.ends)[0, :2], [[1, 1], [1, 0]])
    assert (after.follows - before.follows)[0, 0, 1] == 1.0
    assert (after.follows - before.follows).sum() == 1.0


def test_log_density_agrees_with_scipy():
    model = MODELS[3]  # three phases of one stage
    random = np.random.default_rng(1)
    known = beforehand(model, 1, 4)
    known = known._replace(
        shows=known.shows + random.uniform(0, 5, size=known.shows.shape)
    )
    numbers = drawn_from(*known, random)

    found = log_densities(model, numbers, known)[0, 0]

    expected = 0.0
    for phase in range(3):
        expected += dirichlet(known.shows[0, phase]).logpdf(numbers.shows[0, phase])
        expected += beta(*known.ends[0, phase]).logpdf(numbers.ends[0, phase])
        others = [p for p in range(3) if p != phase]
        expected += dirichlet(known.follows[0, phase, others]).logpdf(
            numbers.follows[0, phase, others]
        )
    assert found == pytest.approx(expected)


def test_one_phase_has_no_numbers_but_its_shares():
    known = beforehand(MODELS[0], 2, 3)
    numbers = drawn_from(*known, np.random.default_rng(0))

    found = log_densities(MODELS[0], numbers, known)

    expected = [
        dirichlet(np.full(3, EVEN)).logpdf(each) for each in numbers.shows[:, 0]
    ]
    np.testing.assert_allclose(found, np.array([expected, expected]).T)


def test_sorting_moves_everything_of_a_phase_together():
    random = np.random.default_rng(2)
    known = Concentrations(
        random.uniform(1, 2, (1, 4, 3)),
        random.uniform(1, 2, (1, 4, 2)),
        random.uniform(1, 2, (1, 4, 4)),
    )

    moved = sorted_by(np.array([[0.1, 0.4, 0.2, 0.3]]), known)

    order = [1, 3, 2, 0]
    np.testing.assert_array_equal(moved.shows[0], known.shows[0, order])
    np.testing.assert_array_equal(moved.ends[0], known.ends[0, order])
    np.testing.assert_array_equal(
        moved.follows[0], known.follows[0][np.ix_(order, order)]
    )
    assert isinstance(drawn_from(*moved, random), Numbers)
