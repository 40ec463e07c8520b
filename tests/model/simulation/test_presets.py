"""Every ready-made partner: within range, and a life with it stays finite for ten years."""

from dataclasses import fields

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Moment, Parameters, Partner, Phase, State, presets, simulate
from bedding.model.simulation.partner import WAKING_DAY

NAMES = tuple(presets.PRESETS)
YEARS = 10
SHARES = (
    "trust", "unpredictability", "belief", "hope", "separation", "bond", "relief_share", "voice",
    "silencing", "welcome", "sensitised", "peak",
)  # fmt: skip
POSITIVE = (
    "uncertainty", "volatility", "misses", "arousal", "stress_load", "nearness", "wanting",
    "leaving", "returning", "good", "bad", "fluctuation", "drive", "span",
)  # fmt: skip
KEPT = tuple(field.name for kind in (State, Moment) for field in fields(kind))


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_preset_can_be(name):
    partner = presets.PRESETS[name]

    assert len(partner.phases) in {1, 4}
    for phase in partner.phases:
        for field in fields(Phase):
            value = getattr(phase, field.name)
            assert value >= 0.0
            assert field.name == "length" or value <= 1.0, (name, field.name)
    for knob in ("regularity", "swing", "openness", "voicing", "honeymoon", "missing"):
        assert 0.0 <= getattr(partner, knob) <= 1.0


def test_presets_are_what_their_names_promise():
    assert {"secure", "lukewarm", "intermittent", "cold", "cruel", "avoidant", "love_bombing",
            "no_contact", "on_off", "secure_repaired", "intermittent_cycle"} <= set(NAMES)  # fmt: skip
    (cruel,), (secure,) = presets.CRUEL.phases, presets.SECURE_FREE.phases
    assert cruel.threat_bad > 0.5 > secure.threat_bad
    assert presets.LOVE_BOMBING.honeymoon > 0.5
    assert presets.NO_CONTACT.leaves_after == 0.0
    assert min(phase.open for phase in presets.ON_OFF.phases) == 0.0


@pytest.fixture(scope="module")
def decades(everyone):
    """Ten years with every preset, three persons each: axes `time, preset, person`."""
    crowd: Partner = jax.tree.map(lambda leaf: jnp.repeat(leaf, 3), everyone)
    life = simulate(
        crowd,
        days=YEARS * 365.25,
        hours=24.0 * WAKING_DAY / 4.0,
        keep=KEPT,
        every=6 * 30,
        key=9,
        dtype="float32",
    )
    return {name: value.reshape(-1, len(NAMES), 3) for name, value in life.items()}


@pytest.mark.slow
def test_ten_years_with_anyone_stay_finite(decades):
    assert [
        name for name, value in decades.items() if not np.isfinite(value).all()
    ] == []


@pytest.mark.slow
def test_ten_years_with_anyone_stay_within_bounds(decades):
    for name in SHARES:
        assert decades[name].min() >= -1e-5, name
        assert decades[name].max() <= 1.0 + 1e-5, name
    for name in POSITIVE:
        assert decades[name].min() >= 0.0, name
    assert np.abs(decades["expectation"]).max() <= 4.0
    assert np.abs(decades["mood"]).max() < 3.0
    assert np.abs(decades["self"]).max() < 15.0
    assert 0.2 < decades["stress_load"].min() < decades["stress_load"].max() < 10.0
    assert np.abs(decades["adrenal_mass"]).max() < 2.0


def late(decades, name, quantity, *, years):
    """The mean over the last half year before `years`."""
    end = round(years * 365.25 / 30)
    return float(decades[quantity][end - 6 : end, NAMES.index(name)].mean())


@pytest.mark.slow
@pytest.mark.parametrize("years", [2, YEARS])
def test_the_contrasts_between_presets_last(decades, years):
    def seen(name, quantity):
        return late(decades, name, quantity, years=years)

    assert seen("intermittent", "relief_share") > 2.0 * seen("secure", "relief_share")
    assert seen("intermittent", "stress_load") > seen("secure", "stress_load")
    assert seen("secure", "voice") > seen("cruel", "voice")
    assert seen("secure", "bond") > seen("no_contact", "bond")


@pytest.mark.slow
def test_a_cruel_partner_binds_nobody_within_two_years(decades):
    assert late(decades, "cruel", "bond", years=2) < 0.1
    assert late(decades, "secure", "bond", years=2) > 0.3


@pytest.mark.slow
def test_a_cruel_partner_binds_nobody_in_ten_years(decades):
    assert late(decades, "cruel", "bond", years=YEARS) < 0.1


def test_the_numbers_of_the_model_are_not_in_the_presets():
    assert not set(Phase.__dataclass_fields__) & set(Parameters.__dataclass_fields__)
