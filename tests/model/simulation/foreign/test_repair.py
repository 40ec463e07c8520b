"""Turns of two, against arithmetic and closed forms."""

from dataclasses import replace

import numpy as np
import pytest

from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.simulation.foreign.repair import (
    HardTurns,
    Turns,
    influence,
    live_repaired,
    live_unrepaired,
    turns,
)

COUPLE = Turns(
    alone=0.3,
    other_alone=0.2,
    inertia=0.5,
    other_inertia=0.25,
    lift=0.1,
    fall=0.2,
    warm_from=0.15,
    hurt_from=-0.3,
    repair=0.4,
    repairs_from=-0.2,
    noise=0.1,
)


def test_influence_is_a_step_beyond_each_threshold_and_nothing_between():
    found = [influence(COUPLE, seen) for seen in (-1.0, -0.31, -0.29, 0.14, 0.16, 1.0)]

    assert found == [-0.2, -0.2, 0.0, 0.0, 0.1, 0.1]


def test_turns_follow_the_equations_by_hand():
    # In units of the noise, .1: the first turn pushes the other down by 1.5, then nothing.
    noise = np.array([[0.0, -15.0], [0.0, 0.0], [0.0, 0.0]])

    positive, repaired = turns(COUPLE, noise)

    # Both begin alone at .3 and .2; .2 is warm, so the person gets .15 + .15 + .1 = .4. The other
    # gets .15 + .05 + .1 - 1.5 = -1.2. Then the person repairs: .15 + .2 - .2 + .4 = .55, and the
    # other: .15 - .3 + .1 = -.05. Then .15 + .275 = .425, and .15 - .0125 + .1 = .2375.
    np.testing.assert_allclose(
        positive, [[0.4, -1.2], [0.55, -0.05], [0.425, 0.2375]], atol=1e-12
    )
    np.testing.assert_array_equal(repaired, [[0.0, 0.0], [0.4, 0.0], [0.0, 0.0]])


def test_without_each_other_both_stay_around_where_they_are_alone():
    alone = replace(COUPLE, lift=0.0, fall=0.0, repair=0.0)
    noise = np.random.default_rng(0).standard_normal((50_000, 2))

    positive, repaired = turns(alone, noise)

    assert not repaired.any()
    np.testing.assert_allclose(positive.mean(axis=0), [0.3, 0.2], atol=0.006)
    # A first-order autoregression: s^2 / (1 - r^2).
    expected = 0.1 / np.sqrt(1.0 - np.array([0.5, 0.25]) ** 2)
    np.testing.assert_allclose(positive.std(axis=0), expected, rtol=0.02)


def test_repair_brings_both_up_again_sooner():
    low = replace(COUPLE, alone=0.0, other_alone=0.0)
    noise = np.random.default_rng(1).standard_normal((20_000, 2)) * 2.0

    mended, _ = turns(low, noise)
    left, _ = turns(replace(low, repair=0.0), noise)

    def after_falling(positive):
        """Return how positive the other is the day after the person fell."""
        fell = positive[:-1, 0] < -0.3
        return positive[1:, 1][fell].mean()

    assert after_falling(mended) > after_falling(left) + 0.03
    assert mended.mean() > left.mean()


@pytest.mark.parametrize("group", [Turns, HardTurns])
def test_no_couple_that_can_be_drawn_runs_away(group):
    for key in range(20):
        couple = Chance(kind="k", key=key).numbers(group)
        noise = np.random.default_rng(key).standard_normal((1000, 2))
        positive, _ = turns(couple, noise)
        # Five deviations of noise, and every step at once, over 1 - r.
        most = (5 * couple.noise + couple.lift + couple.fall + couple.repair) / 0.5
        assert np.abs(positive).max() < most + 0.4


def test_a_hard_couple_is_below_0_alone():
    drawn = [
        Chance(kind="unrepaired", key=key).numbers(HardTurns) for key in range(100)
    ]

    assert max(max(each.alone, each.other_alone) for each in drawn) < 0.0
    assert {each.repair for each in drawn} == {0.0}


def test_only_the_couple_that_repairs_makes_amends_and_only_the_other_hurts_on_most_days():
    good = live_repaired(Chance(kind="repaired", key=2), 2000).other
    hard = live_unrepaired(Chance(kind="unrepaired", key=2), 2000).other

    assert good.amends.mean() > 0.01
    assert hard.amends.sum() == 0.0
    assert np.mean(good.threat > 1 / 3) < 0.15
    assert np.mean(hard.threat > 1 / 3) > 0.5
