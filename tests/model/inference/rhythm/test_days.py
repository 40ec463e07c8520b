import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import arrays

from bedding.model.inference.rhythm.days import KINDS, days_of

NAN = float("nan")


def test_entries_of_a_day_count_together_and_holes_stay_empty():
    times = np.array([2.1, 2.9, 4.5])
    told = {"warmth": np.array([0.0, 1.0, 1.0]), "threat": np.array([1.0, 0.0, 0.0])}

    days = days_of(times, told)

    assert days.first == 2
    assert days.names == ("warmth", "threat")
    np.testing.assert_array_equal(days.counts, [[1, 1], [0, 0], [0, 1]])
    assert days.known == 2


def test_means_of_the_diarys_own_shares_are_the_means_of_its_answers():
    random = np.random.default_rng(0)
    told = {"warmth": random.uniform(size=90), "threat": random.uniform(size=90)}
    told["warmth"][random.uniform(size=90) < 0.2] = NAN

    days = days_of(np.arange(90.0), told)

    means = days.means(days.counts.sum(axis=0) / days.counts.sum())
    np.testing.assert_allclose(
        means, [np.nanmean(told["warmth"]), np.nanmean(told["threat"])], rtol=1e-12
    )


def test_nearer_is_warmer_and_less_threatening():
    times = np.arange(30.0)
    warm = np.tile([1.0, 0.0], 15)

    days = days_of(times, {"warmth": warm, "threat": 1.0 - warm})

    near = days.nearness(np.eye(2))
    assert near[days.counts[0].argmax()] > near[days.counts[1].argmax()]


@pytest.mark.parametrize(
    "told", [{}, {"warmth": np.full(9, 0.5)}, {"warmth": np.full(9, NAN)}]
)
def test_what_never_varies_is_left_out(told):
    assert days_of(np.arange(9.0), told).names == ()


@given(
    values=arrays(
        float,
        (3, 40),
        elements=st.sampled_from([0.0, 1 / 6, 1 / 3, 0.5, 2 / 3, 5 / 6, 1.0, NAN]),
    )
)
@settings(max_examples=60)
def test_there_are_never_more_kinds_than_allowed_and_none_is_lost(values):
    told = dict(zip(("warmth", "threat", "contact"), values, strict=True))

    days = days_of(np.arange(40.0), told)

    used = [told[name] for name in days.names]
    known = (~np.isnan(used)).any(axis=0).sum() if used else 0
    assert days.counts.shape[1] <= KINDS
    assert days.counts.sum() == known
    assert (days.counts.sum(axis=0) > 0).all()
