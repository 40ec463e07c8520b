"""From what would be answered on a line without ends to the answer that a scale allows."""

import numpy as np
from jaxtyping import Float

from bedding.model.observation import CONTINUOUS_STEP


def reported(
    latent: Float[np.ndarray, "*axes"], levels: int | None
) -> Float[np.ndarray, "*axes"]:
    """Return the nearest answer that the scale has [0 to 1].

    Args:
        latent: Level, read-out and residual together; may lie beyond the ends of the scale.
        levels: How many answers the scale has, None where it is continuous.
    """
    finest = 1.0 / CONTINUOUS_STEP if levels is None else float(levels - 1)
    return np.asarray(np.round(finest * np.clip(latent, 0.0, 1.0)) / finest)
