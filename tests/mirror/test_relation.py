import numpy as np
import pytest

from bedding.mirror.moments import Moments
from bedding.mirror.relation import (
    CHANCE,
    goes_along,
    hardly_told,
    made_by_chance,
    mostly_apart,
)


def carried(rng, count, inertia):
    """Return a series that carries over, without asking where from."""
    values = [rng.normal()]
    for _ in range(count - 1):
        values.append(inertia * values[-1] + np.sqrt(1 - inertia**2) * rng.normal())
    return np.array(values)


def share_of(moments) -> float:
    found = goes_along(moments)
    assert found is not None
    return found


def noise(diary, seed, count=60, inertia=0.0):
    rng = np.random.default_rng(seed)
    columns = [
        np.clip(0.5 + 0.25 * carried(rng, count, inertia), 0, 1) for _ in range(5)
    ]
    return Moments(
        diary(
            count,
            {"warmth": columns[0], "threat": columns[1], "contact": 1.0},
            dict(zip(("arousal", "pull", "self"), columns[2:], strict=True)),
        )
    )


@pytest.mark.parametrize("inertia", [0.0, 0.7])
def test_diaries_of_chance_pass_as_rarely_as_agreed(diary, inertia):
    passed = [
        not made_by_chance(noise(diary, seed, inertia=inertia)) for seed in range(200)
    ]

    # 5 % nominal, and three standard errors of 200 diaries.
    assert np.mean(passed) <= CHANCE + 3 * np.sqrt(CHANCE * (1 - CHANCE) / 200)


def test_the_share_of_chance_is_spread_evenly(diary):
    shares = [share_of(noise(diary, seed)) for seed in range(200)]

    # Uniform shares have mean 1/2 with a standard error of 0.02.
    assert np.mean(shares) == pytest.approx(0.5, abs=0.08)


def test_a_body_that_follows_is_more_than_chance(diary):
    rng = np.random.default_rng(3)
    warmth, threat = rng.random(40), rng.random(40)
    body = np.clip(0.3 + 0.4 * threat + 0.15 * rng.normal(size=40), 0, 1)
    moments = Moments(
        diary(40, {"warmth": warmth, "threat": threat}, {"arousal": body})
    )

    assert goes_along(moments) == pytest.approx(1 / 80, abs=0.03)
    assert not made_by_chance(moments)


def test_an_other_who_hardly_changes_leaves_nothing_to_go_along_with(diary):
    rng = np.random.default_rng(4)
    steady = diary(60, {"warmth": 0.8, "threat": 0.0}, {"arousal": rng.random(60)})

    assert not made_by_chance(Moments(steady))


def test_without_reports_nothing_rests_on_them(diary):
    rng = np.random.default_rng(5)
    moments = Moments(diary(60, {"warmth": rng.random(60), "threat": rng.random(60)}))

    assert goes_along(moments) is None
    assert not made_by_chance(moments)


def test_a_diary_of_silence_is_told_from_one_with_contact(diary):
    silent = diary(60, {"contact": np.repeat([1.0, 0.0], [10, 50])})
    often = diary(60, {"contact": np.repeat([1.0, 0.0], [20, 40])})
    unknown = diary(60)

    assert mostly_apart(Moments(silent))
    assert not mostly_apart(Moments(often))
    assert not mostly_apart(Moments(unknown))


@pytest.mark.parametrize(
    "name", ["contact", "warmth", "threat", "answered", "openness"]
)
def test_anything_told_of_the_other_is_told(diary, name):
    values = np.where(np.arange(60) < 14, 0.0, np.nan)

    assert not hardly_told(Moments(diary(60, {name: values})))
    values[13] = np.nan
    assert hardly_told(Moments(diary(60, {name: values})))


def test_what_life_does_is_nothing_of_the_other(diary):
    assert hardly_told(Moments(diary(60, {"stress": 0.5, "amends": 0.0})))


def test_holes_and_constants_are_no_obstacle(diary):
    rng = np.random.default_rng(6)
    warmth = rng.random(50)
    warmth[::7] = np.nan
    made = diary(
        50, {"warmth": warmth, "threat": 0.2}, {"arousal": rng.random(50), "self": 0.5}
    )

    assert 0 < share_of(Moments(made)) <= 1
