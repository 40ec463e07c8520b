"""Many sets of numbers at once say what each says alone."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model.inference import placed
from bedding.model.inference.filtering import Writing, positive
from bedding.model.inference.lanes import (
    INNER,
    known_after,
    look,
    walk,
    weigh,
    weigh_persons,
)
from bedding.model.inference.log_density import filter_channels

CHANNELS = ("arousal", "mood", "self")
UNTIL = np.array([0, 5, 40, 23])
alone = jax.jit(filter_channels)


def _case(make, *, supposed):
    made = make(4, entries=40, channels=CHANNELS, uneven=True)
    record = placed(made.observations, made.episodes).record
    if supposed:
        empty = ~np.asarray(record.seen).any(axis=1)
        writing = Writing(
            unwritten=jnp.asarray(empty, float),
            slope=jnp.asarray([2.0, -1.0, 0.5]),
            start=jnp.asarray([0.1, 0.4, -0.3]),
        )
        record = replace(record, writing=writing)
    random = np.random.default_rng(5)
    reads = walk(record, random.normal(size=(len(UNTIL), 10)))
    residuals = 0.7 * random.normal(size=(len(UNTIL), INNER, len(CHANNELS), 3))
    return record, reads, residuals


@pytest.mark.parametrize("supposed", [False, True])
def test_many_at_once_are_each_as_alone(make, supposed):
    record, reads, residuals = _case(make, supposed=supposed)
    # Days without an entry tell to the end of the record, whatever is asked for.
    until = np.full(4, record.seen.shape[0]) if supposed else UNTIL

    seen = look(record, reads, residuals[:, 0], until)

    steps = np.arange(record.seen.shape[0])
    for lane, end in enumerate(until):
        before = record.seen & (steps < end)[:, None]
        known, ahead = alone(record, reads[lane], residuals[lane, 0], before)
        likelihood = ahead.log_probability.sum(axis=-1) + positive(known)
        np.testing.assert_allclose(seen.log_likelihood[lane], likelihood, rtol=1e-10)
        for name in ("mean", "variance", "information", "log_probability"):
            np.testing.assert_allclose(
                getattr(seen, name)[lane, :, :end],
                getattr(ahead, name)[:, :end],
                rtol=1e-9,
                atol=1e-12,
            )
        with_gain = (
            ahead.before.along_gain
            + ahead.before.level_gain
            + reads[lane].T * ahead.before.gain_gain
        )
        for told, expected in (
            (seen.gain, ahead.before.gain),
            (seen.gain_gain, ahead.before.gain_gain),
            (seen.with_gain, with_gain),
        ):
            np.testing.assert_allclose(
                told[lane, :, :end], expected[:, :end], rtol=1e-9, atol=1e-12
            )


def test_single_floats_move_a_weight_by_a_thousandth_at_most(make):
    record, reads, residuals = _case(make, supposed=False)

    found = weigh(record, reads, residuals, UNTIL)

    for inner in range(INNER):
        exact = look(record, reads, residuals[:, inner], UNTIL).log_likelihood
        np.testing.assert_allclose(found[:, inner], exact, rtol=1e-5, atol=1e-3)


def test_persons_are_weighed_by_what_they_read(make):
    record, _, residuals = _case(make, supposed=False)
    people = np.random.default_rng(5).normal(size=(len(UNTIL), 10))

    found = weigh_persons(record, people, residuals, UNTIL)

    expected = weigh(record, walk(record, people), residuals, UNTIL)
    np.testing.assert_array_equal(found, expected)


def test_what_is_known_in_the_end_is_what_a_look_at_everything_finds(make):
    record, reads, residuals = _case(make, supposed=False)
    numbers = np.repeat(reads, 40, axis=0), np.repeat(residuals[:, 0], 40, axis=0)

    ends = known_after(record, *numbers)

    every = look(record, *numbers, np.full(160, record.seen.shape[0])).end
    for found, expected in zip(ends, every, strict=True):
        np.testing.assert_array_equal(found, expected)
