"""A normal number of which only the interval is known: how probable, and what it teaches.

An answer on a scale is an interval of a continuous one: half the way to each neighbour, and without
end at the ends of the scale. That is the ordered probit model with even thresholds.
"""

from typing import Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import erfc
from jaxtyping import Array, Float

OPEN: Final = 50.0
"""How far beyond the scale an open interval is taken to reach [widths of the scale]."""
_FAR: Final = {"float64": 25.0, "float32": 9.0}
"""Beyond so many standard deviations the tail is continued by its leading term."""
_ROOT_HALF: Final = 0.7071067811865476
_ROOT_TAU: Final = 2.5066282746310002


class Seen(NamedTuple):
    """What an interval says of the normal number in it.

    Attributes:
        log_probability: Log of the probability of the interval.
        pull: Derivative of that in the mean of the number.
        information: Minus its second derivative; 0 to 1 over the variance.
    """

    log_probability: Float[Array, "*axes"]
    pull: Float[Array, "*axes"]
    information: Float[Array, "*axes"]


def interval_of(
    answer: Float[Array, "*#axes"], half: Float[Array, "*#axes"]
) -> tuple[Float[Array, "*#axes"], Float[Array, "*#axes"]]:
    """Return the ends of the interval that an answer stands for.

    Args:
        answer: The answer [0 to 1].
        half: Half the way between neighbouring answers of its scale [0 to 1].
    """
    low = jnp.where(answer - half <= 1e-9, -OPEN, answer - half)
    return low, jnp.where(answer + half >= 1.0 - 1e-9, OPEN, answer + half)


class _Ends(NamedTuple):
    """Both ends of an interval in standard deviations, mirrored so that it lies to the right.

    The tail keeps its digits there. Beyond `_FAR` the near end is held.
    """

    scale: Float[Array, "*axes"]
    side: Float[Array, "*axes"]
    near: Float[Array, "*axes"]
    far: Float[Array, "*axes"]
    beyond: Float[Array, "*axes"]
    share: Float[Array, "*axes"]
    at_near: Float[Array, "*axes"]
    at_far: Float[Array, "*axes"]


@jax.custom_jvp
def seen_in(
    mean: Float[Array, "*#axes"],
    variance: Float[Array, "*#axes"],
    low: Float[Array, "*#axes"],
    high: Float[Array, "*#axes"],
) -> Seen:
    """Return what an interval says of a normal number.

    Args:
        mean: Of the number.
        variance: Of the number.
        low: Lower end of the interval.
        high: Upper end.
    """
    return _seen(_ends(mean, variance, low, high))


def _ends(mean: Array, variance: Array, low: Array, high: Array) -> _Ends:
    scale = 1.0 / jnp.sqrt(variance)
    below, above = (low - mean) * scale, (high - mean) * scale
    side = jnp.where(below + above >= 0.0, 1.0, -1.0).astype(scale.dtype)
    near = jnp.where(side > 0.0, below, -above)
    wide = above - below
    beyond = jnp.maximum(near - _FAR[scale.dtype.name], 0.0)
    near = near - beyond
    far = near + wide
    share = 0.5 * (erfc(near * _ROOT_HALF) - erfc(far * _ROOT_HALF))
    share = jnp.maximum(share, float(np.finfo(share.dtype).tiny))
    at_near = jnp.exp(-0.5 * near**2) / _ROOT_TAU / share
    at_far = jnp.exp(-0.5 * far**2) / _ROOT_TAU / share
    return _Ends(scale, side, near, far, beyond, share, at_near, at_far)


def _seen(ends: _Ends) -> Seen:
    scale, side, near, far, beyond, share, at_near, at_far = ends
    pull = at_near - at_far
    bent = pull**2 - near * at_near + far * at_far
    return Seen(
        log_probability=jnp.log(share) - beyond * (near + 0.5 * beyond),
        pull=side * (pull + beyond) * scale,
        information=jnp.clip(bent, 0.0, 1.0) * scale**2,
    )


@seen_in.defjvp
def _seen_slopes(at: tuple[Array, ...], along: tuple[Array, ...]) -> tuple[Seen, Seen]:
    """Return what `seen_in` gives, and how it changes.

    By hand, since every derivative is a product of what is there already; left to itself JAX
    computes each normal density and tail again, which makes a gradient four times as slow.
    """
    mean, variance, low, high = at
    ends = _ends(mean, variance, low, high)
    told = _seen(ends)
    scale, side, near, far, beyond, _, at_near, at_far = ends
    moved, spread, low_moved, high_moved = along
    scaled = -0.5 * scale**3 * spread
    below = (low_moved - moved) * scale + (low - mean) * scaled
    above = (high_moved - moved) * scale + (high - mean) * scaled
    inward = jnp.where(side > 0.0, below, -above)
    held = beyond > 0.0
    d_beyond = jnp.where(held, inward, 0.0)
    d_near = jnp.where(held, 0.0, inward)
    d_far = d_near + above - below
    d_log = at_far * d_far - at_near * d_near
    d_at_near = -at_near * (near * d_near + d_log)
    d_at_far = -at_far * (far * d_far + d_log)
    pull = at_near - at_far
    d_pull = d_at_near - d_at_far
    d_bent = 2.0 * pull * d_pull + at_far * d_far - at_near * d_near
    d_bent = d_bent + far * d_at_far - near * d_at_near
    inside = (told.information > 0.0) & (told.information < scale**2)
    return told, Seen(
        log_probability=d_log - d_beyond * (near + beyond),
        pull=side * ((d_pull + d_beyond) * scale + (pull + beyond) * scaled),
        information=jnp.where(inside, d_bent, 0.0) * scale**2
        + 2.0 * told.information / scale * scaled,
    )
