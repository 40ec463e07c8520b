"""Level and gain of each channel, drawn given the other numbers."""

import numpy as np
from jaxtyping import Float

from bedding.model.inference.filtering import LEVEL, Belief
from bedding.model.inference.lanes import positive_quantile


def level_and_gain(
    known: Belief, random: np.random.Generator
) -> tuple[Float[np.ndarray, "draw channel"], Float[np.ndarray, "draw channel"]]:
    """Return one level [0 to 1] and one gain for each draw and channel.

    Args:
        known: What each draw knows after the last answer, axes `draw channel`.
        random: Where chance comes from.
    """
    centre, gain = np.asarray(known.level), np.asarray(known.gain)
    shared, wide = np.asarray(known.level_gain), np.asarray(known.level_level)
    variance = np.asarray(known.gain_gain)
    spread = np.sqrt(variance)
    uniform = random.uniform(1e-9, 1.0 - 1e-9, size=spread.shape)
    moved = spread * positive_quantile(uniform, gain / spread)
    slope = shared / variance
    left = np.sqrt(np.maximum(wide - slope * shared, 0.0))
    level = centre + slope * moved + left * random.normal(size=spread.shape)
    return LEVEL[0] + level, gain + moved
