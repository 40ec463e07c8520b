"""Lives that several tests look at, so that each shape of the simulation is compiled once."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Episode, presets
from bedding.model.simulation.partner import DRAWS, act, first

WALKED = (
    "bid",
    "answered",
    "warmth",
    "threat",
    "amends",
    "contact",
    "waiting",
    "voiced",
    "met",
)


@pytest.fixture(scope="session")
def met():
    """Return what persons meet with a partner: a maker of arrays with axes `time, person`."""

    @jax.jit
    def walk(partner, uniforms, moments, elapsed):
        def one(other, now):
            draws, moment = now
            parts = tuple(draws[number] for number in range(DRAWS))
            other, happened = act(partner, other, parts, moment, elapsed, 0.2)
            kept = {name: getattr(happened, name) for name in WALKED}
            return other, kept | {"phase": other.phase}

        start = first(partner, uniforms[0, 0])
        return jax.lax.scan(one, start, (uniforms, moments))[1]

    def meet(partner, *, days, persons=40, hours=2.0, seed=1):
        steps = round(days * 24.0 / hours)
        rng = np.random.default_rng(seed)
        uniforms = jnp.asarray(rng.random((steps, DRAWS, persons)))
        moments = jnp.asarray(np.arange(1, steps + 1) * hours / 24.0)
        numbers = jax.tree.map(lambda leaf: jnp.asarray(leaf, float), partner)
        found = walk(numbers, uniforms, moments, jnp.asarray(hours / 24.0))
        return {name: np.asarray(value) for name, value in found.items()}

    return meet


@pytest.fixture(scope="session")
def everyone():
    """Every preset as one partner with a ring of four phases, so that all are walked together."""
    ringed = [
        (partner, partner.phases * (4 // len(partner.phases)))
        for partner in presets.PRESETS.values()
    ]
    whole = [
        jax.tree.map(
            lambda leaf: jnp.asarray(leaf, float),
            partner.__class__(**vars(partner) | {"phases": ring}),
        )
        for partner, ring in ringed
    ]
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *whole)


@pytest.fixture(scope="session")
def days_together():
    """Ten days of hourly episodes in which everything happens, axes `time`."""
    rng = np.random.default_rng(8)
    steps = 240

    def now_and_then(chance):
        return (rng.random(steps) < chance) * rng.random(steps)

    bid = (rng.random(steps) < 0.2).astype(float)
    return Episode(
        contact=0.5 * rng.random(steps),
        waiting=0.4 * rng.random(steps),
        stress=now_and_then(0.1),
        bid=bid,
        answered=bid * (rng.random(steps) < 0.6),
        warmth=bid * rng.random(steps),
        threat=now_and_then(0.1),
        amends=now_and_then(0.05),
        voiced=now_and_then(0.2),
        met=rng.random(steps),
        reassurance=now_and_then(0.02),
        regulation=0.2,
    )
