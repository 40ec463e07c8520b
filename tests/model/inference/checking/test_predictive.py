"""The quantities by hand, and checks that find what is put in."""

import numpy as np
import pytest
from scipy.stats import pearsonr

from bedding.model import Episode
from bedding.model.inference.checking import Shown, check_predictive
from bedding.model.inference.checking.predictive import (
    correlation,
    jump,
    quantities,
)

GIVEN = np.array([[0.0, 0.5, np.nan, 1.0, 1.0, 0.25]])


def test_quantities_are_what_they_say():
    warmth = np.array([0.1, 0.5, 0.2, 0.9, 0.8, 0.3])
    named = quantities(Episode(warmth=warmth, threat=0.2), 6)

    found = {name: float(quantity(GIVEN)[0]) for name, quantity in named.items()}

    there = ~np.isnan(GIVEN[0])
    assert set(found) == {
        "mean", "spread", "carry_over", "low_end", "high_end", "jump", "with_warmth",
    }  # fmt: skip
    assert found["mean"] == pytest.approx(2.75 / 5)
    assert found["spread"] == pytest.approx(GIVEN[0, there].std())
    assert found["low_end"] == pytest.approx(1 / 5)
    assert found["high_end"] == pytest.approx(2 / 5)
    assert found["jump"] == pytest.approx((0.5 + 0.0 + 0.75) / 3)
    pairs = [(0.5, 0.0), (1.0, 1.0), (0.25, 1.0)]
    assert found["carry_over"] == pytest.approx(pearsonr(*zip(*pairs, strict=True))[0])
    assert found["with_warmth"] == pytest.approx(
        pearsonr(GIVEN[0, there], warmth[there])[0]
    )


def test_what_does_not_vary_goes_with_nothing():
    flat = np.full((1, 5), 0.3)

    assert correlation(flat, np.arange(5.0)[None]).tolist() == [0.0]
    assert np.isnan(jump(np.full((1, 3), np.nan))).all()


def checked(held, again, **given):
    used = held(0, entries=30, channels=1, missing=0.0, half=1 / 12, **given)
    found = check_predictive(used, again(used), Episode())
    return {each.quantity: each for each in found}


def test_answers_given_again_as_they_were_are_reproduced(held):
    found = checked(held, lambda used: np.repeat(used.answers[None], 200, axis=0))

    assert {each.shown for each in found.values()} == {Shown.YES}
    assert {each.tail for each in found.values()} == {1.0}


def test_a_fit_that_is_too_still_is_found_out(held):
    random = np.random.default_rng(0)

    def still(used):
        return 0.5 + 0.02 * random.normal(size=(400, *used.answers.shape))

    found = checked(held, still)

    assert found["spread"].shown is Shown.TOO_LOW
    assert found["jump"].shown is Shown.TOO_LOW
    assert found["spread"].high < found["spread"].given


def test_ends_that_the_person_never_uses_are_found_out(held):
    random = np.random.default_rng(0)

    def wide(used):
        return np.clip(
            np.round(random.uniform(-0.5, 1.5, (400, *used.answers.shape)) * 6) / 6,
            0,
            1,
        )

    found = checked(held, wide)

    assert found["low_end"].shown is Shown.TOO_HIGH
    assert found["low_end"].tail == pytest.approx(0.0)


def test_a_tail_is_twice_the_smaller_share_and_ties_count_half(held):
    def ranked(used):
        """Of 100 means, 10 below the given one, 4 the same and 86 above it."""
        moved = np.concatenate([np.full(10, -0.01), np.zeros(4), np.full(86, 0.01)])
        return used.answers[None] + moved[:, None, None]

    found = checked(held, ranked)["mean"]

    assert found.tail == pytest.approx(2 * 0.12)
    assert found.shown is Shown.YES
