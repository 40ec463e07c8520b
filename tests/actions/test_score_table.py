"""The table of scores, against sums by hand."""

from dataclasses import replace

import numpy as np
import pytest

from bedding.actions.score_table import score_table
from bedding.model import Episode
from bedding.model.inference import RIVALS, FitState, Lead, Observations, Scores, fit


def person(mechanism, rival):
    """A fit with given scores, one answer an entry, the same against every rival."""
    count = len(mechanism)
    blank = Observations(
        person="nobody",
        times=np.arange(count, dtype=float),
        channels=("mood",),
        answers=np.full((count, 1), np.nan),
        levels=(7,),
    )
    log = {name: np.asarray(rival, dtype=float)[:, None] for name in RIVALS}
    log["mechanism"] = np.asarray(mechanism, dtype=float)[:, None]
    crps = {name: 0.0 * values for name, values in log.items()}
    lead = float(np.mean(np.asarray(mechanism) - np.asarray(rival)))
    leads = tuple(
        Lead(rival=name, log=lead, log_error=0.1, crps=0.0, entries=count)
        for name in RIVALS
    )
    return replace(
        fit(blank, Episode()),
        state=FitState.FITS_BADLY,
        khat=0.2,
        scores=Scores(log=log, crps=crps, leads=leads),
    )


def test_every_answer_counts_once():
    table = score_table([person([-1.0], [-2.0]), person([-1.0] * 3, [-0.5] * 3)])

    assert table.answers == 4
    for against in table.against:
        assert against.log == pytest.approx((1.0 - 3 * 0.5) / 4)
        assert against.ahead == 0.5
        assert against.clearly == 0.5
        assert against.low <= against.log <= against.high


def test_persons_with_too_little_are_counted_and_not_scored():
    blank = Observations(
        person="nobody",
        times=np.empty(0),
        channels=("mood",),
        answers=np.empty((0, 1)),
        levels=(7,),
    )

    table = score_table([fit(blank, Episode()), person([-1.0], [-2.0])])

    assert (table.persons, table.scored) == (2, 1)
    assert table.states["too_little"] == 1


def test_nobody_scored_is_an_empty_table():
    table = score_table([])

    assert (table.persons, table.scored, table.against) == (0, 0, ())
