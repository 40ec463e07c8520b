"""The quadratic likelihood against the exact one, nearby; and its integral, by quadrature."""

import numpy as np
import pytest
from numpy.polynomial.hermite_e import hermegauss
from tests.model.inference.change.conftest import CHANNELS, diary

from bedding.model.inference import placed
from bedding.model.inference.change.lines import Around, Laid, exact, laid
from bedding.model.inference.change.pieces import piece_of_steps, pieces_of
from bedding.model.inference.change.varying import PLACES, STATIC, VARYING


@pytest.fixture(scope="module")
def setting():
    observations, episodes = diary(4, jumps={"voice": 1.0})
    where = placed(observations, episodes)
    pieces = pieces_of(observations.times)
    piece = piece_of_steps(pieces, where, observations.times)
    random = np.random.default_rng(0)
    residuals = np.zeros((2, len(CHANNELS), 3))
    residuals[..., 0] = -1.0
    around = Around(
        static=0.3 * random.normal(size=(2, len(STATIC))),
        jumps=0.1 * random.normal(size=(2, len(VARYING), len(pieces) - 1)),
        residuals=residuals,
    )
    return where.record, piece, around


def test_where_lines_are_laid_they_are_exact(setting):
    record, piece, around = setting

    known = laid(record, piece, around)

    there = exact(record, piece, around.static, around.jumps, around.residuals)
    np.testing.assert_allclose(known.at(np.arange(2), around.numbers), there, rtol=1e-9)


def test_nearby_the_quadratic_follows_the_exact_likelihood(setting):
    record, piece, around = setting
    known = laid(record, piece, around)
    random = np.random.default_rng(1)
    jumps = around.jumps + 0.01 * random.normal(size=around.jumps.shape)
    static = around.static.copy()
    static[:, PLACES] += 0.01 * random.normal(size=(2, len(PLACES)))
    moved = around._replace(static=static, jumps=jumps)

    line = known.at(np.arange(2), moved.numbers) - known.at(
        np.arange(2), around.numbers
    )

    change = exact(record, piece, static, jumps, around.residuals)
    change = change - exact(
        record, piece, around.static, around.jumps, around.residuals
    )
    # The slope is exact but for the gain, which the lines hold at its mean.
    np.testing.assert_allclose(line, change, atol=0.1 * np.abs(change).max())


def test_evidence_given_jumps_agrees_with_quadrature():
    random = np.random.default_rng(2)
    root = random.normal(size=(5, 5))
    known = Laid(
        height=np.array([-3.0]),
        score=random.normal(size=(1, 5)),
        information=(root @ root.T)[None],
    )
    jumps, voice = np.array([[0.3], [-0.2], [0.1]]), 0.4
    # Two jumps too few to be two boundaries: one boundary, three quantities, then first values.
    wide = Laid(
        height=known.height,
        score=np.append(known.score, [[0.2]], axis=1),
        information=np.pad(known.information, [(0, 0), (0, 1), (0, 1)])
        + 0.1 * np.eye(6),
    )

    found = wide.given(jumps, voice)

    nodes, weights = hermegauss(40)
    first, second = np.meshgrid(nodes, nodes)
    numbers = np.column_stack(
        [
            np.tile([0.3, -0.2, 0.1], (first.size, 1)),
            first.ravel(),
            second.ravel(),
            np.full(first.size, voice),
        ]
    )
    heights = wide.at(np.zeros(first.size, dtype=int), numbers)
    share = np.outer(weights, weights).ravel() / weights.sum() ** 2
    assert found[0] == pytest.approx(np.log(share @ np.exp(heights)), abs=1e-6)
