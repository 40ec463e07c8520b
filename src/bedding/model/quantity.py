"""The number that the equations work on."""

from jaxtyping import Array, Float

Number = float | Float[Array, "..."]
"""A float, or an array with one value for each person (or any other axes) simulated together."""
