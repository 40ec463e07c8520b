"""What every channel reads."""

import importlib.util
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest

from bedding import types
from bedding.model import Moment, State
from bedding.model.observation import (
    CHANNELS,
    CONTINUOUS_STEP,
    LOOKED_BACK,
    READ_OUTS,
    WEEKLY,
    looked_back,
    read_outs,
    steps,
)


def test_every_channel_reads_something():
    assert set(READ_OUTS) == set(types.CHANNELS)
    assert set(WEEKLY) == set(types.WEEKLY)


def test_every_part_is_a_quantity_of_the_model():
    known = {*State.__dataclass_fields__, *Moment.__dataclass_fields__}

    for read in CHANNELS.values():
        assert set(read.parts) <= known
        assert read.why


def test_reading_sums_centres_and_scales():
    quantities = {
        part: jnp.asarray([0.25]) for r in READ_OUTS.values() for part in r.parts
    }
    quantities["nearness"] = jnp.asarray([0.5])

    shown = read_outs(quantities)

    closeness = READ_OUTS["closeness"]
    place = list(READ_OUTS).index("closeness")
    expected = (0.75 - closeness.centre) / closeness.spread
    assert float(shown[0, place]) == pytest.approx(expected)


def test_a_look_back_weighs_the_days_behind_by_their_distance():
    random = np.random.default_rng(0)
    columns = random.normal(size=(9, 2))
    elapsed = random.uniform(0.2, 3.0, 9)

    found = looked_back(jnp.asarray(columns), jnp.asarray(elapsed))

    # A mean over time of what held since the moment before, from the first moment on.
    left = 2.0 ** (-(elapsed.sum() - np.cumsum(elapsed)) / LOOKED_BACK)
    weights = np.diff(left, prepend=0.0)
    np.testing.assert_allclose(found[-1], weights @ columns, rtol=1e-12)


def test_steps_are_the_distance_between_answers():
    np.testing.assert_allclose(steps((7, 2, None)), [1 / 6, 1.0, CONTINUOUS_STEP])


@pytest.mark.slow
def test_centre_and_spread_are_those_of_the_reference_persons():
    program = Path(__file__).parents[2] / "benchmarks" / "read_outs.py"
    about = importlib.util.spec_from_file_location("read_outs", program)
    assert about is not None
    assert about.loader is not None
    module = importlib.util.module_from_spec(about)
    about.loader.exec_module(module)

    every = module.paths(1)

    # Other partners' chance and other persons: a tenth of a scale, and a third of the spread.
    for place, read in enumerate(CHANNELS.values()):
        one = every[..., place]
        assert one.mean() == pytest.approx(read.centre, abs=max(0.1, read.spread))
        assert np.sqrt(one.var(axis=1).mean()) == pytest.approx(read.spread, rel=0.4)
