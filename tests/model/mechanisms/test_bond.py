"""The two bonds: how they are learned, how they fade, how they are missed."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.integrate import solve_ivp

from bedding.model.mechanisms import bond
from bedding.model.mechanisms.bond import Bond
from bedding.model.parameters import BondParameters, about
from bedding.units import rate_from_half_life

OURS: Any = BondParameters()
LIVING: Any = Bond(0.1, 0.2, 0.15, 0.25)
share = st.floats(0.0, 1.0)


def learn(before=LIVING, parameters=OURS, **given_):
    usual = {"warmth": 0.8, "trust": 0.7, "arousal": 0.0, "error": 0.3, "power": 0.0}
    return bond.learn(parameters, before, **(usual | given_))


def gained(before=LIVING, **given_):
    return np.subtract(learn(before, **given_), before)


def test_without_contact_each_part_halves_in_its_own_time():
    alone = replace(OURS, consolidation=0.0)

    after = bond.drift(alone, LIVING, contact=0.0, elapsed=OURS.fast_half_life)

    slow = 0.5 ** (OURS.fast_half_life / OURS.slow_half_life)
    expected = np.multiply(LIVING, [0.5, slow, 0.5, slow])
    np.testing.assert_allclose(np.array(after), expected)


def test_over_years_the_bond_is_a_sum_of_two_exponentials():
    alone = replace(OURS, consolidation=0.0)
    days = np.array([30.0, 183.0, 1500.0])

    strengths = [
        bond.strength(bond.drift(alone, LIVING, contact=0.0, elapsed=float(day)))
        for day in days
    ]

    fast = 0.25 * np.exp(-rate_from_half_life(OURS.fast_half_life) * days)
    slow = 0.45 * np.exp(-rate_from_half_life(OURS.slow_half_life) * days)
    np.testing.assert_allclose(np.array(strengths), fast + slow, rtol=1e-12)


def test_the_fast_part_settles_into_the_slow_one_as_the_equation_says():
    def change(_, parts):
        fast, slow = parts
        above = max(fast - bond.ALIVE * slow, 0.0)
        settling = OURS.consolidation * (1.0 - fast - slow) * above
        return [
            -rate_from_half_life(OURS.fast_half_life) * fast,
            -rate_from_half_life(OURS.slow_half_life) * slow + settling,
        ]

    state = Bond(0.3, 0.2, 0.0, 0.0)
    for _ in range(400):
        state = bond.drift(OURS, state, contact=0.0, elapsed=0.05)

    expected = solve_ivp(change, (0.0, 20.0), [0.3, 0.2], rtol=1e-10).y[:, -1]
    # Settling is taken over each step at its start: an error of the order of the step.
    np.testing.assert_allclose(np.array(state[:2]), expected, rtol=1e-3)


def test_contact_keeps_the_fast_part():
    apart, together = (
        bond.drift(OURS, LIVING, contact=contact, elapsed=20.0).calm_fast
        for contact in (0.0, 1.0)
    )

    left = (1.0 - OURS.contact_keeps) * 20.0 / OURS.fast_half_life
    assert together == pytest.approx(0.1 * 0.5**left)
    assert together > apart


def test_calm_warmth_teaches_no_relief():
    assert gained(arousal=0.0)[2] == 0.0
    assert gained(arousal=0.0)[0] > 0.0


def test_relief_takes_arousal_surprise_and_trust_together():
    assert gained(arousal=0.8, error=-0.2)[2] == 0.0
    assert gained(arousal=0.8, trust=0.0)[2] == 0.0
    assert gained(arousal=0.8, warmth=0.0)[2] == 0.0
    assert gained(arousal=0.8)[2] > 0.0


def test_relief_is_in_proportion_to_arousal_and_to_surprise():
    once = gained(arousal=0.2, error=0.2)[2]

    assert gained(arousal=0.4, error=0.2)[2] == pytest.approx(2.0 * once)
    assert gained(arousal=0.2, error=0.4)[2] == pytest.approx(2.0 * once)


def test_power_adds_to_relief_and_not_to_calm():
    free, held = gained(arousal=0.5), gained(arousal=0.5, power=1.0)

    assert held[2] == pytest.approx(free[2] * (1.0 + OURS.power_gain))
    assert held[0] == free[0]


def test_one_warm_moment_wakes_a_faded_bond_and_leaves_a_living_one():
    faded = Bond(0.0, 0.4, 0.0, 0.2)
    alive = Bond(0.4, 0.4, 0.2, 0.2)

    woken = gained(faded, warmth=1.0, trust=0.5)
    usual = gained(alive, warmth=1.0, trust=0.5)

    assert woken[0] > 10.0 * usual[0]
    assert woken[2] > 0.0
    assert usual[2] == 0.0


@settings(deadline=None, max_examples=40)
@given(
    st.tuples(share, share, share, share),
    st.floats(0.0, 6.0),
    st.floats(0.0, 3.0),
    share,
    share,
    st.sampled_from(("default", "high")),
)
def test_the_bond_never_passes_one(parts, arousal, error, warmth, power, extreme):
    total = max(sum(parts), 1.0)
    before = Bond(*(part / total for part in parts))
    edge = {
        name: about(member).high for name, member in OURS.__dataclass_fields__.items()
    }
    numbers = OURS if extreme == "default" else BondParameters(**edge)

    after = learn(
        before, numbers, arousal=arousal, error=error, warmth=warmth, power=power
    )

    assert bond.strength(after) <= 1.0 + 1e-12
    assert all(new >= old for new, old in zip(after, before, strict=True))


def test_relief_share_is_a_share_and_nothing_without_a_bond():
    assert bond.relief_share(LIVING) == pytest.approx(0.4 / 0.7)
    assert bond.relief_share(Bond(0.0, 0.0, 0.0, 0.0)) == 0.0


@settings(deadline=None, max_examples=40)
@given(share, share, share, share)
def test_separation_needs_bond_waiting_and_belief(fast, relief, waiting, belief):
    missed = bond.separation(
        Bond(fast, 0.3, relief, 0.3), waiting=waiting, belief=belief
    )

    assert 0.0 <= missed <= min(waiting, belief)
    assert bond.separation(Bond(0.0, 0.5, 0.0, 0.5), waiting=1.0, belief=1.0) == 0.0
