"""Level and gain of each channel, drawn given the other numbers."""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model.inference.filtering import LEVEL
from bedding.model.inference.lanes import look, positive_quantile
from bedding.model.inference.record import Placed

_positive_quantile = jax.jit(positive_quantile)


def level_and_gain(
    where: Placed,
    reads: Float[np.ndarray, "draw time channel"],
    residuals: Float[np.ndarray, "draw channel 3"],
    random: np.random.Generator,
) -> tuple[Float[np.ndarray, "draw channel"], Float[np.ndarray, "draw channel"]]:
    """Return one level and one gain for each draw and channel."""
    looked = look(where.record, reads, residuals, np.full(len(reads), where.steps))
    known = looked.end
    spread = np.sqrt(known.gain_gain)
    uniform = random.uniform(1e-9, 1.0 - 1e-9, size=spread.shape)
    moved = spread * np.asarray(
        _positive_quantile(jnp.asarray(uniform), jnp.asarray(known.gain / spread))
    )
    slope = known.level_gain / known.gain_gain
    left = np.sqrt(np.maximum(known.level_level - slope * known.level_gain, 0.0))
    level = known.level + slope * moved + left * random.normal(size=spread.shape)
    return LEVEL[0] + level, known.gain + moved
