"""Days without an entry, supposed to be other days than those with one."""

import numpy as np
import pytest
from scipy.stats import norm

from bedding.model import Episode
from bedding.model.inference import Observations, placed
from bedding.model.inference.selecting import STRENGTH, selected, written

LEVEL, SPREAD = 0.45, 0.17


def diary(answers, times, channel="arousal"):
    return Observations(
        person="nobody",
        times=times,
        channels=(channel,),
        answers=answers[:, None],
        levels=(7,),
    )


def only_hard_days(seed, days=120):
    """Someone who is more likely to write on days on which the body is tense."""
    random = np.random.default_rng(seed)
    behind = random.normal(LEVEL, SPREAD, days)
    writes = random.uniform(size=days) < norm.cdf(STRENGTH * (behind - 0.5) / SPREAD)
    writes[[0, -1]] = True
    answers = np.round(6 * np.clip(behind, 0, 1)) / 6
    return answers[writes], np.arange(days, dtype=float)[writes]


def test_supposing_what_is_so_brings_the_level_back():
    gaps_to_truth = []
    for seed in range(3):
        answers, times = only_hard_days(seed)
        found = selected(diary(answers, times), Episode())
        plain = answers.mean()
        gaps_to_truth.append(
            (plain - LEVEL, plain + found.levels["hard"]["arousal"] - LEVEL)
        )
        assert found.unwritten == 120 - len(times)
        assert found.levels["good"]["arousal"] > 0 > found.levels["hard"]["arousal"]
    as_it_is, corrected = np.mean(gaps_to_truth, axis=0)

    assert as_it_is > 0.04
    assert abs(corrected) < as_it_is / 2


def test_without_gaps_nothing_is_supposed():
    random = np.random.default_rng(0)
    answers = random.integers(0, 7, 30) / 6

    found = selected(diary(answers, np.arange(30.0)), Episode())

    assert found.unwritten == 0
    assert found.most == 0.0


@pytest.mark.parametrize(("channel", "sign"), [("arousal", 1), ("mood", -1)])
def test_the_share_of_written_days_is_kept(channel, sign):
    answers, times = only_hard_days(4)
    observations = diary(answers, times, channel)
    where = placed(observations, Episode())

    writing = written(where, observations, STRENGTH)

    random = np.random.default_rng(0)
    behind = random.normal(answers.mean(), answers.std(), 200_000)
    share = norm.cdf(writing.start + writing.slope * behind).mean()
    assert np.sign(float(writing.slope[0])) == sign
    assert share == pytest.approx(len(times) / 120, abs=0.005)
