import numpy as np
import pytest

from bedding.model.inference.change.grid import SPREADS, kernel, log_prior, mean_kernel
from bedding.model.inference.change.other import _forward, follow_other


def coins(shares, days, key):
    """Return answers of 0 and 1, a stretch of days for each share."""
    random = np.random.default_rng(key)
    chance = np.repeat(shares, days)
    return (random.uniform(size=len(chance)) < chance).astype(float)


def test_a_change_is_found_and_dated_where_it_was_made():
    paths = follow_other(np.arange(180.0), coins([0.85, 0.35], 90, key=4))

    answered = paths["answered"]
    when = answered.when(0.9)
    assert when is not None
    low, high = when
    assert answered.changed
    assert low <= 90.0 <= high
    assert high - low < 60.0
    assert np.mean(answered.difference < 0.0) > 0.95


def test_no_change_is_found_where_there_is_none():
    found = [
        follow_other(np.arange(120.0), coins([0.6], 120, key))["answered"]
        for key in range(8)
    ]

    # One false alarm in eight would be far more often than promised.
    assert not any(path.changed for path in found)
    assert all(
        path.interval(0.9)[0][0] < 0.6 < path.interval(0.9)[1][0] + 0.1
        for path in found
    )


def test_steadier_answers_with_the_same_mean_are_a_change_of_predictability():
    random = np.random.default_rng(5)
    spread = np.repeat([0.3, 0.05], 84)
    answered = np.clip(0.5 + spread * random.normal(size=168), 0.0, 1.0)

    paths = follow_other(np.arange(168.0), answered)

    assert paths["predictable"].changed
    assert np.mean(paths["predictable"].difference > 0.1) > 0.95


def test_phases_of_days_are_no_change_of_direction():
    # Five good days, three bad ones, all along.
    good = np.tile([1, 1, 1, 1, 1, 0, 0, 0], 21)
    answered = np.where(good, 0.8, 0.2)

    assert not follow_other(np.arange(168.0), answered)["answered"].changed


@pytest.mark.parametrize(
    ("times", "answered"),
    [
        (np.zeros(0), np.zeros(0)),
        (np.arange(60.0), np.full(60, np.nan)),
        (np.arange(20.0), np.ones(20)),
    ],
)
def test_too_little_gives_nothing(times, answered):
    assert follow_other(times, answered) == {}


@pytest.mark.parametrize("answer", [0.0, 0.5, 1.0])
def test_one_and_the_same_answer_is_predictable_and_does_not_change(answer):
    paths = follow_other(np.arange(100.0), np.full(100, answer))

    assert not paths["answered"].changed
    assert paths["predictable"].interval(0.9)[0].min() > 0.8


def test_the_same_key_gives_the_same_bits():
    answers = coins([0.5], 100, key=9)

    first = follow_other(np.arange(100.0), answers, key=3)["answered"]
    again = follow_other(np.arange(100.0), answers, key=3)["answered"]

    np.testing.assert_array_equal(first.draws, again.draws)


def test_a_wandering_has_the_evidence_of_one_dense_chain():
    prior, width = log_prior(), (0.1, 0.3)
    random = np.random.default_rng(5)
    likelihood = random.normal(size=(3, *prior.shape))

    filtered, evidence = _forward(prior, likelihood, width)

    # The whole grid as one line of states, and plain products of matrices.
    moves = np.einsum(
        "smn,st->msnt", mean_kernel(width[0]), kernel(np.log(SPREADS), width[1])
    ).reshape(prior.size, prior.size)
    told = np.exp(likelihood.reshape(3, -1))
    at = [np.exp(prior).ravel() * told[0]]
    for seen in told[1:]:
        at.append((at[-1] @ moves) * seen)
    assert evidence == pytest.approx(np.log(at[-1].sum()), rel=1e-10)
    for found, expected in zip(filtered, at, strict=True):
        np.testing.assert_allclose(
            found.ravel(), expected / expected.sum(), rtol=1e-9, atol=1e-15
        )
