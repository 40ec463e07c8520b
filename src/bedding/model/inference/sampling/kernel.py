"""One block: Hamiltonian Monte Carlo with few leapfrog steps, for many chains in one program.

The density is seen through a whitening x = centre + root z, in which the posterior is nearly a
standard normal. There a trajectory of a quarter turn, three or four steps, already forgets where
it began [neal2011], and all chains of a batch take as many steps: none waits for another. The
length of the steps is drawn anew for every transition, so that no chain turns in circles.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

import jax
import jax.numpy as jnp
import jax.random as jr
from jax.scipy.linalg import solve_triangular
from jaxtyping import Array, Bool, Float, Int, Key

Density = Callable[[Float[Array, " number"], Any], Float[Array, ""]]
"""A pure log density of numbers on the whole line, and of the data that it rests on."""
_JITTER: Final = 0.2
"""How much longer or shorter than usual a leapfrog step may be, as a share; chosen."""


class Block(NamedTuple):
    """What a block gave.

    Attributes:
        draws: Where each chain was after each transition, on the whole line.
        densities: The log density where each chain is in the end.
        slopes: Its gradient there.
        acceptance: Mean share of proposals accepted, by chain.
        divergent: How many transitions diverged.
    """

    draws: Float[Array, "chain draw number"]
    densities: Float[Array, " chain"]
    slopes: Float[Array, "chain number"]
    acceptance: Float[Array, " chain"]
    divergent: Int[Array, ""]


@partial(jax.jit, static_argnames=("density", "count"))
def advance(
    density: Density,
    data: Any,
    places: Float[Array, "chain number"],
    known: Float[Array, " chain"],
    slopes: Float[Array, "chain number"],
    key: Key[Array, ""],
    centre: Float[Array, " number"],
    root: Float[Array, "number number"],
    step: Float[Array, ""],
    leaps: Int[Array, ""],
    *,
    count: int,
) -> Block:
    """Return `count` transitions of every chain.

    Args:
        density: What to draw from; compiled once for each function and shape of the data.
        data: What it rests on.
        places: Where each chain is.
        known: The log density there.
        slopes: Its gradient there. Only the first transition of a warm-up may start from another:
            computed here as well, it would make the program twice as long to compile.
        key: Key of all chance.
        centre: Middle of the whitening.
        root: Its lower triangle L, with L L' the covariance of the posterior.
        step: Usual length of a leapfrog step, in standard deviations.
        leaps: How many make a transition.
        count: How many transitions.
    """
    from blackjax.mcmc import hmc  # noqa: PLC0415 -- slow import

    chains, size = places.shape
    kernel = hmc.build_kernel()
    whitened = lambda place: density(centre + root @ place, data)
    even = jnp.ones(size, places.dtype)

    def one(
        state: Any, key: Key[Array, ""]
    ) -> tuple[
        Any,
        tuple[Float[Array, " number"], Float[Array, ""], Bool[Array, ""]],
    ]:
        key_step, key_move = jr.split(key)
        share = jr.uniform(key_step, (), places.dtype, 1.0 - _JITTER, 1.0 + _JITTER)
        after, told = kernel(key_move, state, whitened, share * step, even, leaps)
        rate = jnp.nan_to_num(told.acceptance_rate)
        return after, (after.position, rate, told.is_divergent)

    def all_chains(states: Any, key: Key[Array, ""]) -> tuple[Any, Any]:
        return jax.vmap(one)(states, jr.split(key, chains))

    white = solve_triangular(root, (places - centre[None]).T, lower=True).T
    begun = hmc.HMCState(white, known, slopes @ root)
    ended, (walked, rates, diverged) = jax.lax.scan(
        all_chains, begun, jr.split(key, count)
    )
    draws = centre[None, None] + jnp.swapaxes(walked, 0, 1) @ root.T
    steep = solve_triangular(root, ended.logdensity_grad.T, lower=True, trans="T").T
    return Block(draws, ended.logdensity, steep, rates.mean(axis=0), diverged.sum())


@partial(jax.jit, static_argnames=("density",))
def densities(
    density: Density, data: Any, places: Float[Array, "chain number"]
) -> Float[Array, " chain"]:
    """Return the log density at many places."""
    return jax.vmap(lambda place: density(place, data))(places)
