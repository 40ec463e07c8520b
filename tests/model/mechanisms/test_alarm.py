"""Fast arousal: its level, its half-life, what raises it and what calms it."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.mechanisms import alarm
from bedding.model.parameters import AlarmParameters

OURS: Any = AlarmParameters()
share = st.floats(0.0, 1.0)


def drift(arousal, elapsed, **given_):
    rest = {"vigilance": 0.0, "separation": 0.0, "outside": 0.0, "regulation": 0.0}
    return alarm.drift(OURS, arousal=arousal, elapsed=elapsed, **(rest | given_))


def respond(arousal, **given_):
    rest = {
        "threat": 0.0,
        "warmth": 0.0,
        "trust": 0.5,
        "felt": 0.0,
        "amends": 0.0,
        "regulation": 0.0,
    }
    return alarm.respond(OURS, arousal=arousal, **(rest | given_))


def test_arousal_halves_in_its_recovery():
    assert drift(0.8, OURS.recovery) == pytest.approx(0.4)
    assert drift(0.8, 3.0 * OURS.recovery) == pytest.approx(0.1)


def test_regulation_shortens_the_recovery_by_its_effect():
    shorter = OURS.recovery * (1.0 - OURS.regulation_effect)

    assert drift(0.8, shorter, regulation=1.0) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("circumstance", "gain"),
    [
        ("vigilance", 1.0),
        ("separation", OURS.separation_gain),
        ("outside", OURS.outside_gain),
    ],
)
def test_circumstances_keep_up_a_level(circumstance, gain):
    assert drift(0.0, 1e3, **{circumstance: 0.6}) == pytest.approx(0.6 * gain)


def test_vigilance_follows_uncertainty_where_it_matters_and_more_so_with_anxiety():
    def guard(**given_):
        calm = {"unpredictability": 1.0, "anxiety": 0.0, "relevance": 1.0}
        return alarm.vigilance(OURS, **(calm | given_))

    assert guard() == OURS.uncertainty_gain
    assert guard(relevance=0.0) == guard(unpredictability=0.0) == 0.0
    assert guard(anxiety=1.0) == pytest.approx(
        guard() * (1.0 + OURS.vigilance_of_anxiety)
    )


@settings(deadline=None, max_examples=40)
@given(share, share, share)
def test_anxiety_perceives_more_of_the_same_hurt_but_never_more_than_all(
    threat, anxiety, more
):
    calm = alarm.perceived(threat, anxiety=anxiety)
    tense = alarm.perceived(threat, anxiety=min(anxiety + more, 1.0))

    assert calm <= tense <= 1.0
    assert alarm.perceived(0.0, anxiety=anxiety) == 0.0


def test_hurt_and_disappointment_raise_and_a_good_surprise_does_not():
    assert respond(0.2, threat=0.5) == pytest.approx(0.2 + 0.5 * OURS.threat_gain)
    assert respond(0.2, felt=-1.0) == pytest.approx(0.2 + OURS.disappointment_gain)
    assert respond(0.2, felt=1.0) == 0.2


def test_amends_halve_what_the_same_hurt_raises():
    assert respond(0.0, threat=0.8, amends=1.0) == pytest.approx(
        0.5 * respond(0.0, threat=0.8)
    )


def test_warmth_calms_only_who_trusts_it():
    assert respond(0.6, warmth=1.0, trust=1.0) == pytest.approx(
        0.6 * (1.0 - OURS.soothing)
    )
    assert respond(0.6, warmth=1.0, trust=0.0) == 0.6


@settings(deadline=None, max_examples=40)
@given(st.floats(0, 5), share, share, share, st.floats(-4, 4), share, share)
def test_arousal_is_never_negative(arousal, threat, warmth, trust, felt, amends, lever):
    after = respond(
        arousal,
        threat=threat,
        warmth=warmth,
        trust=trust,
        felt=felt,
        amends=amends,
        regulation=lever,
    )

    assert after >= 0.0
