"""Rhythms put in, by a process that is none of the descriptions: and found, or not."""

import numpy as np
import pytest

from bedding.model.inference.rhythm.finding import MOST, _round, find_rhythm
from bedding.model.inference.rhythm.result import Shape

DAYS = 160


def told(warm_of_day, key):
    """Return warmth, threat and answers that go with it, with chance of their own."""
    random = np.random.default_rng(key)
    warm = random.uniform(size=len(warm_of_day)) < warm_of_day
    noise = 0.12 * random.normal(size=(2, len(warm)))
    return {
        "warmth": np.clip(np.where(warm, 0.75, 0.25) + noise[0], 0, 1),
        "threat": np.clip(np.where(warm, 0.1, 0.5) + noise[1], 0, 1),
        "answered": warm.astype(float),
    }


def rounds(key, near=12, far=6):
    """Return phases of gamma-distributed lengths in turn."""
    random = np.random.default_rng(key)
    chance: list[float] = []
    while len(chance) < DAYS:
        chance += [0.95] * max(1, round(near * random.gamma(9.0, 1 / 9.0)))
        chance += [0.1] * max(1, round(far * random.gamma(9.0, 1 / 9.0)))
    return np.array(chance[:DAYS])


def test_a_cycle_is_found_with_its_length_and_contrast():
    found = find_rhythm(np.arange(float(DAYS)), told(rounds(1), 1))

    low, high = np.quantile(found.cycle, [0.05, 0.95])
    assert found.shape is Shape.CYCLE
    assert low <= 18.0 <= high
    assert high - low < 15.0
    assert np.quantile(found.contrast["warmth"], 0.05) > 0.25
    assert found.gain is not None
    assert found.gain.log > 2.0 * found.gain.error > 0.0


@pytest.mark.parametrize("key", range(3))
def test_days_by_chance_are_no_cycle_however_warmth_and_threat_go_together(key):
    found = find_rhythm(np.arange(float(DAYS)), told(np.full(DAYS, 0.6), key))

    assert found.shape in {Shape.EVEN, Shape.UNCLEAR}
    assert found.memory < 0.9
    assert found.gain is not None
    assert abs(found.gain.log) < 0.05


def test_what_changes_once_is_no_cycle():
    found = find_rhythm(
        np.arange(float(DAYS)), told(np.repeat([0.9, 0.2], DAYS // 2), 3)
    )

    assert found.shape is Shape.PHASES
    assert found.returns < 0.5
    assert found.furthest[:70].mean() < 0.1
    assert found.furthest[90:].mean() > 0.9


def test_holes_and_uneven_entries_give_finite_numbers():
    random = np.random.default_rng(4)
    days = np.sort(random.choice(400, size=80, replace=False)) + random.uniform(
        0, 0.5, size=80
    )
    values = told(np.full(80, 0.5), 5)
    values["threat"][random.uniform(size=80) < 0.3] = np.nan

    found = find_rhythm(days, values)

    assert np.isfinite(found.cycle).all()
    assert 0.0 <= found.memory <= 1.0
    assert len(found.furthest) == len(found.days) == int(days[-1]) - int(days[0]) + 1


@pytest.mark.parametrize(
    ("count", "values", "shape"),
    [
        (0, {}, Shape.TOO_LITTLE),
        (20, {"warmth": np.linspace(0, 1, 20)}, Shape.TOO_LITTLE),
        (60, {"warmth": np.full(60, np.nan)}, Shape.TOO_LITTLE),
        (60, {"warmth": np.full(60, 0.5)}, Shape.TOO_LITTLE),
    ],
)
def test_too_little_is_said_to_be_too_little(count, values, shape):
    assert find_rhythm(np.arange(float(count)), values).shape is shape


def test_only_the_last_days_of_a_long_record_count():
    days = np.arange(1200.0)
    values = told(np.full(1200, 0.5), 6)

    found = find_rhythm(days, values)

    assert (found.days[0], found.days[-1]) == (1200 - MOST, 1199)


def test_a_round_of_phases_in_turn_is_the_sum_of_their_lengths():
    follows = np.zeros((1, 4, 4))
    follows[0, [0, 1, 2], [1, 2, 0]] = 1.0

    found = _round(follows, np.array([[10.0, 7.0, 3.0]]))

    assert found == pytest.approx([20.0])


def test_the_same_key_gives_the_same_bits():
    values = told(rounds(2), 2)

    one = find_rhythm(np.arange(float(DAYS)), values, key=7)
    two = find_rhythm(np.arange(float(DAYS)), values, key=7)

    np.testing.assert_array_equal(one.cycle, two.cycle)
    assert one.gain == two.gain
