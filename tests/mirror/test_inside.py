import numpy as np
import pytest

from bedding.mirror.contrasts import difference, level
from bedding.mirror.hope import expected_less_came, hope
from bedding.mirror.inside import inside
from bedding.mirror.moments import Moments
from bedding.mirror.quantity import Why

RNG = np.random.default_rng


def by_name(findings):
    return {found.name: found for found in findings}


def seen(finding):
    return finding


def test_both_high_counts_days_above_the_middle_of_both_scales(diary):
    body = np.tile([0.9, 0.9, 0.2, 0.5], 15)
    pull = np.tile([0.9, 0.2, 0.9, 0.9], 15)

    found = by_name(
        inside(Moments(diary(60, {}, {"arousal": body, "pull": pull})), RNG(1))
    )

    low, high = found["both_high"].interval(0.9)
    assert low < 0.25 < high
    assert high < 0.45


def test_levels_are_means(diary):
    voice = np.linspace(0.2, 0.8, 50)

    found = seen(level(Moments(diary(50)), "voice_level", report=voice, rng=RNG(2)))

    assert found.estimate == pytest.approx(0.5, abs=0.05)


def test_a_difference_is_that_between_the_means(diary):
    marked = np.arange(60) % 2
    report = 0.5 - 0.3 * marked

    found = seen(
        difference(
            Moments(diary(60)), "x", report=report, marked=1.0 * marked, rng=RNG(3)
        )
    )

    np.testing.assert_allclose(found.draws, -0.3, atol=1e-12)


def test_a_difference_needs_moments_of_both_kinds(diary):
    marked = np.zeros(60)
    marked[:3] = 1

    found = seen(
        difference(
            Moments(diary(60)), "x", report=np.ones(60), marked=marked, rng=RNG(4)
        )
    )

    assert (found.why, found.has, found.needed) == (Why.TOO_FEW, 3, 5)


def test_openness_is_met_as_often_as_it_was_received_well(diary):
    openness = np.tile([1.0, np.nan, 0.0, np.nan], 15)

    found = by_name(inside(Moments(diary(60, {"openness": openness})), RNG(5)))[
        "openness_met"
    ]

    assert found.moments == 30
    low, high = found.interval(0.9)
    assert low < 0.5 < high


def test_expectation_is_held_against_the_next_entry_and_not_over_a_hole(diary):
    times = np.array([0.0, 1.0, 2.0, 30.0])
    made = diary(
        times, {"warmth": [0.0, 0.5, 1.0, 1.0], "threat": 0.0}, {"expect": 0.5}
    )

    gap = expected_less_came(Moments(made))

    # What came, from hard to good: (warmth - threat + 1) / 2.
    np.testing.assert_allclose(gap, [0.5 - 0.75, 0.5 - 1.0, np.nan, np.nan])


def test_hope_that_does_not_bend_after_hurt_shows_above_what_comes(diary):
    hurt = np.repeat(np.arange(20) % 2, 4).astype(float)
    made = diary(80, {"warmth": 1 - hurt, "threat": hurt}, {"expect": 0.7})

    found = by_name(hope(Moments(made), RNG(6)))

    assert found["expected_after_hurt"].interval(0.9)[0] > 0.2


def test_expectation_that_follows_shows_no_difference_in_level(diary):
    rng = RNG(7)
    hurt = (rng.random(200) < 0.4).astype(float)
    came = np.roll(1 - hurt, -1)
    made = diary(
        200, {"warmth": 1 - hurt, "threat": hurt}, {"expect": 0.2 + 0.6 * came}
    )

    found = by_name(hope(Moments(made), RNG(8)))

    low, high = found["expected_after_hurt"].interval(0.9)
    assert low < 0.05 < high + 0.1
    assert found["expectation_told"].interval(0.9)[0] > 0.9


def test_pull_in_silence_is_held_against_pull_in_contact(diary):
    contact = np.tile([0.0, 1.0], 30)
    made = diary(60, {"contact": contact}, {"pull": 0.8 - 0.5 * contact})

    found = by_name(hope(Moments(made), RNG(9)))["pull_in_silence"]

    np.testing.assert_allclose(found.draws, 0.5, atol=1e-12)
