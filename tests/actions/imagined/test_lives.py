import numpy as np

from bedding.actions.imagined.lives import (
    BED_POLE,
    OTHERS,
    STORM_POLE,
    YEAR,
    imagine_lives,
    shaken,
)
from bedding.model import presets


def test_the_same_key_gives_the_same_lives_however_many_are_asked(lives):
    again = imagine_lives(2, key=7)

    np.testing.assert_array_equal(again[1].hours["arousal"], lives[1].hours["arousal"])
    assert again[1].person == lives[1].person


def test_every_other_turns_up_and_persons_differ(lives):
    assert {life.other for life in lives} == set(OTHERS)
    assert len({life.person.alarm.recovery for life in lives}) == len(lives)


def test_a_year_of_hours_is_known(lives):
    for life in lives:
        assert {len(values) for values in life.hours.values()} == {24 * YEAR}
        assert life.by_day("bid").shape == (YEAR, 24)
        assert all(np.isfinite(values).all() for values in life.hours.values())


def test_the_poles_are_others_and_share_none():
    assert set(BED_POLE) | set(STORM_POLE) <= set(OTHERS)
    assert not set(BED_POLE) & set(STORM_POLE)


def test_shaken_knobs_stay_probabilities_and_what_is_never_stays_never():
    random = np.random.default_rng(1)
    for _ in range(50):
        phases = shaken(presets.SECURE_FREE, random).phases
        assert len(phases) == 4
        for phase in phases:
            assert 0 < phase.answered < 1
            assert 0 < phase.warmth_good < 1
            assert phase.threat_good == 0


def test_shaking_keeps_the_middle():
    random = np.random.default_rng(2)
    answered = [
        float(shaken(presets.SECURE_FREE, random).phases[0].answered)
        for _ in range(400)
    ]

    # The median of a logit-normal is its middle; 400 draws of spread .4 tell it to .002.
    middle = float(presets.SECURE_FREE.phases[0].answered)
    assert abs(np.median(answered) - middle) < 0.01
