"""What the model does with a person's numbers over a record, for many numbers at once."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from bedding.model.inference.log_density import path, start_of
from bedding.model.inference.person import parameters_of
from bedding.model.inference.record import Record
from bedding.model.quantity import Number
from bedding.model.simulation import scan

_HALVINGS = 50
_LONGEST = 1e5
"""Longest half-life that is looked for [day]."""


class Traced(NamedTuple):
    """What one set of numbers makes of a record.

    Attributes:
        reads: What each channel reads at each step, centred and scaled [1].
        bond: Strength of the bond at the end [0 to 1].
        relief: Which share of it was learned from relief [0 to 1].
        bond_half_life: In which it would halve without contact, what settles left out [day].
        belief: Belief in return at the end [0 to 1].
        returning: Probability of going back within a week, at the rate of the end [0 to 1].
        worth: What the next moment is expected to be worth [1].
        voice: Mean share of what there is to say that is said [0 to 1].
    """

    reads: Float[Array, "*lane time channel"]
    bond: Float[Array, "*lane"]
    relief: Float[Array, "*lane"]
    bond_half_life: Float[Array, "*lane"]
    belief: Float[Array, "*lane"]
    returning: Float[Array, "*lane"]
    worth: Float[Array, "*lane"]
    voice: Float[Array, "*lane"]


@jax.jit
def trace(
    record: Record, person: Float[Array, "lane person"], end: Int[Array, ""]
) -> Traced:
    """Return what many sets of numbers make of a record, at the step `end`."""
    return jax.vmap(lambda one: _trace(record, one, end))(person)


def _trace(
    record: Record, person: Float[Array, " person"], end: Int[Array, ""]
) -> Traced:
    parameters = parameters_of(person)
    _, (states, moments) = scan(
        parameters, start_of(parameters), record.episodes, record.elapsed
    )

    def at_end(quantity: Number) -> Array:
        return jnp.take(jnp.asarray(quantity), end)

    fast = at_end(states.calm_fast + states.relief_fast)
    slow = at_end(states.calm_slow + states.relief_slow)
    before = jnp.arange(record.elapsed.shape[0]) <= end
    return Traced(
        reads=path(record, person),
        bond=at_end(moments.bond),
        relief=at_end(moments.relief_share),
        bond_half_life=halving(
            fast,
            slow,
            jnp.asarray(parameters.bond.fast_half_life),
            jnp.asarray(parameters.bond.slow_half_life),
        ),
        belief=at_end(moments.belief),
        returning=-jnp.expm1(-7.0 * at_end(moments.returning)),
        worth=at_end(moments.expected_worth),
        voice=jnp.mean(jnp.asarray(moments.voice), where=before),
    )


def halving(
    fast: Float[Array, ""],
    slow: Float[Array, ""],
    fast_half_life: Float[Array, ""],
    slow_half_life: Float[Array, ""],
) -> Float[Array, ""]:
    """Return when the sum of two parts, each with its own half-life, has halved [day]."""

    def halve(
        _: Array, ends: tuple[Float[Array, ""], Float[Array, ""]]
    ) -> tuple[Float[Array, ""], Float[Array, ""]]:
        low, high = ends
        middle = jnp.sqrt(low * high)
        left = fast * jnp.exp2(-middle / fast_half_life) + slow * jnp.exp2(
            -middle / slow_half_life
        )
        late = left < 0.5 * (fast + slow)
        return jnp.where(late, low, middle), jnp.where(late, middle, high)

    kind = jnp.asarray(fast).dtype
    ends = (jnp.asarray(1e-3, kind), jnp.asarray(_LONGEST, kind))
    low: Float[Array, ""] = jax.lax.fori_loop(0, _HALVINGS, halve, ends)[0]
    return low
