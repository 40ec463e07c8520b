"""The one density that every fit aims at."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import norm

from bedding.model.inference import placed
from bedding.model.inference.filtering import filtered, positive
from bedding.model.inference.log_density import log_density, path, size, split
from bedding.model.inference.residual import residual_of

CHANNELS = ("arousal", "mood", "self")
density = jax.jit(log_density)
slope = jax.jit(jax.grad(log_density))


@pytest.fixture(scope="module")
def record(make):
    made = make(1, entries=30, channels=CHANNELS, uneven=True)
    return placed(made.observations, made.episodes).record


def test_density_is_prior_times_the_likelihood_of_each_channel(record):
    line = np.random.default_rng(0).normal(size=size(3)) * 0.5
    reads = np.asarray(path(record, jnp.asarray(line[:10])))

    expected = norm.logpdf(line).sum()
    for place in range(3):
        known, ahead = filtered(
            jnp.asarray(reads[:, place]),
            record.answers[:, place],
            record.seen[:, place],
            record.elapsed,
            residual_of(jnp.asarray(line[10 + 3 * place : 13 + 3 * place])),
            record.half[place],
        )
        expected += float(ahead.log_probability.sum() + positive(known))
    assert float(density(jnp.asarray(line), record)) == pytest.approx(
        expected, rel=1e-10
    )


def test_gradient_is_that_of_central_differences(record):
    line = np.random.default_rng(1).normal(size=size(3)) * 0.5

    found = np.asarray(slope(jnp.asarray(line), record))

    wide = 1e-4
    for place in range(len(line)):
        unit = np.eye(len(line))[place] * wide
        ends = [
            float(density(jnp.asarray(line + k * unit), record)) for k in (2, 1, -1, -2)
        ]
        expected = (-ends[0] + 8 * ends[1] - 8 * ends[2] + ends[3]) / (12 * wide)
        # The tolerance of correctness goal 1; near 0 the difference itself errs by 1e-8.
        assert found[place] == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_density_is_finite_far_out(record):
    for far in (-6.0, 6.0):
        line = jnp.full(size(3), far)
        assert np.isfinite(density(line, record))
        assert np.isfinite(slope(line, record)).all()


def test_split_gives_the_person_and_three_numbers_a_channel():
    person, residuals = split(np.arange(size(2)))

    assert person.tolist() == list(range(10))
    assert residuals.tolist() == [[10, 11, 12], [13, 14, 15]]
