import numpy as np
import pytest
from scipy import stats
from scipy.special import expit

from bedding.charts.uncertainty import EDGE, quantile_dots, region, spread, unbroken


def inside(corners: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Whether each point lies in the polygon, by counting the sides to its right."""
    crossings = np.zeros(len(points), dtype=int)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        between = (y0 > points[:, 1]) != (y1 > points[:, 1])
        at = x0 + (points[:, 1] - y0) / (y1 - y0 + 1e-300) * (x1 - x0)
        crossings += between & (points[:, 0] < at)
    odd: np.ndarray = crossings % 2 == 1
    return odd


def test_spread_has_the_quantiles_of_the_normal_distribution():
    draws = stats.norm.ppf((np.arange(4000) + 0.5) / 4000)[None, :]
    band = spread(draws)

    found = [band.low[0], band.lower[0], band.median[0], band.upper[0], band.high[0]]
    # 4000 evenly spread draws interpolate the quantile function to about 1e-3.
    np.testing.assert_allclose(
        found, stats.norm.ppf([0.05, 0.25, 0.5, 0.75, 0.95]), atol=2e-3
    )


def test_spread_has_nothing_where_a_draw_is_missing():
    draws = np.ones((3, 5))
    draws[1, 2] = np.nan

    assert spread(draws).known.tolist() == [True, False, True]


@pytest.mark.parametrize("mass", [0.5, 0.9])
@pytest.mark.parametrize("shape", ["normal", "skewed", "at the edge"])
def test_region_holds_its_share_of_the_draws_whatever_their_shape(
    mass: float, shape: str
):
    rng = np.random.default_rng(4)
    draws = {
        "normal": expit(rng.multivariate_normal([0.5, -1], [[1, 0.6], [0.6, 1]], 1500)),
        "skewed": rng.beta([0.7, 3.0], [4.0, 1.2], (1500, 2)),
        "at the edge": rng.beta([60.0, 2.0], [0.9, 2.0], (1500, 2)),
    }[shape]
    draws = draws.clip(EDGE, 1 - EDGE)
    corners = region(draws[:, 0], draws[:, 1], mass=mass)

    # A polygon of 48 corners cuts a little off the ellipse: less than 1 % of the draws.
    assert inside(corners, draws).mean() == pytest.approx(mass, abs=0.015)
    assert ((corners > 0) & (corners < 1)).all()


def test_region_of_equal_draws_is_a_point():
    corners = region(np.full(30, 0.3), np.full(30, 1.0), mass=0.9)

    np.testing.assert_allclose(corners[:, 0], 0.3, atol=1e-3)
    np.testing.assert_allclose(corners[:, 1], 1.0, atol=2e-3)


def test_each_dot_stands_for_an_equal_share():
    draws = np.random.default_rng(1).normal(size=2000)
    dots = quantile_dots(draws)

    below = [(draws <= dot).mean() for dot in dots]
    np.testing.assert_allclose(below, np.arange(0.025, 1, 0.05), atol=1e-3)


def test_unbroken_finds_the_runs_between_gaps():
    known = np.asarray([False, True, True, False, True, False])

    assert [run.tolist() for run in unbroken(known)] == [[1, 2], [4]]
    assert unbroken(np.zeros(3, dtype=bool)) == []
