"""The full run: warm up together, draw in blocks until the draws can be trusted, or give up."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final

import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
from jaxtyping import Float

from bedding.model.inference.sampling.adapting import (
    FIRST_STEP,
    harmonic,
    leaps_for,
    learned_shape,
    learned_step,
    root_of,
    settled,
    shape_of,
)
from bedding.model.inference.sampling.chains import Chains, Phase
from bedding.model.inference.sampling.diagnosis import EFFECTIVE, Diagnosis, diagnose
from bedding.model.inference.sampling.errors import OtherRunError, StartsError
from bedding.model.inference.sampling.kernel import Block, Density, advance, densities

SUPERCHAINS: Final = 8
"""Different starts; each is shared by `ALIKE` chains."""
ALIKE: Final = 4
"""Chains of a superchain."""
BATCHES: Final = 2
"""Programs that run beside each other, each with half of the chains; always as many, so that
the bits don't depend on how many cores there are."""
COUNT: Final = 25
"""Transitions of a chain in a block."""
WARMING: Final = (8, 40)
"""Fewest and most blocks of a warm-up; it ends once the step has settled."""
DRAWING: Final = (20, 60)
"""Blocks after which a run that can't be trusted warms up anew, from what it drew; after the last
it gives up."""
_MOST: Final = 400
"""Most blocks that are drawn in any case."""
_DUE: Final = (4, 5, 6, 8, 10, 12, 16, 20, 25, 30)
"""After how many drawn blocks the draws are judged, later at every tenth: it costs as much as a
block does."""
_WIDER: Final = 1.4
"""How much farther apart than the given draws the starts are."""
_NEAR: Final = 1e-6
"""How far the log density of a kept place may be off, as a share: machines differ in last bits."""


def begin(
    density: Density,
    data: Any,
    draws: Float[np.ndarray, "draw number"],
    *,
    seed: int = 0,
    wanted: float = EFFECTIVE,
) -> Chains:
    """Return a run that has not drawn yet.

    Args:
        density: Log density of numbers that are standard normal beforehand, pure and safe under
            grad; a function of the numbers and of the data.
        data: What it rests on, as arrays.
        draws: Equally weighted draws from something near the posterior, more than numbers.
        seed: Of all chance.
        wanted: How many effective draws of every number, in bulk and tails, to go on to.

    Raises:
        StartsError: The density is finite at too few places.
    """
    centre, covariance = shape_of(draws)
    random = np.random.default_rng([seed, 0])
    far = centre + _WIDER * (random.permutation(draws)[: 8 * SUPERCHAINS] - centre)
    candidates = np.concatenate([far, draws[: 4 * SUPERCHAINS]])
    known = np.asarray(densities(density, data, jnp.asarray(candidates)))
    finite = np.flatnonzero(np.isfinite(known))
    if len(finite) < SUPERCHAINS:
        raise StartsError(len(finite), needed=SUPERCHAINS)
    superchains = np.repeat(np.arange(SUPERCHAINS), ALIKE)
    chosen = finite[:SUPERCHAINS][superchains]
    return Chains(
        seed=seed,
        phase=Phase.WARMING,
        block=0,
        round=0,
        done=0,
        places=candidates[chosen],
        densities=known[chosen],
        slopes=np.zeros((len(chosen), draws.shape[1])),
        superchains=superchains,
        centre=centre,
        covariance=covariance,
        step=FIRST_STEP,
        leaps=leaps_for(FIRST_STEP),
        acceptance=0.0,
        wanted=wanted,
        draws=np.zeros((len(chosen), 0, draws.shape[1])),
        divergent=0,
    )


def blocks(
    density: Density, data: Any, chains: Chains
) -> Iterator[tuple[Chains, Diagnosis]]:
    """Walk the blocks of a run: after each, where it stands and what was last said of its draws.

    Whoever walks may show progress, keep `chains.arrays()`, or stop walking: a run that goes on
    from kept arrays gives the same bits as one that was never interrupted.

    Args:
        density: As the run was begun with.
        data: Likewise.
        chains: A run just begun, or one to go on with.

    Raises:
        OtherRunError: The run was begun with another density or other data.
    """
    _check(density, data, chains)
    known = _diagnosis(chains)
    with ThreadPoolExecutor(BATCHES) as pool:
        while not chains.over:
            chains, judged = _after(chains, _block(density, data, chains, pool))
            known = judged or known
            yield chains, known


def sample(
    density: Density,
    data: Any,
    chains: Chains,
    *,
    watch: Callable[[Chains, Diagnosis], bool] | None = None,
) -> tuple[Chains, Diagnosis]:
    """Return a run when it is over, with what can be said of its draws.

    Args:
        density: As the run was begun with.
        data: Likewise.
        chains: A run just begun, or one to go on with.
        watch: Told after every block; where it says no, the run stops there and can go on later.

    Raises:
        OtherRunError: The run was begun with another density or other data.
    """
    diagnosis = _diagnosis(chains)
    for chains, diagnosis in blocks(density, data, chains):  # noqa: B020, PLR1704 -- the run moves on
        if watch is not None and not watch(chains, diagnosis):
            break
    return chains, diagnosis


def _check(density: Density, data: Any, chains: Chains) -> None:
    """Raise an error where a run belongs to another density."""
    found = np.asarray(densities(density, data, jnp.asarray(chains.places)))
    if not np.allclose(found, chains.densities, rtol=_NEAR, atol=_NEAR):
        raise OtherRunError(
            "the log density", float(chains.densities[0]), wanted=float(found[0])
        )


def _block(
    density: Density, data: Any, chains: Chains, pool: ThreadPoolExecutor
) -> list[Block]:
    """Return the next block of each batch."""
    keys = jr.split(jr.fold_in(jr.key(chains.seed), chains.block), BATCHES)
    root = jnp.asarray(root_of(chains.covariance))
    now = (chains.places, chains.densities, chains.slopes)

    def batch(number: int) -> Block:
        done: Block = advance(
            density,
            data,
            *(jnp.asarray(np.split(each, BATCHES)[number]) for each in now),
            keys[number],
            jnp.asarray(chains.centre),
            root,
            jnp.asarray(chains.step),
            jnp.asarray(chains.leaps),
            count=COUNT,
        )
        jax.block_until_ready(done)
        return done

    if chains.block == 0:
        first = batch(0)  # compiles; both at once would compile twice
        return [first, *pool.map(batch, range(1, BATCHES))]
    return list(pool.map(batch, range(BATCHES)))


def _after(chains: Chains, done: list[Block]) -> tuple[Chains, Diagnosis | None]:
    """Return the run after a block, and what can be said of its draws where that is due."""
    drawn = np.concatenate([np.asarray(each.draws) for each in done])
    acceptance = harmonic(
        np.concatenate([np.asarray(each.acceptance) for each in done])
    )
    divergent = sum(int(each.divergent) for each in done)
    moved = replace(
        chains,
        block=chains.block + 1,
        done=chains.done + 1,
        places=drawn[:, -1],
        densities=np.concatenate([np.asarray(each.densities) for each in done]),
        slopes=np.concatenate([np.asarray(each.slopes) for each in done]),
        acceptance=acceptance,
    )
    if chains.phase is Phase.WARMING:
        return _learned(moved, drawn, acceptance), None
    kept = replace(
        moved,
        draws=np.concatenate([chains.draws, drawn], axis=1),
        divergent=chains.divergent + divergent,
    )
    if kept.done not in _DUE and kept.done % 10:
        return kept, None
    diagnosis = _diagnosis(kept)
    return _judged(kept, diagnosis), diagnosis


def _judged(chains: Chains, diagnosis: Diagnosis) -> Chains:
    """Return what becomes of a run whose draws were judged."""
    if not diagnosis.trusted:
        if chains.done < DRAWING[chains.round]:
            return chains
        if chains.round + 1 < len(DRAWING):
            return _anew(chains)
        return replace(chains, phase=Phase.LIMIT)
    if diagnosis.effective >= chains.wanted or chains.done >= _MOST:
        return replace(chains, phase=Phase.DONE)
    return chains


def _learned(chains: Chains, drawn: np.ndarray, acceptance: float) -> Chains:
    """Return a run after a block of its warm-up."""
    centre, covariance = learned_shape(
        chains.centre, chains.covariance, drawn.reshape(-1, drawn.shape[-1])
    )
    step = learned_step(chains.step, acceptance, chains.done)
    learned = replace(
        chains, centre=centre, covariance=covariance, step=step, leaps=leaps_for(step)
    )
    fewest, most = WARMING
    if chains.done < fewest or (not settled(acceptance) and chains.done < most):
        return learned
    return replace(learned, phase=Phase.DRAWING, done=0)


def _anew(chains: Chains) -> Chains:
    """Return a run that warms up again, knowing what it drew so far."""
    centre, covariance = shape_of(chains.together)
    return replace(
        chains,
        phase=Phase.WARMING,
        round=chains.round + 1,
        done=0,
        centre=centre,
        covariance=covariance,
        draws=chains.draws[:, :0],
        divergent=0,
    )


def _diagnosis(chains: Chains) -> Diagnosis:
    """Return what can be said of the draws so far."""
    return diagnose(
        chains.draws,
        chains.superchains,
        divergent=chains.divergent / max(chains.transitions, 1),
    )
