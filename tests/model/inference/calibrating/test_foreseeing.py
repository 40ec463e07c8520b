"""Places of held-back answers, against a forecast that is written out by simulation."""

import numpy as np
from scipy import stats

from bedding.model.inference.calibrating import HORIZONS, Design, draw_record
from bedding.model.inference.calibrating.foreseeing import forecast_places
from bedding.model.inference.lanes import walk
from bedding.model.inference.log_density import split


def test_every_channel_and_horizon_has_a_place(short):
    drawn = short(2)
    person, residuals = split(np.repeat(drawn.truth.whole_line[None], 4, axis=0))
    reads = walk(drawn.where.record, person)

    places = forecast_places(drawn, reads, residuals, np.random.default_rng(0))

    assert set(places) == {f"{c}+{h}" for c in drawn.design.channels for h in HORIZONS}
    assert all(0.0 <= place <= 1.0 for place in places.values())


def test_forecasts_by_the_numbers_that_made_the_answers_are_even(short):
    every = []
    for number in range(60):
        drawn = short(number)
        person, residuals = split(drawn.truth.whole_line[None])
        reads = walk(drawn.where.record, person)
        told = forecast_places(drawn, reads, residuals, np.random.default_rng(number))
        every += [told[f"{channel}+1"] for channel in drawn.design.channels]

    assert stats.kstest(every, "uniform").pvalue > 1e-3


def test_nothing_is_foretold_on_a_line_without_steps():
    design = Design(entries=25, channels=("mood",), levels=None)
    drawn = draw_record(design, np.random.default_rng(0))
    person, residuals = split(drawn.truth.whole_line[None])

    found = forecast_places(
        drawn,
        walk(drawn.where.record, person),
        residuals,
        np.random.default_rng(0),
    )

    assert found == {}
