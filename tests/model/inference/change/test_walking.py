"""The same days walked another way: by the scan of the simulation, in two stretches."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from tests.model.inference.change.conftest import diary

from bedding.model.inference import PERSON, placed
from bedding.model.inference.change.pieces import piece_of_steps, pieces_of
from bedding.model.inference.change.varying import (
    QUANTITIES,
    STATIC,
    VARYING,
    own_scale,
    shown,
)
from bedding.model.inference.change.walking import walk_changing
from bedding.model.inference.lanes import walk
from bedding.model.inference.log_density import start_of
from bedding.model.inputs import Episode
from bedding.model.observation import READ_OUTS, read_outs
from bedding.model.parameters import Parameters
from bedding.model.simulation import scan, with_values
from bedding.model.state import State


@pytest.fixture(scope="module")
def where():
    observations, episodes = diary(3)
    return placed(observations, episodes), observations.times


def test_without_jumps_the_path_is_that_of_the_fit(where):
    placed_record, times = where
    random = np.random.default_rng(0)
    static = np.concatenate(
        [random.normal(size=(2, len(PERSON))), np.zeros((2, 1))], axis=1
    )
    pieces = pieces_of(times)
    piece = piece_of_steps(pieces, placed_record, times)

    reads = walk_changing(
        placed_record.record, piece, static, np.zeros((2, len(pieces), len(VARYING)))
    )

    expected = walk(placed_record.record, static[:, : len(PERSON)])
    np.testing.assert_allclose(reads, expected, atol=1e-12)


def test_a_jump_is_the_second_stretch_begun_where_the_first_ended(where):
    placed_record, times = where
    record = placed_record.record
    pieces = pieces_of(times)
    piece = piece_of_steps(pieces, placed_record, times)
    static = np.random.default_rng(1).normal(size=len(STATIC))
    jump = np.array([1.5, -1.0, 0.8])
    moved = np.zeros((len(pieces), len(VARYING)))
    moved[4:] = jump

    reads = walk_changing(record, piece, static[None], moved[None])[0]

    numbers = {n: own_scale(n, jnp.asarray(static[k])) for k, n in enumerate(STATIC)}
    later = {
        n: own_scale(n, jnp.asarray(static[STATIC.index(n)] + jump[k]))
        for k, n in enumerate(VARYING)
    }
    before = with_values(Parameters(), numbers)
    after = with_values(before, later)
    split = int(np.flatnonzero(piece >= 4)[0])
    cut = lambda rows: Episode(
        **{
            n: jnp.asarray(leaf)[rows] if np.ndim(leaf) else leaf
            for n in Episode.__dataclass_fields__
            for leaf in [getattr(record.episodes, n)]
        }
    )
    one, first = scan(
        before, start_of(before), cut(slice(None, split)), record.elapsed[:split]
    )
    _, second = scan(after, one, cut(slice(split, None)), record.elapsed[split:])
    states, moments = jax.tree.map(lambda a, b: jnp.concatenate([a, b]), first, second)
    named = {
        part: getattr(states if part in State.__dataclass_fields__ else moments, part)
        for read in READ_OUTS.values()
        for part in read.parts
    }
    expected = jnp.take(read_outs(named), record.kind, axis=-1)
    np.testing.assert_allclose(reads, expected, atol=1e-10)
    same = walk(record, static[None, : len(PERSON)])[0]
    assert np.abs(reads[split:] - same[split:]).max() > 0.05


def test_entries_lie_in_the_week_in_which_they_were_made(where):
    placed_record, times = where

    piece = piece_of_steps(pieces_of(times), placed_record, times)

    np.testing.assert_array_equal(
        piece[placed_record.places],
        np.minimum((times - times[0]) // 7, len(pieces_of(times)) - 1),
    )


def test_what_is_shown_rises_or_falls_with_the_number():
    line = np.linspace(-3.0, 3.0, 7)

    for name in QUANTITIES:
        assert (np.diff(shown(name, line)) * (-1 if name == "voice" else 1) > 0).all()
    assert shown("recovery", np.zeros(1)) == pytest.approx(Parameters().alarm.recovery)
    assert shown("contingency", np.zeros(1)) == pytest.approx(
        Parameters().self_worth.contingency
    )
