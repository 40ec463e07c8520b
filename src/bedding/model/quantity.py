"""The number that the equations work on."""

from typing import TYPE_CHECKING

import numpy as np
from jaxtyping import Array, Float

if TYPE_CHECKING:
    Number = float | Float[Array, "..."]
else:
    # Arrays of NumPy pass through doors on their way into JAX; no equation is written for them.
    Number = float | Float[Array, "..."] | Float[np.ndarray, "..."]
"""A float, or an array with one value for each person (or any other axes) simulated together."""
