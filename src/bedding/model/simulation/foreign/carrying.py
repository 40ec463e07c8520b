"""What carries over from day to day: noise that does, and a trace of what came in."""

import numpy as np
from jaxtyping import Float
from scipy.signal import lfilter


def carried(
    noise: Float[np.ndarray, " day"], *, inertia: float, spread: float
) -> Float[np.ndarray, " day"]:
    """Return first-order autoregressive noise, stationary from its first day on.

        x_0 = spread e_0        x_t = inertia x_(t-1) + spread sqrt(1 - inertia^2) e_t

    Args:
        noise: e, standard normal.
        inertia: The share that is left the next day, -1 to 1 exclusive [1].
        spread: Standard deviation of every day [unit of x].

    References:
        [kuppens2010], emotional inertia.
    """
    pushed = spread * np.sqrt(1.0 - inertia**2) * noise
    pushed[:1] = spread * noise[:1]
    return traced(pushed, inertia=inertia)


def traced(
    came: Float[np.ndarray, " day"], *, inertia: float
) -> Float[np.ndarray, " day"]:
    """Return the trace that what came in leaves: x_t = inertia x_(t-1) + came_t, from nothing.

    Args:
        came: What came in each day [unit of x].
        inertia: The share that is left the next day [1].
    """
    return np.asarray(lfilter([1.0], [1.0, -inertia], came))
