"""How the residual of a channel is described: its size, how much carries over, and for how long.

Three numbers on the whole line, each standard normal beforehand: the size of the residual [0 to
1], the share of its variance that carries over [0 to 1], and the half-life of what carries over
[day]. Within a day a fifth to a half carries over, over a day next to nothing to a quarter.
"""

from typing import Final, NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.nn import sigmoid
from jaxtyping import Array, Float
from scipy.special import expit

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

    size: Float[Array, "*axes"]
    carried: Float[Array, "*axes"]
    half_life: Float[Array, "*axes"]


class Sizes(NamedTuple):
    """The same as numbers of numpy, which nothing has to be compiled for.

    Attributes:
        size: Standard deviation [0 to 1].
        carried: Share of its variance that carries over [0 to 1].
        half_life: In which half of that is left [day].
    """

    size: Float[np.ndarray, "*axes"]
    carried: Float[np.ndarray, "*axes"]
    half_life: Float[np.ndarray, "*axes"]


def residual_of(whole_line: Float[Array, "*axes 3"]) -> Residual:
    """Return the residual that three standard normal numbers describe."""
    return Residual(
        size=SIZE[0] * jnp.exp(SIZE[1] * whole_line[..., 0]),
        carried=sigmoid(CARRIED[0] + CARRIED[1] * whole_line[..., 1]),
        half_life=HALF_LIFE[0] * jnp.exp(HALF_LIFE[1] * whole_line[..., 2]),
    )


def sizes_of(whole_line: Float[np.ndarray, "*axes 3"]) -> Sizes:
    """Return what `residual_of` does, without a compiled program."""
    return Sizes(
        size=np.asarray(SIZE[0] * np.exp(SIZE[1] * whole_line[..., 0])),
        carried=np.asarray(expit(CARRIED[0] + CARRIED[1] * whole_line[..., 1])),
        half_life=np.asarray(HALF_LIFE[0] * np.exp(HALF_LIFE[1] * whole_line[..., 2])),
    )
