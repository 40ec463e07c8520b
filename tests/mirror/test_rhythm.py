import itertools

import numpy as np
import pytest

from bedding.mirror.moments import Kind, Moments
from bedding.mirror.quantity import Quantity, Unseen, Why
from bedding.mirror.rhythm import forecasts, rhythm


def seen(made):
    return {
        found.name: found for found in rhythm(Moments(made), np.random.default_rng(1))
    }


def test_forecasts_are_chances_over_the_kinds():
    kinds = np.random.default_rng(2).integers(0, 4, size=12)
    follows, day = np.arange(12) > 0, np.arange(12)

    # What the mixture gives to each thing that might have come must add up to one.
    for last in range(1, 12):
        total = 0.0
        for kind in range(4):
            path = np.append(kinds[:last], kind)
            told, _ = forecasts(path, follows=follows[: last + 1], day=day[: last + 1])
            total += told[-1]
        assert total == pytest.approx(1.0)


def test_the_base_rate_is_the_krichevsky_trofimov_estimate():
    kinds = np.array([1, 1, 2, 1])

    _, plain = forecasts(kinds, follows=np.arange(4) > 0, day=np.arange(4))

    np.testing.assert_allclose(plain, [0.5 / 2, 1.5 / 3, 0.5 / 4, 2.5 / 5])


def test_the_mixture_is_never_much_worse_than_the_base_rate():
    for seed in range(20):
        kinds = np.random.default_rng(seed).integers(0, 4, size=60)
        told, plain = forecasts(kinds, follows=np.arange(60) > 0, day=np.arange(60))

        assert np.log(plain).sum() - np.log(told).sum() <= np.log(4) + 1e-9


def test_a_strict_alternation_has_a_pattern_and_is_foreseen(diary):
    good = np.arange(80) % 2
    found = seen(diary(80, {"warmth": 0.9 * good, "threat": 0.8 * (1 - good)}))

    assert found["pattern"].interval(0.9)[0] > 0.5
    assert found["foreseen"].estimate > 0.8
    assert found["contrast"].estimate == pytest.approx(0.85)


def test_chance_has_no_pattern(diary):
    good = np.random.default_rng(4).integers(0, 2, size=80)
    found = seen(diary(80, {"warmth": 0.9 * good, "threat": 0.8 * (1 - good)}))

    assert found["pattern"].estimate < 0.05
    assert found["foreseen"].estimate < 0.6


def test_steady_warmth_is_foreseen_and_can_be_counted_on(diary):
    found = seen(diary(60, {"warmth": 0.7, "threat": 0.0}))

    assert found["foreseen"].estimate > 0.85
    assert found["counted"].estimate == pytest.approx(0.7)
    assert found["contrast"].estimate == 0.0
    assert found["pattern"] == Unseen(
        name="pattern", why=Why.NO_CHANGE, has=60, needed=14
    )


def test_the_same_warmth_by_chance_can_be_counted_on_less(diary):
    good = np.random.default_rng(5).permutation(np.repeat([0.0, 1.0], 40))
    by_chance = seen(diary(80, {"warmth": good, "threat": 0.0}))["counted"]
    in_turn = seen(diary(80, {"warmth": np.arange(80) % 2, "threat": 0.0}))["counted"]

    # Mean less standard deviation: one half less one half.
    assert by_chance.estimate < 0.1
    assert in_turn.estimate == pytest.approx(0.5, abs=0.02)


def test_shares_are_of_the_right_kind(diary):
    warmth = np.tile([0.9, 0.1, 0.9, 0.1], 10)
    threat = np.tile([0.0, 0.9, 0.9, 0.0], 10)
    found = seen(diary(40, {"warmth": warmth, "threat": threat}))

    for name in ("warm_share", "hurt_share", "both_share"):
        low, high = found[name].interval(0.9)
        assert low < 0.25 < high


def test_kinds_follow_the_thresholds(diary):
    warmth = np.array([0.0, 0.5, 0.0, 0.5, np.nan])
    threat = np.array([0.0, 0.0, 0.34, 0.34, 0.0])

    kinds = Moments(diary(5, {"warmth": warmth, "threat": threat})).kinds

    assert list(kinds) == [Kind.QUIET, Kind.WARM, Kind.HURT, Kind.BOTH, -1]


def test_few_moments_and_missing_columns_say_so(diary):
    few = seen(diary(10, {"warmth": 0.5, "threat": 0.2}))
    none = seen(diary(40, {}, {"mood": 0.5}))

    assert {found.why for found in few.values()} == {Why.TOO_FEW}
    assert {found.why for found in none.values()} == {Why.NOT_ASKED}


def test_a_hole_breaks_what_the_past_tells():
    kinds = np.array(list(itertools.islice(itertools.cycle([1, 2]), 30)))
    follows = np.arange(30) > 0
    whole, _ = forecasts(kinds, follows=follows, day=np.arange(30) * 5)
    broken, _ = forecasts(
        kinds, follows=np.zeros(30, dtype=bool), day=np.arange(30) * 5
    )

    assert whole[-10:].mean() > broken[-10:].mean()


def test_every_number_is_a_quantity_with_draws(diary):
    good = np.random.default_rng(6).random(50)
    for found in seen(diary(50, {"warmth": good, "threat": 1 - good})).values():
        assert isinstance(found, Quantity)
        low, high = found.interval(0.9)
        assert low <= found.estimate <= high
