import numpy as np
import pytest

from bedding.actions.imagined.checking import pooled, reliability


def test_perfect_statements_miss_by_chance_alone():
    rng = np.random.default_rng(1)
    shares = rng.uniform(0.05, 0.95, size=3000)
    sides = rng.random(3000) < shares

    found = reliability(shares, sides, np.arange(3000), evenly=False)

    # 300 in each bin: about .02 by chance, and as much as is drawn.
    assert found.error < 0.03
    assert found.error == pytest.approx(found.by_chance, abs=0.012)
    assert found.low <= found.error <= found.high + 0.01


def test_the_error_is_the_distance_between_stated_and_true():
    # Eighty of a hundred stated, half of them true; ten of a hundred, none true.
    shares = np.repeat([0.8, 0.1], 1000)
    sides = np.concatenate([np.tile([True, False], 500), np.zeros(1000, dtype=bool)])

    found = reliability(shares, sides, np.arange(2000), evenly=False)

    assert found.error == pytest.approx((0.3 + 0.1) / 2)
    assert found.base == pytest.approx(0.25)
    assert [each.cases for each in found.bins] == [1000, 1000]


def test_what_is_named_is_right_as_often_as_it_is():
    shares = np.repeat([0.95, 0.5, 0.05, np.nan], 100)
    sides = np.tile([True, True, True, False], 100)

    found = reliability(shares, sides, np.arange(400), evenly=False)

    # 15 or more of twenty name alarm, 5 or fewer the other; 10 and nothing name none.
    assert found.stated == 0.75
    assert found.named == 0.5
    assert found.right == pytest.approx(0.5)


def test_nothing_stated_has_no_error():
    found = reliability(
        np.full(5, np.nan), np.zeros(5, dtype=bool), np.arange(5), evenly=False
    )

    assert found.stated == 0
    assert np.isnan(found.error)
    assert pooled([found.error], [found]) == 0


def test_errors_are_pooled_by_their_cases():
    right = reliability(
        np.full(300, 1.0), np.ones(300, dtype=bool), np.arange(300), evenly=False
    )
    wrong = reliability(
        np.full(100, 1.0), np.zeros(100, dtype=bool), np.arange(100), evenly=False
    )

    # 39 of 40 is the most that is counted, and 20 of 20 is how it reads.
    assert pooled([right.error, wrong.error], [right, wrong]) == pytest.approx(
        (300 * 0.0 + 100 * 1.0) / 400
    )


def test_one_life_counts_as_one():
    rng = np.random.default_rng(2)
    shares = np.full(400, 0.5)
    sides = np.repeat(rng.random(20) < 0.5, 20)

    alone = reliability(shares, sides, np.arange(400), evenly=False)
    alike = reliability(shares, sides, np.repeat(np.arange(20), 20))

    assert alike.bins[0].high - alike.bins[0].low > 2 * (
        alone.bins[0].high - alone.bins[0].low
    )


def test_chance_is_taken_away_from_few_cases():
    rng = np.random.default_rng(3)
    found = [
        reliability(shares, rng.random(60) < shares, np.arange(60), evenly=False)
        for shares in rng.uniform(0.05, 0.95, size=(60, 60))
    ]

    # Six cases a bin miss by a seventh; of the squares hardly anything is left.
    assert np.mean([each.error for each in found]) > 0.1
    assert np.sqrt(np.mean([each.beyond**2 for each in found])) < 0.1


def test_what_is_beyond_chance_stays():
    shares = np.full(4000, 0.9)
    sides = np.tile([True, False], 2000)

    found = reliability(shares, sides, np.arange(4000), evenly=False)

    assert found.beyond == pytest.approx(0.4, abs=0.01)


def test_both_poles_count_the_same():
    # Nine of ten are at alarm, and a statement that says so is no better than a guess.
    shares = np.full(1000, 0.9)
    sides = np.arange(1000) % 10 > 0

    assert reliability(shares, sides, np.arange(1000)).error == pytest.approx(0.4)
    as_they_come = reliability(shares, sides, np.arange(1000), evenly=False)
    assert as_they_come.error == pytest.approx(0.0)


def net_of(rng, *, cases, off, repeats):
    """Return net errors, and their ranges, of statements that are off by a known amount."""
    found = []
    for _ in range(repeats):
        shares = rng.choice([0.2, 0.4, 0.6, 0.8], size=cases)
        sides = rng.random(cases) < shares + off * np.sign(0.5 - shares)
        found.append(reliability(shares, sides, np.arange(cases), evenly=False))
    return found


@pytest.mark.parametrize("off", [0.0, 0.12])
def test_the_net_error_is_what_endless_cases_would_show(off):
    found = net_of(np.random.default_rng(5), cases=200, off=off, repeats=40)

    # Chance alone shows .05 here. The net error can't be below 0, so around 0 some of it is left.
    assert np.mean([each.net for each in found]) == pytest.approx(off, abs=0.025)
    held = [each.net_low <= off <= each.net_high for each in found]
    # 95 % of 40 ranges, less three standard errors.
    assert np.mean(held) >= 0.95 - 3 * np.sqrt(0.95 * 0.05 / 40)


def test_statements_as_good_as_perfect_may_have_no_net_error():
    found = net_of(np.random.default_rng(6), cases=150, off=0.0, repeats=10)

    assert np.mean([each.net_low == 0 for each in found]) >= 0.8


def test_rare_sides_are_drawn_as_rare_as_they_are():
    rng = np.random.default_rng(7)
    # Of two uniform numbers the greater or the lesser: right in as many as they say where both
    # sides are as frequent; here one is four times as frequent.
    sides = rng.random(4000) < 0.8
    two = rng.random((4000, 2))
    shares = np.where(sides, two.max(axis=1), two.min(axis=1))

    found = reliability(shares, sides, np.arange(4000))

    assert found.error == pytest.approx(found.by_chance, abs=0.02)
    assert found.net_low < 0.01
