"""One step of the whole model: against its differential equations, and with parts switched off."""

from dataclasses import fields, replace
from math import exp, log, log1p

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import solve_ivp

from bedding.model import MECHANISMS, Episode, Parameters, State, beginning, step
from bedding.model.mechanisms.belief import DIFFUSION
from bedding.model.mechanisms.bond import ALIVE
from bedding.units import days

NAMES = tuple(field.name for field in fields(State))
OURS = Parameters()
LEVELS = Episode(
    contact=0.3, waiting=0.2, stress=0.4, regulation=0.2,
    reappraisal=0.1, distraction=0.15, drive=1.1,
)  # fmt: skip
SOMEWHERE = replace(
    beginning(OURS, bond=0.4, relief=0.5),
    expectation=-0.4, volatility=0.3, returns=6.0, moments=11.0, misses=1.5, peak=0.9,
    surprise=0.4, sensitised=0.2, arousal=0.7, shock=0.3, releasing=1.2, pituitary=0.9,
    stress_load=1.3, pituitary_mass=0.1, adrenal_mass=-0.05, nearness=0.4, opponent=0.2,
    mood=-0.3, outside_usual=0.1, security=0.1, self_worth=-0.3, continuity=-0.4, welcome=0.4,
    silencing=0.35, good=1.2, bad=0.8, satisfaction=0.2, fluctuation=0.1,
)  # fmt: skip
"""A state in which nothing is at rest and no bound is near."""


def logistic(number):
    return 1.0 / (1.0 + exp(-number))


def stress_rates(s, *, unsure, missed, relevance):
    """The stress axis with its drive."""
    p, e, ln2, rates = OURS.stress, LEVELS, log(2.0), {}
    strain = (
        p.hurt_drive * s["shock"]
        + p.uncertainty_drive * unsure * (1.0 + OURS.person.anxiety) * relevance
        + p.separation_drive * missed
        + p.outside_drive * e.stress
    )
    buffered = 1.0 - p.buffering * min(s["nearness"], 1.0) * logistic(s["expectation"])
    quiet = 1.0 - p.regulation_effect * e.regulation
    drive = e.drive * (1.0 + strain * buffered * quiet)
    load, k = s["stress_load"], p.receptor
    receptor = (1.0 + k**-3) / (1.0 + (load / k) ** 3)
    rates["releasing"] = (drive / load * receptor - s["releasing"]) * (
        ln2 / p.releasing_half_life
    )
    rates["pituitary"] = (
        s["releasing"] * exp(s["pituitary_mass"]) * receptor - s["pituitary"]
    ) * (ln2 / p.pituitary_half_life)
    rates["stress_load"] = (s["pituitary"] * exp(s["adrenal_mass"]) - load) * (
        ln2 / p.adrenal_half_life
    )
    rates["pituitary_mass"] = (s["releasing"] - 1.0) * ln2 / p.pituitary_mass_time
    rates["adrenal_mass"] = (s["pituitary"] - 1.0) * ln2 / p.adrenal_mass_time
    rates["shock"] = -s["shock"] / p.hurt_time
    return rates


def pull(s, *, unsure, missed, belief, bond):
    """Wanting."""
    p, e, trust = OURS, LEVELS, logistic(s["expectation"])
    gate = (
        p.reward.uncertainty_pull * unsure
        + p.reward.sensitised_pull * s["sensitised"]
        + p.reward.separation_pull * missed
        + p.reward.stress_pull * (s["stress_load"] - 1.0)
        - p.reward.reappraisal_effect * e.reappraisal
    )
    usual = max(trust, s["returns"] / s["moments"])
    return exp(gate) * usual * belief * (0.3 + bond)


def change(_, values):
    """The differential equations of the whole model between moments, written out by hand."""
    s = dict(zip(NAMES, values, strict=True))
    p, e, rate = OURS, LEVELS, dict.fromkeys(NAMES, 0.0)
    ln2, anxiety = log(2.0), p.person.anxiety

    trust = logistic(s["expectation"])
    unsure = 4.0 * trust * (1.0 - trust)
    belief = logistic(
        p.hope.confidence - s["returns"] * log1p(s["misses"] / s["moments"])
    )
    fast = s["calm_fast"] + s["relief_fast"]
    bond = fast + s["calm_slow"] + s["relief_slow"]
    near = min(4.0 * fast, 1.0)
    missed = near * e.waiting * belief
    relevance = e.contact + (1.0 - e.contact) * near

    rate["expectation"] = (s["prior"] - s["expectation"]) / p.belief.return_time
    rate["prior"] = (s["expectation"] - s["prior"]) / p.belief.prior_time
    rate["uncertainty"] = s["volatility"] * DIFFUSION
    rate["misses"] = p.hope.silence * e.waiting * (1.0 - e.contact) - s["misses"] * (
        (1.0 - 2.0 * e.waiting) / p.hope.forgetting_time
    )
    rate["peak"] = -s["peak"] / p.hope.peak_time
    rate["surprise"] = -s["surprise"] * ln2 / p.reward.surprise_half_life
    rate["sensitised"] = -s["sensitised"] / p.reward.sensitised_time

    guard = (
        p.alarm.uncertainty_gain
        * (1.0 + p.alarm.vigilance_of_anxiety * anxiety)
        * unsure
        * relevance
    )
    calmed = 1.0 - p.alarm.regulation_effect * e.regulation
    kept_up = calmed * (
        guard + p.alarm.separation_gain * missed + p.alarm.outside_gain * e.stress
    )
    rate["arousal"] = (kept_up - s["arousal"]) * ln2 / (p.alarm.recovery * calmed)

    rate |= stress_rates(s, unsure=unsure, missed=missed, relevance=relevance)
    rate["nearness"] = -s["nearness"] * ln2 / p.nearness.half_life

    kept = 1.0 - p.bond.contact_keeps * e.contact
    for kind in ("calm", "relief"):
        quick, slow = s[f"{kind}_fast"], s[f"{kind}_slow"]
        rate[f"{kind}_fast"] = -quick * kept * ln2 / p.bond.fast_half_life
        rate[f"{kind}_slow"] = (
            p.bond.consolidation * (1.0 - bond) * max(quick - ALIVE * slow, 0.0)
            - slow * ln2 / p.bond.slow_half_life
        )

    a = p.affect
    habituating = (
        a.habituation_time if e.stress > s["outside_usual"] else a.dishabituation_time
    )
    level = (
        a.level
        - a.stress_weight * (s["stress_load"] - 1.0)
        - a.arousal_weight * s["arousal"]
        - a.separation_weight * missed
        - a.outside_weight * (e.stress - s["outside_usual"])
        - a.silencing_weight * s["silencing"]
        - a.opponent_gain * s["opponent"] * (1.0 - e.contact)
        + s["security"]
        - a.reappraisal_cost * e.reappraisal
        + a.distraction_gain * e.distraction
    )
    rate["mood"] = (level - s["mood"]) * ln2 / a.recovery
    rate["outside_usual"] = (e.stress - s["outside_usual"]) / habituating
    rate["opponent"] = (s["nearness"] * e.contact - s["opponent"]) / a.opponent_time
    rate["security"] = -s["security"] / a.security_time

    rate["self_worth"] = -s["self_worth"] / p.self_worth.recovery_time
    rate["continuity"] = (
        -p.continuity.silencing_cost * s["silencing"] - s["continuity"]
    ) / p.continuity.recovery_time

    wanting = pull(s, unsure=unsure, missed=missed, belief=belief, bond=bond)
    holding = logistic(
        p.voice.silencing_level
        + p.voice.unwelcome_weight * (p.voice.welcome_start - s["welcome"])
        + p.voice.anxiety_weight * (anxiety - 0.3)
        + p.voice.pull_weight * (min(wanting, 3.0) - 1.0)
        + p.voice.power_weight * p.person.power
    )
    rate["silencing"] = (holding - s["silencing"]) / p.voice.silencing_time
    rate["welcome"] = (p.voice.welcome_start - s["welcome"]) / p.voice.return_time
    rate["good"] = -s["good"] / p.ambivalence.memory_time
    rate["bad"] = -s["bad"] / p.ambivalence.memory_time
    return [rate[name] for name in NAMES]


@jax.jit
def walked(state, count, span):
    """The state after `count` steps over `span` days of the same levels, nothing happening."""
    elapsed = span / count.astype(float)

    def one(_, now):
        after = step(OURS, now, LEVELS, elapsed, fine=True)[0]
        return jax.tree.map(lambda leaf: jnp.asarray(leaf, float), after)

    start = jax.tree.map(lambda leaf: jnp.asarray(leaf, float), state)
    return jax.lax.fori_loop(0, count, one, start)


@pytest.fixture(scope="module")
def halved():
    """The state after half a day in 256, 512, ... 4096 steps: axes `halving, state`."""
    ends = [
        walked(SOMEWHERE, jnp.asarray(count), jnp.asarray(0.5))
        for count in (256, 512, 1024, 2048, 4096)
    ]
    return np.array([[getattr(end, name) for name in NAMES] for end in ends])


@pytest.fixture(scope="module")
def solved():
    """The state after half a day by DOP853."""
    start = [float(getattr(SOMEWHERE, name)) for name in NAMES]
    result = solve_ivp(
        change, (0.0, 0.5), start, method="DOP853", rtol=1e-10, atol=1e-13
    )
    assert result.success
    return result.y[:, -1]


def test_halving_the_step_halves_the_error(halved, solved):
    errors = np.abs(halved - solved)

    # What is solved exactly, or never moves, has only rounding left.
    rough = errors[-1] > 1e-8
    overall = np.log2(errors[:-1].max(axis=1) / errors[1:].max(axis=1))
    each = np.log2(errors[-2, rough] / errors[-1, rough])
    assert overall.min() > 0.9
    assert each.min() > 0.9, dict(zip(np.array(NAMES)[rough], each, strict=True))
    assert errors[-1].max() < 2e-3


def test_in_the_limit_of_small_steps_the_path_is_that_of_the_equations(halved, solved):
    table = halved
    for order in range(1, len(halved)):
        table = table[1:] + (table[1:] - table[:-1]) / (2.0**order - 1.0)

    np.testing.assert_allclose(
        table[-1], solved, atol=1e-6, err_msg=f"in the order {NAMES}"
    )


LEAKS = (
    "expectation", "prior", "misses", "peak", "surprise", "sensitised", "shock", "nearness",
    "security", "welcome", "good", "bad", "outside_usual", "uncertainty", "calm_fast",
    "relief_fast", "self_worth",
)  # fmt: skip


@pytest.mark.parametrize("elapsed", [days(10, "minute"), 0.3, 1.0])
def test_one_step_and_two_halves_are_the_same_for_every_linear_leak(elapsed):
    whole, _ = step(OURS, SOMEWHERE, LEVELS, elapsed)
    half, _ = step(OURS, SOMEWHERE, LEVELS, elapsed / 2.0)
    halves, _ = step(OURS, half, LEVELS, elapsed / 2.0)

    for name in LEAKS:
        assert getattr(halves, name) == pytest.approx(
            float(getattr(whole, name)), rel=1e-12
        ), name


def test_a_step_of_no_length_and_no_moment_changes_nothing():
    after, _ = step(OURS, SOMEWHERE, Episode(), 1e-12)

    for name in set(NAMES) - {"releasing", "pituitary"}:  # quasi-steady in long steps
        assert getattr(after, name) == pytest.approx(
            float(getattr(SOMEWHERE, name)), abs=1e-9
        ), name


# ------------------------------------------------------------------ switched off
MOMENTS = (
    Episode(contact=0.4, bid=1.0, answered=1.0, warmth=0.9, voiced=1.0, met=1.0),
    Episode(contact=0.4, bid=1.0, warmth=0.1, threat=0.6, voiced=1.0, stress=0.4),
    Episode(contact=0.0, waiting=0.6, bid=1.0),
    Episode(contact=0.4, bid=1.0, answered=1.0, warmth=0.8, amends=0.7, cue=0.5),
    Episode(contact=0.4, reassurance=0.5, threat=0.3),
    Episode(contact=0.2, bid=1.0, answered=0.5, warmth=0.5, threat=0.2, waiting=0.2),
)
WHOLE = {*NAMES, *step(OURS, SOMEWHERE, Episode(), 0.1)[1].__dataclass_fields__}
AXIS = {"releasing", "pituitary", "stress_load", "pituitary_mass", "adrenal_mass"}
BONDS = {"calm_fast", "calm_slow", "relief_fast", "relief_slow"}
PULL = {"wanting", "leaving", "returning", "silencing", "voice"}
"""What hangs on wanting."""
INNER = {"mood", "self_worth", "continuity", "self"}
"""What follows mood and voice."""
MOVED = {
    "self_worth": {"self_worth", "self"},
    "continuity": {"continuity", "self"},
    "ambivalence": {"good", "bad", "ambivalence"} | PULL | INNER,
    "affect": {"mood", "self_worth", "self"},
    "voice": {"welcome", "silencing", "voice"} | INNER,
    "nearness": {"nearness", "opponent", "drive"} | AXIS | INNER | PULL,
    "stress": AXIS | {"nearness", "opponent", "drive"} | INNER | PULL,
    "sensitisation": {"sensitised"} | PULL | INNER,
    "alarm": {"arousal", "nearness", "opponent", "drive"} | BONDS | {"relief_share", "bond"}
    | AXIS | INNER | PULL | {"separation", "belief"},
    "relief": BONDS | {"relief_share", "bond", "arousal", "nearness", "opponent", "drive"}
    | AXIS | INNER | PULL | {"separation", "belief"},
    "separation": {"separation", "arousal", "nearness", "opponent", "drive", "relief_share"}
    | {"bond", "belief"} | BONDS | AXIS | INNER | PULL,
}  # fmt: skip
"""What may differ once a mechanism is off; nothing upstream of it may."""
FROZEN = {
    "belief": ("expectation", "uncertainty", "volatility", "prior"),
    "hope": ("returns", "moments", "peak"),
    "reward": ("value_good", "value_bad", "span"),
    "stress": tuple(sorted(AXIS)),
    "bond": tuple(sorted(BONDS)),
    "voice": ("welcome", "silencing"),
}
NOTHING = {
    "hope": ("misses",),
    "reward": ("error", "felt"),
    "sensitisation": ("sensitised",),
    "alarm": ("arousal",),
    "nearness": ("nearness",),
    "affect": ("mood",),
    "self_worth": ("self_worth",),
    "continuity": ("continuity",),
    "ambivalence": ("good", "bad", "ambivalence"),
    "separation": ("separation",),
}


def live(off=frozenset(), start=None):
    """Every quantity after each of the moments, by name."""
    state, path = beginning(OURS, bond=0.3, relief=0.4) if start is None else start, []
    for moment in MOMENTS:
        state, seen = step(OURS, state, moment, 0.2, without=frozenset(off))
        path.append(vars(state) | vars(seen))
    return {name: np.array([float(at[name]) for at in path]) for name in WHOLE}


@pytest.fixture(scope="module")
def usual():
    return live()


@pytest.fixture(scope="module")
def lesser():
    return {mechanism: live({mechanism}) for mechanism in MECHANISMS}


@pytest.mark.parametrize("mechanism", sorted(MECHANISMS))
def test_a_mechanism_that_is_off_changes_something(mechanism, usual, lesser):
    off = lesser[mechanism]

    assert any(not np.array_equal(off[name], usual[name]) for name in WHOLE)


@pytest.mark.parametrize("mechanism", sorted(FROZEN.keys() | NOTHING.keys()))
def test_a_mechanism_that_is_off_stays_where_it_was(mechanism, lesser):
    off, start = lesser[mechanism], beginning(OURS, bond=0.3, relief=0.4)

    for name in FROZEN.get(mechanism, ()):
        np.testing.assert_array_equal(off[name], float(getattr(start, name)), name)
    for name in NOTHING.get(mechanism, ()):
        np.testing.assert_array_equal(off[name], 0.0, name)


@pytest.mark.parametrize("mechanism", sorted(MOVED))
def test_a_mechanism_that_is_off_changes_nothing_upstream(mechanism, usual, lesser):
    off = lesser[mechanism]

    for name in sorted(WHOLE - MOVED[mechanism]):
        np.testing.assert_array_equal(off[name], usual[name], name)


def test_what_is_off_moves_nothing(lesser):
    """Whatever the state of a mechanism that is off, the rest goes the same way."""
    elsewhere = {
        "alarm": {"arousal": 2.0},
        "affect": {"mood": -1.0},
        "self_worth": {"self_worth": -1.0},
        "continuity": {"continuity": -1.0},
        "hope": {"misses": 9.0},
        "ambivalence": {"good": 3.0, "bad": 2.0},
    }
    for mechanism, moved in elsewhere.items():
        start = replace(beginning(OURS, bond=0.3, relief=0.4), **moved)
        path = live({mechanism}, start)
        for name in sorted(WHOLE):
            np.testing.assert_allclose(
                path[name], lesser[mechanism][name], atol=1e-12, err_msg=name
            )


def test_everything_can_be_off_at_once():
    path = live(MECHANISMS)

    assert all(np.isfinite(values).all() for values in path.values())
    np.testing.assert_array_equal(np.ptp(path["bond"]), 0.0)
