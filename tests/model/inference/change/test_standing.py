import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model.inference import PERSON, placed, unconstrained
from bedding.model.inference.change.pieces import piece_of_steps, pieces_of
from bedding.model.inference.change.standing import carried, chosen, unmoved
from bedding.model.inference.change.varying import PLACES, VARYING
from bedding.model.inference.residual import residual_of


@pytest.fixture(scope="module")
def standing(halved):
    where = placed(halved.observations, halved.episodes)
    pieces = pieces_of(halved.times)
    piece = piece_of_steps(pieces, where, halved.times)
    return unmoved(halved, where.record, piece, len(pieces) - 1), where.record, piece


def test_draws_of_the_fit_come_back_as_they_were(halved, standing):
    found, _, _ = standing

    numbers = np.column_stack([halved.draws[name] for name in PERSON])
    np.testing.assert_allclose(found.static[:, :-1], unconstrained(numbers))
    residual = residual_of(jnp.asarray(found.residuals))
    for place, channel in enumerate(halved.channels.values()):
        np.testing.assert_allclose(residual.size[:, place], channel.size)
        np.testing.assert_allclose(residual.carried[:, place], channel.carried)
        np.testing.assert_allclose(residual.half_life[:, place], channel.half_life)
    np.testing.assert_allclose(
        found.reads[0, 10, 0], halved.channels["arousal"].read_out[0, 10]
    )


def test_carried_nowhere_the_draws_stay_where_they_were(standing):
    found, record, piece = standing
    first = found.static[:, PLACES].mean(axis=0)

    moved = carried(found, record, piece, first, found.jumps, np.random.default_rng(0))

    error = found.static.std(axis=0) / np.sqrt(len(moved.static))
    off = np.abs(moved.static.mean(axis=0) - found.static.mean(axis=0))
    # Draws of one start are alike: five standard errors instead of three.
    assert (off[:-1] < 5.0 * error[:-1]).all()


def test_carried_to_the_change_that_was_made_the_answers_are_more_likely(standing):
    found, record, piece = standing
    jumps = np.zeros_like(found.jumps)
    jumps[VARYING.index("voice.silencing_level"), 7] = 2.0
    first = found.static[:, PLACES].mean(axis=0)

    moved = carried(found, record, piece, first, jumps, np.random.default_rng(0))

    voice = 3
    assert moved.likelihood[:, voice].mean() > found.likelihood[:, voice].mean() + 5.0
    np.testing.assert_array_equal(moved.jumps, jumps)
    around = chosen(moved, 12)
    assert around.static.shape[0] == len(around.residuals) == len(around.jumps) == 12
