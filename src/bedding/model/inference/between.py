"""A normal number known to lie between two ends: what that teaches, many at a time in NumPy.

The mechanism's own filter has the same formulas for JAX; here they serve the rivals and the checks,
which run without a compiled program.
"""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.special import ndtr

_FAR: Final = 25.0
"""Beyond so many standard deviations the tail is continued by its leading term."""
_OPEN: Final = 60.0
"""An end further away than this [standard deviation] might as well be no end."""
_NO_END: Final = 1e6
_ROOT_TAU: Final = 2.5066282746310002
_TINY: Final = 1e-300


class Between(NamedTuple):
    """What two ends say of the normal number between them.

    Attributes:
        probability: Of lying between them [0 to 1].
        moved: How far the mean moves [standard deviation].
        learned: By which share the variance falls [0 to 1]; 0 where both ends are open.
    """

    probability: Float[np.ndarray, "..."]
    moved: Float[np.ndarray, "..."]
    learned: Float[np.ndarray, "..."]


def between(
    mean: Float[np.ndarray, "..."],
    spread: Float[np.ndarray, "..."],
    low: Float[np.ndarray, "..."],
    high: Float[np.ndarray, "..."],
) -> Between:
    """Return what the ends say.

    Args:
        mean: Mean of the number.
        spread: Its standard deviation.
        low: Lower end, minus infinity where there is none.
        high: Upper end, infinity where there is none.
    """
    below = np.clip((low - mean) / spread, -_NO_END, _NO_END)
    above = np.clip((high - mean) / spread, -_NO_END, _NO_END)
    # Mirrored so that the interval lies to the right, where the tail keeps its digits.
    right = below + above >= 0.0
    near = np.where(right, below, -above)
    far = np.where(right, above, -below)
    beyond = np.maximum(near - _FAR, 0.0)
    near = np.maximum(near - beyond, -_OPEN)
    far = np.minimum(far - beyond, _OPEN)
    share = np.maximum(ndtr(-near) - ndtr(-far), _TINY)
    at_near = np.exp(-0.5 * near**2) / _ROOT_TAU / share
    at_far = np.exp(-0.5 * far**2) / _ROOT_TAU / share
    pull = at_near - at_far
    learned = np.clip(pull**2 - near * at_near + far * at_far, 0.0, 1.0)
    return Between(
        probability=share * np.exp(-beyond * (near + 0.5 * beyond)),
        moved=np.where(right, 1.0, -1.0) * (pull + beyond),
        learned=learned,
    )
