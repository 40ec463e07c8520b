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
    spread = np.sqrt(known.gain_gain)
    uniform = random.uniform(1e-9, 1.0 - 1e-9, size=spread.shape)
    moved = spread * positive_quantile(uniform, known.gain / spread)
    slope = known.level_gain / known.gain_gain
    left = np.sqrt(np.maximum(known.level_level - slope * known.level_gain, 0.0))
    level = known.level + slope * moved + left * random.normal(size=spread.shape)
    return LEVEL[0] + level, known.gain + moved
