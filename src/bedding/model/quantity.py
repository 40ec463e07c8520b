"""The numbers that the equations work on, and those that a caller may give."""

from typing import TYPE_CHECKING, Any

import numpy as np
from jaxtyping import Array, Float

if TYPE_CHECKING:
    Number = float | Float[Array, "..."]
    Given = Any
else:
    # Arrays of NumPy pass through doors on their way into JAX; no equation is written for them.
    Number = float | Float[Array, "..."] | Float[np.ndarray, "..."]
    Given = Number
"""`Number`: a float, or an array with one value for each person (or any other axes) simulated
together. `Given`: the same where a caller fills it in, with an array of NumPy too; checked as it
runs, since a type checker would carry NumPy into every equation."""
