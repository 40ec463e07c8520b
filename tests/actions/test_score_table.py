"""The table of scores, against sums by hand."""

from dataclasses import replace

import numpy as np
import pytest

from bedding.actions.score_table import as_data, score_table
from bedding.model import Episode
from bedding.model.inference import (
    RIVALS,
    ChannelDraws,
    FitState,
    Lead,
    Observations,
    Scores,
    fit,
)


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


def test_a_channel_has_the_means_of_its_own_answers():
    """`person` has no draws of a channel, so one is put there: only its name is looked at."""
    channel = ChannelDraws(**dict.fromkeys(("level", "gain", "size", "carried", "half_life"), np.ones(2)), read_out=np.ones((2, 1)), expected=np.ones((2, 1)))  # fmt: skip
    people = [
        replace(each, channels={"mood": channel})
        for each in (person([-1.0], [-2.0]), person([-1.0] * 3, [-0.5] * 3))
    ]

    (mood,) = score_table(people).channels

    assert (mood.channel, mood.answers) == ("mood", 4)
    assert mood.log["mechanism"] == pytest.approx(-1.0)
    for rival in RIVALS:
        assert mood.log[rival] == pytest.approx(-3.5 / 4)
        assert mood.ahead[rival] == pytest.approx((1.0 - 3 * 0.5) / 4)
        # Persons drawn anew: the one, both or the other.
        assert mood.low[rival] == pytest.approx(-0.5)
        assert mood.high[rival] == pytest.approx(1.0)


def test_intervals_of_the_crps_hold_its_mean():
    table = score_table([person([-1.0], [-2.0]), person([-1.0] * 3, [-0.5] * 3)])

    assert {(each.crps_low, each.crps, each.crps_high) for each in table.against} == {
        (0.0, 0.0, 0.0)
    }


def test_as_data_nothing_is_infinite():
    assert as_data(score_table([]))["khat"] == [None, None]
