import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from bedding.actions.imagined.logistic import PENALTY, even, forward, logistic, rising


def made(seed, weights, count=4000):
    rng = np.random.default_rng(seed)
    features = np.column_stack([np.ones(count), rng.normal(size=(count, 2))])
    return features, rng.random(count) < expit(features @ weights)


def test_known_weights_come_back():
    features, sides = made(1, np.array([0.5, 1.0, -2.0]))

    # 4000 cases tell weights of this size to about .06.
    np.testing.assert_allclose(logistic(features, sides), [0.5, 1.0, -2.0], atol=0.2)


def test_the_weights_are_the_minimum_that_scipy_finds():
    features, sides = made(2, np.array([0.2, 0.5, 0.1]), count=80)
    offset = np.linspace(-1, 1, 80)
    rest = np.array([0.0, 1.0, 0.0])

    def lost(weights):
        odds = offset + features @ weights
        return (
            np.logaddexp(0, odds).sum()
            - (odds * sides).sum()
            + PENALTY / 2 * ((weights - rest) ** 2).sum()
        )

    expected = minimize(lost, np.zeros(3), tol=1e-12).x
    found = logistic(features, sides, offset=offset, pull_to=rest)
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_weight_below_nothing_is_left_out():
    features, sides = made(3, np.array([0.5, 1.0, -2.0]))

    found = forward(features, sides)

    assert found[2] == 0
    assert found[1] > 0
    np.testing.assert_allclose(found[:2], logistic(features[:, :2], sides))


def test_the_line_rises_and_gives_the_shares_that_came_true():
    rng = np.random.default_rng(4)
    stated = rng.normal(scale=2, size=20_000)
    # What is stated is twice as sure as it should be.
    sides = rng.random(20_000) < expit(stated / 2)

    at, gives = np.transpose(rising(stated, sides, np.ones(20_000)))

    assert (np.diff(at) > 0).all()
    assert (np.diff(gives) >= 0).all()
    # 4000 cases a piece: about a tenth of a log odds where the line breaks.
    np.testing.assert_allclose(gives[1:-1], at[1:-1] / 2, atol=0.25)


def test_what_is_right_already_stays_as_it_is_up_to_both_ends():
    rng = np.random.default_rng(5)
    stated = rng.normal(scale=2, size=20_000)
    sides = rng.random(20_000) < expit(stated)

    at, gives = np.transpose(rising(stated, sides, np.ones(20_000)))

    assert (at[0], at[-1]) == (stated.min(), stated.max())
    # Hardly any case lies at the ends, which are half as many log odds from the next corner.
    np.testing.assert_allclose(gives, at, atol=0.8)
    np.testing.assert_allclose(gives[1:-1], at[1:-1], atol=0.25)


def test_a_few_cases_make_no_line():
    assert rising(np.zeros(150), np.zeros(150, dtype=bool), np.ones(150)) == ()


@pytest.mark.parametrize("side", [True, False])
def test_one_sided_cases_are_finite(side):
    features = np.ones((30, 1))

    assert np.isfinite(logistic(features, np.full(30, side))).all()


def test_cases_count_as_often_as_they_are_told_to():
    features, sides = made(6, np.array([0.2, 0.5, 0.1]), count=60)
    counts = np.tile([1.0, 2.0, 0.0], 20)
    repeated = np.repeat(np.arange(60), counts.astype(int))

    np.testing.assert_allclose(
        logistic(features, sides, counts=counts),
        logistic(features[repeated], sides[repeated]),
        rtol=1e-6,
    )


def test_both_sides_weigh_the_same_in_each_group():
    sides = np.array([True, True, True, False, True, False, False, False, False])
    groups = np.array([1, 1, 1, 1, 2, 2, 2, 2, 2])

    counts = even(sides, groups)

    for group in (1, 2):
        inside = groups == group
        assert counts[inside & sides].sum() == pytest.approx(
            counts[inside & ~sides].sum()
        )
        assert counts[inside].sum() == pytest.approx(inside.sum())
