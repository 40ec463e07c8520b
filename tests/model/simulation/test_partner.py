"""What the other does: each knob measured, alone."""

from dataclasses import replace
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.errors import OutOfRangeError
from bedding.model import Partner, Phase, partner_from_knobs, presets
from bedding.model.simulation.partner import longest_step, waking

STEADY = partner_from_knobs(predictability=0.7, contrast=0.3)


def moments(life, name, *, where="bid"):
    return life[name][life[where] > 0]


def standard_error(values):
    return values.std() / np.sqrt(values.size)


# ------------------------------------------------------------------ matched means
MATCHED = {
    "secure": presets.SECURE,
    "lukewarm": presets.LUKEWARM,
    "intermittent": presets.INTERMITTENT,
}


@pytest.fixture(scope="module")
def matched(met):
    return {name: met(partner, days=300) for name, partner in MATCHED.items()}


def test_matched_presets_have_the_same_mean_warmth_and_hurt(matched):
    for quantity, expected in (("warmth", 0.45), ("threat", 0.10)):
        means = {name: moments(life, quantity).mean() for name, life in matched.items()}
        errors = [standard_error(moments(life, quantity)) for life in matched.values()]
        # Chance, and what the ends of the scale cut off the swing of moments near them.
        allowed = 4.0 * max(errors) + 0.01
        assert means == pytest.approx(dict.fromkeys(MATCHED, expected), abs=allowed)


def test_matched_presets_differ_in_contrast_and_predictability(matched):
    def apart(life):
        answered = moments(life, "answered") > 0
        warmth = moments(life, "warmth")
        return warmth[answered].mean() - warmth[~answered].mean()

    contrast = {name: apart(life) for name, life in matched.items()}
    rate = {name: moments(life, "answered").mean() for name, life in matched.items()}

    assert contrast["lukewarm"] < contrast["secure"] < contrast["intermittent"]
    assert rate["intermittent"] == pytest.approx(0.5, abs=0.02)
    assert rate["secure"] == pytest.approx(0.95, abs=0.01)
    assert rate["lukewarm"] == pytest.approx(0.95, abs=0.01)


# ------------------------------------------------------------------ the knobs
@settings(deadline=None, max_examples=60)
@given(
    st.floats(0.02, 0.98),
    st.floats(0.0, 1.0),
    st.floats(0.0, 1.0),
    st.floats(0.0, 1.0),
    st.floats(0.0, 1.0),
)
def test_means_and_contrast_are_exact_or_refused(p, contrast, warmth, threat, hurtful):
    knobs = {
        "predictability": p,
        "contrast": contrast,
        "warmth": warmth,
        "threat": threat,
        "hurtful": hurtful,
    }
    ends = (
        warmth + (1 - p) * contrast * (1 - hurtful),
        warmth - p * contrast * (1 - hurtful),
        threat - (1 - p) * contrast * hurtful,
        threat + p * contrast * hurtful,
    )
    if min(ends) < -1e-9 or max(ends) > 1.0 + 1e-9:
        with pytest.raises(OutOfRangeError, match=r"of a (good|bad) moment must lie"):
            partner_from_knobs(**knobs)
        return

    (phase,) = partner_from_knobs(**knobs).phases

    mean_warmth = p * phase.warmth_good + (1.0 - p) * phase.warmth_bad
    mean_threat = p * phase.threat_good + (1.0 - p) * phase.threat_bad
    apart = phase.warmth_good - phase.warmth_bad + phase.threat_bad - phase.threat_good
    assert mean_warmth == pytest.approx(warmth, abs=1e-8)
    assert mean_threat == pytest.approx(threat, abs=1e-8)
    assert apart == pytest.approx(contrast, abs=1e-8)


def test_means_that_allow_no_such_contrast_are_named():
    with pytest.raises(
        OutOfRangeError,
        match=r"warmth of a bad moment must .* 0\.0 and 1\.0, .* is -0\.329",
    ):
        partner_from_knobs(predictability=0.9, contrast=0.9, warmth=0.4, hurtful=0.1)


KNOBS: dict[str, tuple[Any, Any]] = {
    "answered": (
        partner_from_knobs(predictability=0.4, contrast=0.3),
        lambda life: moments(life, "answered").mean(),
    ),
    "contrast": (
        partner_from_knobs(predictability=0.7, contrast=0.6),
        lambda life: (
            moments(life, "warmth")[moments(life, "answered") > 0].mean()
            - moments(life, "warmth")[moments(life, "answered") == 0].mean()
        ),
    ),
    "warmth": (
        partner_from_knobs(predictability=0.7, contrast=0.3, warmth=0.6),
        lambda life: moments(life, "warmth").mean(),
    ),
    "threat": (
        partner_from_knobs(predictability=0.7, contrast=0.3, threat=0.25),
        lambda life: moments(life, "threat").mean(),
    ),
    "amends": (
        partner_from_knobs(predictability=0.7, contrast=0.3, amends=0.9),
        lambda life: moments(life, "amends", where="answered").mean(),
    ),
    "openness": (
        partner_from_knobs(predictability=0.7, contrast=0.3, openness=0.2),
        lambda life: (moments(life, "met", where="voiced") > 0).mean(),
    ),
    "rate": (replace(STEADY, rate=8.0), lambda life: life["bid"].sum(axis=0).mean()),
    "voicing": (
        replace(STEADY, voicing=0.8),
        lambda life: moments(life, "voiced").mean(),
    ),
}
"""A partner with one knob turned, and how that knob is measured."""
FOLLOWS = {
    # Hurt that is made good is hurt that was done, and a pause before the answer that does so.
    "answered": {"amends"},
    "contrast": {"amends"},
    "threat": {"amends"},
    "rate": {"amends"},
}
"""What is not a knob of its own: how much is made good follows how much there is."""


@pytest.fixture(scope="module")
def turned(met):
    return {
        knob: met(partner, days=200, hours=1.0) for knob, (partner, _) in KNOBS.items()
    }


@pytest.mark.parametrize("knob", sorted(KNOBS))
def test_a_turned_knob_moves_what_it_names_and_leaves_the_others(knob, turned, met):
    steady = met(STEADY, days=200, hours=1.0)

    moved = {
        name: measure(turned[knob]) / measure(steady) - 1.0
        for name, (_, measure) in KNOBS.items()
    }

    assert abs(moved.pop(knob)) > 0.25
    for name in FOLLOWS.get(knob, set()):
        del moved[name]
    # About a thousand moments for each of 40 persons: within a few per cent by chance.
    assert {name: by for name, by in moved.items() if abs(by) > 0.06} == {}


def test_regularity_makes_answers_regular_and_leaves_their_rate(met):
    def gaps(regularity):
        life = met(replace(STEADY, regularity=regularity), days=120, persons=10)
        rates, spreads = [], []
        for person in range(10):
            answered = life["answered"][life["bid"][:, person] > 0, person]
            rates.append(answered.mean())
            spreads.append(np.diff(np.flatnonzero(answered)).std())
        return np.mean(rates), np.mean(spreads)

    chance, half, clock = gaps(0.0), gaps(0.5), gaps(1.0)

    # At a rate of .7 a rotation answers every first or second moment: a spread of at most 1 / 2.
    assert clock[1] <= 0.5 < half[1] < chance[1]
    assert clock[0] == pytest.approx(0.7, abs=0.01)
    assert chance[0] == pytest.approx(0.7, abs=0.04)


# ------------------------------------------------------------------ phases, gaps, beginnings
def test_phases_last_as_long_as_they_say_and_follow_one_another(met):
    lengths = (10.0, 7.0, 3.0, 5.0)
    ring = Partner(phases=tuple(Phase(length=length) for length in lengths))

    phase = met(ring, days=1500, persons=20)["phase"]

    turns = np.diff(phase, axis=0)
    assert set(np.unique(turns)) == {-3.0, 0.0, 1.0}
    for index, length in enumerate(lengths):
        starts = ((phase[1:] == index) & (turns != 0)).sum()
        # Half of each length is certain, half exponential: its spread is half the length. Steps
        # of two hours add one twelfth of a day to a length at most.
        spread = 0.5 * length / np.sqrt(starts)
        mean = (phase == index).sum() / 12.0 / starts
        assert mean == pytest.approx(length, abs=4.0 * spread + 1.0 / 12.0 + 0.1)


def test_no_contact_means_that_nothing_comes(met):
    life = met(presets.NO_CONTACT, days=30)

    for quantity in (
        "answered",
        "warmth",
        "threat",
        "amends",
        "contact",
        "voiced",
        "met",
    ):
        np.testing.assert_array_equal(life[quantity], 0.0, quantity)
    np.testing.assert_array_equal(life["waiting"], presets.NO_CONTACT.missing)


def test_contact_ends_on_the_day_it_ends(met):
    life = met(replace(STEADY, leaves_after=10.0), days=20)

    assert life["warmth"][: 10 * 12 - 1].sum() > 0
    assert life["warmth"][10 * 12 - 1 :].sum() == 0


def test_on_off_has_gaps_and_comes_back(met):
    life = met(presets.ON_OFF, days=400)
    apart = life["phase"] == 2

    assert 0.1 < apart.mean() < 0.6
    assert life["warmth"][apart].sum() == life["contact"][apart].sum() == 0.0
    assert (np.diff(apart.astype(int), axis=0) == -1).any(axis=0).mean() > 0.9


def test_a_beginning_fades_by_its_half_life(met):
    life = met(presets.LOVE_BOMBING, days=400, persons=200)

    def rate(first, last):
        window = slice(round(first * 12), round(last * 12))
        return life["answered"][window].sum() / life["bid"][window].sum()

    usual = presets.LOVE_BOMBING.phases[0].answered
    fading = presets.LOVE_BOMBING.fading
    early = presets.LOVE_BOMBING.honeymoon * (1.0 - usual)
    for first, last in ((0, 10), (35, 45), (390, 400)):
        left = np.mean(0.5 ** (np.linspace(first, last, 50) / fading))
        assert rate(first, last) == pytest.approx(usual + early * left, abs=0.03)


def test_moments_come_in_waking_hours_at_their_rate(met):
    life = met(STEADY, days=300, hours=1.0)

    by_hour = life["bid"].reshape(300, 24, 40).mean(axis=(0, 2))
    # The step that ends at hour h is number h - 1: awake from the one ending at 8 to that at 23.
    awake = (by_hour > 0).nonzero()[0] + 1
    np.testing.assert_array_equal(awake, np.arange(8, 24))
    assert by_hour.sum() == pytest.approx(STEADY.rate, rel=0.03)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_waking_hours_are_the_same_on_every_day_in_every_precision(kind):
    ends = jnp.asarray((np.arange(1, 24 * 1000 + 1) / 24.0).astype(kind))

    days = np.asarray(waking(ends)).reshape(1000, 24)
    assert (days == days[0]).all()
    assert days[0].sum() == 16


def test_what_is_voiced_falls_with_what_is_held_back(met):
    """The fixture holds back one in five things."""
    life = met(replace(STEADY, voicing=0.5), days=200)

    assert moments(life, "voiced").mean() == pytest.approx(0.5 * 0.8, abs=0.02)


def test_waiting_is_a_share_and_ends_with_an_answer(met):
    life = met(presets.INTERMITTENT, days=100)

    assert life["waiting"].min() >= 0.0
    assert life["waiting"].max() <= 1.0
    missed = (life["bid"] > 0) & (life["answered"] == 0)
    assert life["waiting"][missed].mean() > 0.5
    np.testing.assert_array_equal(life["waiting"][life["answered"] > 0], 0.0)


def test_a_step_must_leave_room_for_every_moment():
    assert longest_step(STEADY) == pytest.approx((16.0 / 24.0) / 4.0)
    assert longest_step(replace(STEADY, rate=0.0)) == pytest.approx(1.0 / 3.0)
    assert longest_step(replace(STEADY, rate=16.0)) == pytest.approx(1.0 / 24.0)
