"""The pure scan: equal to the door, differentiable, and within bounds for anyone."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model import (
    Episode,
    Parameters,
    State,
    beginning,
    entries,
    population,
    scan,
    simulate,
    with_values,
)

KEPT = ("answered", "warmth", "mood", "wanting", "bond", "stress_load", "self")
STEPS = 80
PERSONS = 32


def arrays(tree):
    return jax.tree.map(lambda leaf: jnp.asarray(leaf, float), tree)


@pytest.fixture(scope="module")
def alone():
    """The door's scan for one person, compiled once."""

    @jax.jit
    def walk(parameters, initial, episodes, elapsed):
        return scan(parameters, initial, episodes, elapsed)

    return walk


def test_the_scan_and_the_door_walk_the_same_path(alone, days_together):
    numbers = arrays(Parameters())
    elapsed = jnp.full(240, 1.0 / 24.0)

    _, (states, moments) = alone(
        numbers, beginning(numbers, bond=0.2), arrays(days_together), elapsed
    )
    seen = vars(days_together) | vars(states) | vars(moments)

    life = simulate(
        days_together,
        days=10,
        initial=beginning(Parameters(), bond=0.2),
        noise=False,
        keep=KEPT,
    )
    for name in KEPT:
        np.testing.assert_allclose(life[name], seen[name], rtol=1e-9, atol=1e-12)


def test_gradients_through_the_scan_are_finite_and_those_of_finite_differences(
    days_together,
):
    names = ("alarm.recovery", "belief.volatility_learning", "reward.sensitising",
             "bond.learning", "affect.recovery", "stress.hurt_drive", "person.anxiety",
             "hope.silence", "voice.learning", "self_worth.contingency")  # fmt: skip
    usual = {
        f"{group}.{name}": value for group, name, value, _ in entries(Parameters())
    }
    start = jnp.asarray([usual[name] for name in names])
    episodes = arrays(days_together)
    elapsed = jnp.full(240, 1.0 / 24.0)

    def told(values):
        numbers = with_values(
            Parameters(), {name: values[at] for at, name in enumerate(names)}
        )
        initial = beginning(numbers, bond=0.2)
        _, (states, moments) = scan(numbers, arrays(initial), episodes, elapsed)
        read: Any = moments.wanting + states.mood + moments.self + states.arousal
        return (read + states.stress_load + moments.bond).mean()

    value_and_gradient = jax.jit(jax.value_and_grad(told))
    _, slope = value_and_gradient(start)

    assert np.isfinite(slope).all()
    for factor in (0.3, 0.7, 1.6):
        assert np.isfinite(value_and_gradient(start * factor)[1]).all()
    for at in range(len(names)):
        nudge = 1e-5 * max(abs(float(start[at])), 0.01)
        up, _ = value_and_gradient(start.at[at].add(nudge))
        down, _ = value_and_gradient(start.at[at].add(-nudge))
        # Central differences lose about half the digits of the sum.
        assert float((up - down) / (2.0 * nudge)) == pytest.approx(
            float(slope[at]), rel=1e-4, abs=1e-6
        ), names[at]


@pytest.fixture(scope="module")
def anyone():
    """The scan for many persons at once, each with numbers and episodes of their own."""

    @jax.jit
    def walk(parameters, episodes, elapsed):
        def one(parameters, episodes):
            initial = arrays(beginning(parameters))
            return scan(parameters, initial, episodes, elapsed)[1]

        return jax.vmap(one)(parameters, episodes)

    return walk


@settings(deadline=None, max_examples=12)
@given(
    st.integers(0, 10_000),
    st.floats(0.0, 1.0),
    st.floats(0.0, 1.0),
    st.sampled_from([0.02, 0.25, 1.0]),
)
def test_anyone_in_anything_stays_within_bounds(anyone, seed, often, harsh, elapsed):
    rng = np.random.default_rng(seed)
    shape = (PERSONS, STEPS)
    fields = {
        name: rng.random(shape) * (rng.random(shape) < often)
        for name in Episode.__dataclass_fields__
    }
    fields["threat"] = rng.random(shape) ** (1.0 - harsh + 0.01)
    fields["drive"] = 0.3 + 1.4 * rng.random(shape)
    drawn = population(PERSONS, key=seed)
    numbers = jax.tree.map(lambda leaf: jnp.broadcast_to(leaf, PERSONS), arrays(drawn))

    states, moments = anyone(
        numbers, arrays(Episode(**fields)), jnp.full(STEPS, elapsed)
    )
    seen = {
        name: np.asarray(value)
        for name, value in (vars(states) | vars(moments)).items()
    }

    assert [name for name, value in seen.items() if not np.isfinite(value).all()] == []
    for share in (
        "trust", "unpredictability", "belief", "hope", "separation", "bond", "relief_share",
        "voice", "silencing", "welcome", "sensitised", "peak",
    ):  # fmt: skip
        assert seen[share].min() >= -1e-9, share
        assert seen[share].max() <= 1.0 + 1e-9, share
    for positive in (
        "uncertainty", "volatility", "returns", "moments", "misses", "span", "arousal", "shock",
        "stress_load", "nearness", "wanting", "leaving", "returning", "good", "bad",
        "fluctuation", "drive",
    ):  # fmt: skip
        assert seen[positive].min() >= 0.0, positive
    assert np.abs(seen["expectation"]).max() <= 4.0
    assert seen["stress_load"].min() > 0.0


def test_every_quantity_of_the_state_is_kept_by_name():
    assert len(State.__dataclass_fields__) == len(
        jax.tree.leaves(beginning(Parameters()))
    )
