import numpy as np
import pytest

from bedding.mirror.follow import explained, follow, varies
from bedding.mirror.moments import Moments
from bedding.mirror.quantity import Quantity, Why


def seen(made):
    return {
        found.name: found for found in follow(Moments(made), np.random.default_rng(1))
    }


def test_the_share_is_that_of_a_known_relation():
    rng = np.random.default_rng(2)
    inputs = rng.normal(size=(2000, 1))
    outcome = inputs[:, 0] + rng.normal(size=2000)  # half of the variance each

    draws = explained(inputs, outcome, np.random.default_rng(3))

    assert np.median(draws) == pytest.approx(0.5, abs=0.05)


@pytest.mark.slow
def test_the_interval_holds_the_truth_as_often_as_it_says():
    held = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        inputs = rng.normal(size=(60, 2))
        outcome = inputs[:, 0] + rng.normal(size=60) * np.sqrt(1.5)  # truth 0.4
        low, high = np.quantile(explained(inputs, outcome, rng), [0.05, 0.95])
        held += low <= 0.4 <= high

    # 90 % nominal; a percentile bootstrap of 60 rows falls a little short, and 60
    # repetitions leave a standard error of 4 %.
    assert 0.78 <= held / 60 <= 0.98


def test_chance_follows_nothing():
    shares = []
    for seed in range(8):
        rng = np.random.default_rng(seed)
        draws = explained(rng.normal(size=(40, 2)), rng.normal(size=40), rng)
        shares.append(np.median(draws))

    assert np.mean(shares) < 0.06


def test_a_body_that_follows_the_other_is_told_from_one_that_does_not(diary):
    rng = np.random.default_rng(4)
    warmth, threat = rng.random(80), rng.random(80)
    made = diary(
        80,
        {"warmth": warmth, "threat": threat},
        {
            "arousal": 0.2 + 0.6 * threat + 0.05 * rng.normal(size=80),
            "mood": rng.random(80),
        },
    )

    found = seen(made)

    assert found["follow_body"].interval(0.9)[0] > 0.7
    assert found["follow_mood"].interval(0.9)[1] < 0.25
    assert found["follow_self"].why is Why.NOT_ASKED


def test_a_report_that_never_changes_follows_nothing(diary):
    rng = np.random.default_rng(5)
    still = diary(40, {"warmth": rng.random(40)}, {"arousal": 0.5})
    steady = diary(40, {"warmth": 0.5}, {"arousal": rng.random(40)})

    assert seen(still)["follow_body"].why is Why.NO_CHANGE
    assert seen(steady)["follow_body"].why is Why.NO_CHANGE


def test_what_hardly_varies_is_not_used():
    assert not varies(np.array([0.0] * 40 + [1.0] * 4))
    assert varies(np.array([0.0] * 40 + [1.0] * 5))


def test_more_behaviours_ask_for_more_moments(diary):
    rng = np.random.default_rng(6)
    names = ("warmth", "threat", "contact", "answered")
    made = diary(
        18, {name: rng.random(18) for name in names}, {"arousal": rng.random(18)}
    )

    found = seen(made)["follow_body"]

    assert (found.why, found.has, found.needed) == (Why.TOO_FEW, 18, 20)


def test_a_column_with_no_answer_counts_as_absent(diary):
    rng = np.random.default_rng(7)
    made = diary(
        40, {"warmth": rng.random(40), "contact": np.nan}, {"arousal": rng.random(40)}
    )

    assert isinstance(seen(made)["follow_body"], Quantity)
