"""Where answers that were held back lie in what the fit foretells of them.

The probability of each answer of a scale is the likelihood of the record with that answer over
the likelihood without it; draws share it out by their weight. The place is random within the
step of its answer, so that right forecasts spread evenly although a scale has few answers
[czado2009].
"""

from dataclasses import replace
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from bedding.model.inference.calibrating.drawing import Drawn
from bedding.model.inference.calibrating.quantities import likelihoods
from bedding.model.inference.record import Record

HORIZONS: Final = (1, 3, 7)
"""How far ahead answers are foretold [day]."""


def forecast_places(
    drawn: Drawn,
    reads: Float[np.ndarray, "lane time channel"],
    residuals: Float[np.ndarray, "lane channel 3"],
    random: np.random.Generator,
) -> dict[str, float]:
    """Return the place of each held-back answer [0 to 1], by channel and horizon.

    Args:
        drawn: The record, on scales with answers one can count.
        reads: What the channels read, for equally weighted draws.
        residuals: Of these draws, on the whole line.
        random: Where chance comes from.
    """
    if drawn.design.levels is None:
        return {}
    scale = np.arange(drawn.design.levels) / (drawn.design.levels - 1)
    rows = drawn.design.entries - 1 + np.asarray(HORIZONS)
    chances = np.exp(
        np.asarray(
            _chances(
                drawn.where.record,
                jnp.asarray(reads),
                jnp.asarray(residuals),
                jnp.asarray(drawn.where.places[rows]),
                jnp.asarray(scale),
            )
        )
    ).mean(axis=2)
    # The cut of the gain at 0 comes after the last answer, so that they add up to 1 but nearly.
    chances = chances / chances.sum(axis=1, keepdims=True)
    found = {}
    for ahead, horizon in enumerate(HORIZONS):
        for place, channel in enumerate(drawn.design.channels):
            answer = int(np.round(drawn.given[rows[ahead], place] * (len(scale) - 1)))
            below = float(chances[ahead, :answer, place].sum())
            own = float(chances[ahead, answer, place])
            found[f"{channel}+{horizon}"] = below + own * random.uniform()
    return found


@jax.jit
def _chances(
    record: Record,
    reads: Float[Array, "lane time channel"],
    residuals: Float[Array, "lane channel 3"],
    steps: Int[Array, " horizon"],
    scale: Float[Array, " answer"],
) -> Float[Array, "horizon answer lane channel"]:
    """Return the log probability of each answer at each step, given all answers that were seen."""
    without = likelihoods(record, reads, residuals, record.seen)

    def one(step: Array, answer: Array) -> Array:
        more = replace(record, answers=record.answers.at[step].set(answer))
        seen = record.seen.at[step].set(True)
        found: Array = likelihoods(more, reads, residuals, seen) - without
        return found

    each = jax.vmap(one, in_axes=(None, 0))
    return jax.vmap(each, in_axes=(0, None))(steps, scale)
