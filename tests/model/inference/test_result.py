"""What a fit shows of itself where nobody asked for more."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bedding.model import Episode
from bedding.model.inference import (
    ChannelDraws,
    Fit,
    FitState,
    Lead,
    Observations,
    Scores,
)


def some(**given: Any) -> Fit:
    values: dict[str, Any] = {
        "observations": Observations(
            person="ann",
            times=np.array([0.0, 1.0, 3.0]),
            channels=("mood",),
            answers=np.full((3, 1), 0.5),
            levels=(7,),
        ),
        "episodes": Episode(),
        "state": FitState.FITTED,
        "entries": 3,
        "draws": {"alarm.recovery": np.linspace(0.0, 1.0, 101)},
        "prior": {"alarm.recovery": np.linspace(0.0, 2.0, 101)},
        "contraction": {"alarm.recovery": 0.25},
        "prior_dominated": (),
        "channels": {},
        "khat": 0.123,
        "effective": 200.4,
        "evidence": 0.0,
        "scores": Scores(
            log={},
            crps={},
            leads=(Lead(rival="mean", log=0.1, log_error=0.05, crps=0.0, entries=3),),
        ),
        "constant": (),
    }
    return Fit(**(values | given))


def test_a_fit_is_a_few_lines_with_an_interval_at_every_number():
    assert repr(some()).splitlines() == [
        "Fit of 'ann': fitted, 3 entries over 3 days, k 0.12, 200 effective draws",
        "  alarm.recovery  0.50 [0.05 to 0.95], contraction 0.25",
        "  ahead of mean by +0.100 ± 0.050 an entry",
    ]


def test_what_is_mostly_the_prior_says_so():
    shown = repr(some(prior_dominated=("alarm.recovery",)))

    assert "contraction 0.25, mostly the prior's" in shown


def test_a_fit_without_draws_is_one_line():
    shown = repr(
        some(
            draws={},
            state=FitState.TOO_LITTLE,
            scores=Scores(log={}, crps={}, leads=()),
        )
    )

    assert shown.startswith("Fit of 'ann': too_little")
    assert "\n" not in shown


def test_a_channel_shows_level_and_gain():
    draws = np.linspace(0.0, 1.0, 101)
    channel = ChannelDraws(
        level=draws,
        gain=draws / 10,
        size=draws,
        carried=draws,
        half_life=draws,
        read_out=draws[:, None],
        expected=draws[:, None],
    )

    assert repr(channel) == (
        "ChannelDraws(level 0.50 [0.05 to 0.95], gain 0.05 [0.01 to 0.10])"
    )


def test_a_table_has_each_number_with_its_interval_and_that_of_the_prior():
    table = some(prior_dominated=("alarm.recovery",)).to_polars()

    assert table.to_dicts() == [
        {
            "number": "alarm.recovery",
            "median": pytest.approx(0.5),
            "low": pytest.approx(0.05),
            "high": pytest.approx(0.95),
            "prior_low": pytest.approx(0.1),
            "prior_high": pytest.approx(1.9),
            "contraction": 0.25,
            "prior_dominated": True,
        }
    ]


def test_a_notebook_shows_state_numbers_and_leads():
    shown = some(
        observations=replace(some().observations, person="<ann>")
    )._repr_html_()

    assert "&lt;ann&gt;" in shown
    assert "<ann>" not in shown
    assert "alarm.recovery" in shown
    assert "<code>mean</code> by +0.100 ± 0.050" in shown


def test_a_notebook_shows_a_fit_without_draws_as_one_line():
    shown = some(
        draws={}, state=FitState.TOO_LITTLE, scores=Scores(log={}, crps={}, leads=())
    )._repr_html_()

    assert "too_little" in shown
    assert "<table" not in shown
