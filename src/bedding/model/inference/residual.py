"""How the residual of a channel is described: its size, how much carries over, and for how long.

Three numbers on the whole line, each standard normal beforehand: the size of the residual [0 to
1], the share of its variance that carries over [0 to 1], and the half-life of what carries over
[day]. Within a day a fifth to a half carries over, over a day next to nothing to a quarter.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.nn import sigmoid
from jaxtyping import Array, Float

RESIDUAL: Final = ("size", "carried", "half_life")
SIZE: Final = (0.15, 0.6)
"""Median and spread (of the logarithm) of the size; chosen."""
CARRIED: Final = (0.0, 1.2)
"""Mean and spread of the logit of the share that carries over; chosen."""
HALF_LIFE: Final = (0.6, 1.0)
"""Median [day] and spread (of the logarithm) of the half-life; chosen."""


class Residual(NamedTuple):
    """The residual of channels on its own scales.

    Attributes:
        size: Standard deviation [0 to 1].
        carried: Share of its variance that carries over [0 to 1].
        half_life: In which half of that is left [day].
    """

    size: Float[Array | np.ndarray, "*axes"]
    carried: Float[Array | np.ndarray, "*axes"]
    half_life: Float[Array | np.ndarray, "*axes"]


def residual_of(
    whole_line: Float[Array | np.ndarray, "*axes 3"],
    *,
    exp: Callable[..., Any] = jnp.exp,
    logistic: Callable[..., Any] = sigmoid,
) -> Residual:
    """Return the residual that three standard normal numbers describe.

    Args:
        whole_line: The three numbers.
        exp: The exponential; that of numpy where nothing is to be compiled.
        logistic: The logistic function.
    """
    return Residual(
        size=SIZE[0] * exp(SIZE[1] * whole_line[..., 0]),
        carried=logistic(CARRIED[0] + CARRIED[1] * whole_line[..., 1]),
        half_life=HALF_LIFE[0] * exp(HALF_LIFE[1] * whole_line[..., 2]),
    )
