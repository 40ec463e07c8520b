import numpy as np
import pytest

from bedding.charts.contours import contour

GRID = np.linspace(0.0, 1.0, 21)
X, Y = np.meshgrid(GRID, GRID)


@pytest.mark.parametrize("level", [0.31, 0.5, 0.97, 1.6])
def test_on_a_plane_the_line_is_exact_and_runs_from_edge_to_edge(level: float):
    pieces = contour(GRID, GRID, X + Y, level=level)

    np.testing.assert_allclose(pieces.sum(axis=2), level, atol=1e-12)
    length = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1).sum()
    assert length == pytest.approx(np.sqrt(2) * min(level, 2 - level), rel=1e-9)


def test_around_a_hill_the_line_is_a_circle():
    pieces = contour(GRID, GRID, (X - 0.5) ** 2 + (Y - 0.5) ** 2, level=0.09)

    radii = np.linalg.norm(pieces.reshape(-1, 2) - 0.5, axis=1)
    # Linear interpolation of a square is off by at most the step squared over 8, through 2 r.
    np.testing.assert_allclose(radii, 0.3, atol=0.05**2 / 8 / 0.6 * 2)
    length = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1).sum()
    assert length == pytest.approx(2 * np.pi * 0.3, rel=0.01)


@pytest.mark.parametrize("corner", [1.0, 0.0])
def test_in_a_saddle_the_mean_says_which_corners_belong_together(corner: float):
    values = np.asarray([[corner, 1 - corner], [1 - corner, corner]])
    low, high = (
        contour(np.arange(2.0), np.arange(2.0), values, level=at) for at in (0.4, 0.6)
    )

    # Below the mean the two low corners are cut off, above it the two high ones.
    for pieces, cut_off in ((low, 0.0), (high, 1.0)):
        middles = pieces.mean(axis=1)
        nearest = [values[round(y), round(x)] for x, y in middles]
        assert nearest == [cut_off, cut_off]


def test_outside_the_values_there_is_no_line():
    assert contour(GRID, GRID, X, level=2.0).shape == (0, 2, 2)
