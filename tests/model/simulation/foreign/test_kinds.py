"""Noise, neglect, grief, a stressor and the two poles, against closed forms."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from bedding.model.simulation.foreign import grief, neglect, noise, poles, stressor
from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.simulation.foreign.follower import GAINS, Follower, follow
from bedding.model.simulation.foreign.lived import (
    BY_MESSAGE,
    MESSAGE,
    NONE,
    TOGETHER,
    WAITING,
    contacts,
)
from bedding.types import CHANNELS

LONG = 20_000


@pytest.mark.parametrize("live", [noise.live_white, noise.live_carried])
def test_in_noise_nothing_goes_with_anything(live):
    lived = live(Chance(kind="noise", key=3), LONG)

    series = [lived.other.warmth, lived.other.threat, *lived.felt.values()]

    together = np.corrcoef(series) - np.eye(len(series))
    # Inertia up to .85 leaves one independent day in about six; five standard errors.
    assert np.abs(together).max() < 5 / np.sqrt(LONG / 6.2)


def test_white_noise_is_new_each_day_and_carried_noise_is_not():
    white = noise.live_white(Chance(kind="k", key=3), LONG)
    chance = Chance(kind="k", key=3)
    carried = noise.live_carried(chance, LONG)
    inertia = chance.numbers(noise.Carried).inertia

    for name in CHANNELS:
        for lived, expected in ((white, 0.0), (carried, inertia)):
            values = lived.felt[name]
            lagged = np.corrcoef(values[1:], values[:-1])[0, 1]
            assert lagged == pytest.approx(expected, abs=5 / np.sqrt(LONG))


def test_beside_someone_who_is_hardly_there_nothing_stands_out():
    for key in range(20):
        other = neglect.live(Chance(kind="neglect", key=key), 2000).other

        assert np.mean(other.threat > 1 / 3) == 0.0
        assert np.mean(other.warmth > 1 / 2) < 0.01
        assert other.warmth.std() < 0.1
        assert 0.2 < other.answered.mean() < 0.5
        assert 0.05 < other.warmth.mean() < 0.3


def test_a_wave_of_grief_follows_its_equation():
    speed, fading = 2 * np.pi / 21.0, np.log(2.0) / 30.0
    days = np.arange(0.0, 120.0)

    found = grief.wave(days, period=21.0, settles=30.0)

    expected = solve_ivp(
        lambda _, y: [y[1], -(speed**2 + fading**2) * y[0] - 2 * fading * y[1]],
        (0.0, 120.0),
        [-1.0, 0.0],
        t_eval=days,
        rtol=1e-10,
        atol=1e-12,
    ).y[0]
    np.testing.assert_allclose(found, expected, atol=1e-7)


def test_after_a_loss_there_is_no_contact_and_sadness_wears_off():
    chance = Chance(kind="grief", key=4)
    drawn = chance.numbers(grief.Grief)
    lost = int(drawn.lost_on)

    lived = grief.live(chance, 2000)

    assert np.all(lived.other.contact[lost:] == NONE)
    assert np.mean(lived.other.contact[:lost] > NONE) > 0.5
    mood = lived.felt["mood"]
    assert mood[lost : lost + 5].mean() < mood[:lost].mean() - 0.15
    # Ten half-lives later the fall is made good, but for the mean of what carries over.
    assert mood[-400:].mean() == pytest.approx(0.65, abs=0.03)


def test_a_wave_of_grief_lowers_mood_and_raises_the_body_and_the_pull():
    together = []
    for key in range(20):
        chance = Chance(kind="grief", key=key)
        drawn = chance.numbers(grief.Grief)
        lived = grief.live(chance, 120)
        lost = int(drawn.lost_on)
        # What is left once the slow fall is taken away: the wave, and what carries over.
        slow = 2.0 ** (-np.arange(120 - lost) / drawn.half_life)
        mood = lived.felt["mood"][lost:] + drawn.depth * slow
        body = lived.felt["arousal"][lost:] - 0.4 * drawn.depth * slow
        pull = lived.felt["pull"][lost:] - drawn.longing * slow
        together += [np.cov([mood, body])[0, 1], np.cov([mood, pull])[0, 1]]

    assert np.mean(together[0::2]) < 0.0
    assert np.mean(together[1::2]) < 0.0


def test_a_load_has_the_mean_and_the_spread_of_what_comes_and_fades():
    person = stressor.Stressor(often=0.2, strength=0.5, inertia=0.6)

    found = stressor.load(person, Chance(kind="k", key=0), 200_000)

    # A sum of independent days faded by age: mean and variance over 1 - r and 1 - r^2.
    assert found.mean() == pytest.approx(0.2 * 0.5 / 0.4, rel=0.02)
    expected = 0.2 * 0.8 * 0.5**2 / (1 - 0.6**2)
    assert found.var() == pytest.approx(expected, rel=0.02)


def test_a_stressor_moves_the_person_and_never_the_other():
    lived = stressor.live(Chance(kind="stressor", key=1), LONG)
    felt, other = lived.felt, lived.other

    def goes_with(one, another):
        return float(np.corrcoef(one, another)[0, 1])

    assert goes_with(other.stress, felt["arousal"]) > 0.4
    assert goes_with(other.stress, felt["mood"]) < -0.4
    assert abs(goes_with(other.stress, other.warmth)) < 5 / np.sqrt(LONG / 9)
    assert np.mean(other.threat > 1 / 3) == 0.0


def test_a_person_of_the_simplest_kind_has_the_variance_of_an_autoregression():
    came = np.random.default_rng(0).standard_normal(200_000)
    usual = dict.fromkeys(CHANNELS, 0.5)

    found = follow(came, usual, person=Follower(inertia=0.4), gain=0.1)

    for name, values in found.items():
        expected = 0.1 * abs(GAINS[name]) / np.sqrt(1 - 0.4**2)
        assert values.std() == pytest.approx(expected, rel=0.01)
        assert values.mean() == pytest.approx(0.5, abs=0.003)


def test_time_is_shared_between_moods_as_their_lengths_say():
    partner = poles.OnAndOff(warm_days=6.0, cold_days=3.0, away_days=4.0, leaves=0.5)

    found = poles.moods(partner, Chance(kind="k", key=0), 300_000)

    # One round is a warm time, a cold time, and an absence after half of the cold ones.
    expected = np.array([6.0, 3.0, 0.5 * 4.0]) / 11.0
    shares = np.bincount(found, minlength=3) / len(found)
    np.testing.assert_allclose(shares, expected, atol=0.012)
    np.testing.assert_allclose(poles.switching(partner).sum(axis=1), 1.0)


def test_a_warm_time_lasts_as_long_as_it_says():
    partner = poles.OnAndOff(warm_days=6.0)

    warm = poles.moods(partner, Chance(kind="k", key=1), 300_000) == poles.WARM

    begins = np.sum(warm[1:] & ~warm[:-1])
    assert warm.sum() / begins == pytest.approx(6.0, rel=0.03)


def test_the_poles_differ_in_rhythm_and_in_how_far_the_person_goes_along():
    follows = {}
    for name, live in (("on_off", poles.live_on_off), ("secure", poles.live_secure)):
        lived = live(Chance(kind=name, key=2), 5000)
        valence = lived.other.warmth - lived.other.threat
        follows[name] = np.corrcoef(valence, lived.felt["mood"])[0, 1] ** 2
        spread = valence.std()
        assert spread > 0.35 if name == "on_off" else spread < 0.3

    assert follows["on_off"] > 0.4
    assert follows["secure"] < 0.25


def test_a_hurt_is_made_good_on_the_day_or_the_next():
    other = poles.live_secure(Chance(kind="secure", key=0), 5000).other
    hurt = other.threat > 0.28

    good = other.amends > 0
    followed = good[1:-1] | good[2:]

    assert np.mean(followed[hurt[1:-1]]) > 0.75
    assert np.mean(good[~hurt & ~np.roll(hurt, 1)]) == 0.0


def test_days_are_shared_between_contact_and_waiting_as_chances_say():
    found = contacts(
        Chance(kind="k", key=0), near=np.full(LONG, 0.7), waits=np.full(LONG, 0.4)
    )

    expected = {
        TOGETHER: 0.7 * (1.0 - BY_MESSAGE),
        MESSAGE: 0.7 * BY_MESSAGE,
        WAITING: 0.3 * 0.4,
        NONE: 0.3 * 0.6,
    }
    for kind, share in expected.items():
        assert np.mean(found == kind) == pytest.approx(share, abs=5 * 0.5 / LONG**0.5)
