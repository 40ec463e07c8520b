"""Which sampler draws most from one gradient: the full run's kernel beside others of blackjax.

`python -m benchmarks.samplers [--entries 30] [--draws 50]`. Each sampler is a program of its own,
and compiling one takes longer than running it: a quarter of a minute on a free processor.

All run 32 chains in one program on the same record, seen through the same whitening (centre and
covariance of a full run), from the same starts, with what they adapt adapted by the library.
Counted are effective draws of the number that has fewest, in bulk or tails, over gradients and over
seconds of processor after compiling, warm-up left out.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from typing import Any

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np

from bedding.model.inference.log_density import log_density
from bedding.model.inference.sampling import begin, diagnose, sample
from bedding.model.inference.sampling.adapting import root_of, shape_of
from benchmarks.full_fit import problem

CHAINS = 32
ADAPTING = 100
"""Transitions in which the library tunes a sampler."""


def hmc(density: Any, *, step: float, leaps: int, integrator: str) -> tuple[Any, Any]:
    """Return start and transition of Hamiltonian Monte Carlo of fixed length."""
    from blackjax.mcmc import hmc, integrators  # noqa: PLC0415 -- slow import

    kernel = hmc.build_kernel(getattr(integrators, integrator))

    def move(key: Any, state: Any) -> tuple[Any, Any]:
        key_step, key_move = jr.split(key)
        share = jr.uniform(key_step, (), float, 0.8, 1.2)
        even = jnp.ones_like(state.position)
        return kernel(key_move, state, density, share * step, even, leaps)

    return lambda place, _: hmc.init(place, density), move


def microcanonical(density: Any, *, step: float, leaps: int) -> tuple[Any, Any]:
    """Return start and transition of microcanonical Monte Carlo with acceptance."""
    from blackjax.mcmc import adjusted_mclmc  # noqa: PLC0415 -- slow import

    kernel = adjusted_mclmc.build_kernel()
    return (
        lambda place, _: adjusted_mclmc.init(place, density),
        lambda key, state: kernel(key, state, density, step, (leaps,)),
    )


def meads(density: Any, places: Any, key: Any) -> tuple[Any, Any]:
    """Return start and transition of generalised HMC as MEADS tunes it."""
    import blackjax  # noqa: PLC0415 -- slow import
    from blackjax.mcmc import ghmc  # noqa: PLC0415 -- slow import

    tuned, _ = blackjax.meads_adaptation(density, CHAINS).run(key, places, ADAPTING)
    kernel = ghmc.build_kernel()
    told = tuned.parameters
    return (
        lambda place, key: ghmc.init(place, density, key),
        lambda key, state: kernel(key, state, density, **told),
    )


def chees(density: Any, places: Any, key: Any) -> tuple[Any, Any, float]:
    """Return start and transition of dynamic HMC as ChEES tunes it, and its usual leaps."""
    import blackjax  # noqa: PLC0415 -- slow import
    import optax  # noqa: PLC0415 -- slow import

    adapting = blackjax.chees_adaptation(density, CHAINS)
    (_, told), _ = adapting.run(key, places, 0.5, optax.adam(0.05), ADAPTING)
    algorithm = blackjax.dynamic_hmc(density, **told)
    return (
        lambda place, _: algorithm.init(place, jnp.zeros((), int)),
        algorithm.step,
        float(told["integration_steps_params"][0]),
    )


def independent(density: Any, size: int, freedom: float = 8.0) -> tuple[Any, Any]:
    """Return start and transition of proposals that don't look where the chain is."""
    import blackjax  # noqa: PLC0415 -- slow import

    def propose(key: Any) -> Any:
        key_normal, key_wide = jr.split(key)
        wide = jr.gamma(key_wide, freedom / 2.0) * 2.0 / freedom
        return jr.normal(key_normal, (size,)) / jnp.sqrt(wide)

    def proposing(_: Any, to: Any) -> Any:
        squares = jnp.sum(to.position**2)
        return -0.5 * (freedom + size) * jnp.log1p(squares / freedom)

    algorithm = blackjax.irmh(density, propose, proposing)
    return lambda place, _: algorithm.init(place), algorithm.step


def candidates(
    density: Any, places: Any, key: Any
) -> Iterator[tuple[str, Callable[[], tuple[Any, Any]], float]]:
    """Walk samplers: name, how to make it, gradients a transition."""
    for step, leaps in ((0.7, 2), (0.5, 3), (0.4, 4), (0.35, 8)):
        yield (
            f"HMC, {leaps} leapfrog steps of {step}",
            lambda step=step, leaps=leaps: hmc(
                density, step=step, leaps=leaps, integrator="velocity_verlet"
            ),
            leaps,
        )
    yield (
        "HMC, 2 steps of 0.9 with two gradients each (McLachlan)",
        lambda: hmc(density, step=0.9, leaps=2, integrator="mclachlan"),
        4,
    )
    size = places.shape[1]
    yield (
        "microcanonical with acceptance, 2 steps with two gradients each",
        lambda: microcanonical(density, step=0.9 * size**0.5, leaps=2),
        4,
    )
    yield "generalised HMC, tuned by MEADS", lambda: meads(density, places, key), 1
    yield "independent proposals, Student t of 8", lambda: independent(density, size), 1


def measured(
    start: Any, move: Any, places: Any, draws: int
) -> tuple[float, float, float, Any]:
    """Return acceptance, seconds of processor, and what can be said of the draws."""

    @jax.jit
    def walk(states: Any, key: Any) -> Any:
        def one(states: Any, key: Any) -> Any:
            states, told = jax.vmap(move)(jr.split(key, CHAINS), states)
            return states, (states.position, told.acceptance_rate)

        return jax.lax.scan(one, states, jr.split(key, draws))

    states = jax.vmap(start)(places, jr.split(jr.key(1), CHAINS))
    states, _ = jax.block_until_ready(walk(states, jr.key(2)))
    begun = time.process_time()
    _, (walked, rates) = jax.block_until_ready(walk(states, jr.key(3)))
    taken = time.process_time() - begun
    told = diagnose(np.swapaxes(np.asarray(walked), 0, 1), np.arange(CHAINS) // 4)
    return float(jnp.mean(rates)), taken, told.effective, told


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--entries", type=int, default=30)
    reader.add_argument("--draws", type=int, default=50)
    asked = reader.parse_args()
    record, near, _ = problem(asked.entries)
    chains, _ = sample(
        log_density, record, begin(log_density, record, near, wanted=1000)
    )
    centre, covariance = shape_of(chains.together)
    root = root_of(covariance)
    whitened = lambda place: log_density(
        jnp.asarray(centre) + jnp.asarray(root) @ place, record
    )
    places = jnp.asarray(np.linalg.solve(root, (chains.places - centre).T).T)
    print(
        "| sampler | accepted | effective, worst | median | a gradient | a second of processor |"
    )
    print("| --- " * 6 + "|")

    def row(name: str, start: Any, move: Any, gradients: float) -> None:
        rate, taken, worst, told = measured(start, move, places, asked.draws)
        spent = gradients * CHAINS * asked.draws
        print(
            f"| {name} | {rate:.2f} | {worst:.0f} | {np.median(told.bulk):.0f} "
            f"| {worst / spent:.3f} | {worst / taken:.0f} |",
            flush=True,
        )

    for name, make, gradients in candidates(whitened, places, jr.key(0)):
        row(name, *make(), gradients)
    start, move, usual = chees(whitened, places, jr.key(0))
    row(f"dynamic HMC, tuned by ChEES, {usual:.1f} leapfrog steps", start, move, usual)


if __name__ == "__main__":
    main()
