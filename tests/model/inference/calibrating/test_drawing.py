"""Drawn records: their numbers, their answers, and what the fit may not see."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from bedding.model.inference.calibrating import AHEAD, Design, draw_record, mixed_design
from bedding.model.inference.filtering import GAIN, LEVEL


def drawn(number, **settings):
    design = replace(Design(entries=30, channels=("self", "mood")), **settings)
    return draw_record(design, np.random.default_rng(number))


def test_the_same_seed_draws_the_same_record():
    one, again = drawn(3), drawn(3)

    np.testing.assert_array_equal(one.given, again.given)
    np.testing.assert_array_equal(one.truth.whole_line, again.truth.whole_line)


def test_numbers_come_from_the_prior():
    many = [drawn(number).truth for number in range(50)]
    lines = np.concatenate([each.whole_line for each in many])
    levels = np.concatenate([each.level for each in many])
    gains = np.concatenate([each.gain for each in many])

    assert stats.kstest(lines, "norm").pvalue > 1e-3
    assert stats.kstest(levels, stats.norm(*LEVEL).cdf).pvalue > 1e-3
    assert stats.kstest(gains, stats.halfnorm(0, GAIN).cdf).pvalue > 1e-3


def test_the_last_answers_are_held_back():
    record = drawn(1)

    assert np.isnan(record.observations.answers[-AHEAD:]).all()
    assert not np.isnan(record.given).any()
    there = ~np.isnan(record.observations.answers)
    np.testing.assert_array_equal(
        record.observations.answers[there], record.given[there]
    )


@pytest.mark.parametrize("missing", [0.0, 0.2, 0.5])
def test_as_much_is_missing_as_asked(missing):
    gone = np.mean(
        [
            np.isnan(drawn(n, missing=missing).observations.answers[:-AHEAD]).mean()
            for n in range(20)
        ]
    )

    # 1,200 answers, half of what is missing for whole entries of two.
    assert gone == pytest.approx(missing, abs=0.08)


def test_gaps_differ_where_they_should():
    gaps = np.diff(drawn(2, uneven=True).observations.times)
    even = np.diff(drawn(2).observations.times)

    assert np.ptp(gaps) > 1.0
    assert gaps.min() > 1.9 / 24.0  # two hours, rounded
    np.testing.assert_allclose(even, 1.0)


def test_designs_take_turns():
    designs = [mixed_design(number, entries=60) for number in range(6)]

    assert {(each.missing, each.uneven) for each in designs} == {
        (missing, uneven) for missing in (0.0, 0.2, 0.5) for uneven in (True, False)
    }
