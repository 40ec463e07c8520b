"""Two ways of drawing beside each other."""

from functools import partial

import numpy as np
import pytest

from bedding.model.inference.calibrating import (
    Design,
    Posterior,
    agreement,
    at_once,
    draw_record,
    in_full,
    weighed,
)


def known(mean, deviation):
    def engine(drawn, random):
        count = len(drawn.truth.whole_line)
        draws = random.normal(size=(5000, count))
        draws = (draws - draws.mean(axis=0)) / draws.std(axis=0)
        return Posterior(
            mean + deviation * draws, np.full(5000, -np.log(5000)), -np.inf, True
        )

    return engine


def test_how_far_two_engines_lie_apart(short):
    found = agreement(
        short(0),
        np.random.default_rng(0),
        engine=known(0.7, 1.2),
        reference=known(0.5, 1.0),
    )

    np.testing.assert_allclose(list(found.mean.values()), 0.2)
    np.testing.assert_allclose(list(found.deviation.values()), 0.2)
    assert found.farthest == pytest.approx(0.2)
    assert found.effective == pytest.approx(5000)


def test_the_fit_at_once_lies_near_a_longer_run(short):
    longer = partial(weighed, rounds=(1024, 4096), enough=4000.0)

    found = agreement(
        short(1), np.random.default_rng(1), engine=at_once, reference=longer
    )

    # An error of a mean is 1 / sqrt(200) sd or less; of 19 numbers one may lie three of them off.
    assert found.trusted
    assert found.farthest < 0.3


def test_a_full_run_lies_near_a_longer_run():
    design = Design(entries=20, channels=("arousal", "mood"))
    drawn = draw_record(design, np.random.default_rng(2))
    longer = partial(weighed, rounds=(1024, 4096), enough=4000.0)

    found = agreement(drawn, np.random.default_rng(1), engine=in_full, reference=longer)

    # A full run is worth 400 draws or more: errors of .05 sd, of 26 the largest three times that.
    assert found.trusted
    assert found.farthest < 0.2
