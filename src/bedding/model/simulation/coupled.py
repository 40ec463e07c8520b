"""Two feelings that answer each other: another's model of a couple, as a source of push and pull.

    dx1/dt = -forgetting1 x1 + R1(x2) + appeal2 (1 + S1(x1))        and the same for x2

Each forgets, each reacts to being loved, each is drawn by what the other is [rinaldi1998]. Who is
secure reacts more, the more they are loved, up to a bound. Who is insecure does so at first, and
less again once they are loved very much. In who is synergic the other's appeal grows with one's
own love. Without insecurity feelings only cooperate, and without synergism they only damp: neither
can go round by itself, both together can [gragnani1997].

None of it is this program's own model: it serves to test what that makes of another's rhythm.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from jax.tree_util import register_dataclass
from jaxtyping import Array, Float

from bedding.errors import OutOfRangeError
from bedding.model.inputs import Episode
from bedding.model.quantity import Given, Number
from bedding.model.simulation.trajectory import Trajectory

STEEPNESS: Final = 4.0
"""How sharply synergism sets in with one's own love [1]; chosen."""


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Lover:
    """One of two. All numbers are chosen: the model has never been fitted to anyone.

    Attributes:
        forgetting: How fast love fades that is not kept up [1/day].
        warmest: R+: the strongest reaction to being loved [1/day].
        coldest: R-: the strongest reaction to being disliked, below 0 [1/day].
        insecure: Whether one reacts less to much love [0 or 1].
        enough: The love above which an insecure person reacts less [1].
        synergism: By how much one's own love raises the other's appeal [0 or more].
        appeal: What one is to the other, without being loved [1/day].
    """

    forgetting: Number = 0.3
    warmest: Number = 1.0
    coldest: Number = -1.0
    insecure: Number = 0.0
    enough: Number = 1.0
    synergism: Number = 0.0
    appeal: Number = 0.2


def secure_return(lover: Lover, love: Given) -> Number:
    """Return how a secure person reacts to being loved: (e^x - e^-x) / (e^x/R+ - e^-x/R-)."""
    # Both parts are divided by e^|x|, so that neither overflows.
    size = jnp.abs(jnp.asarray(love))
    up = jnp.exp(love - size)
    down = jnp.exp(-love - size)
    return (up - down) / (up / lover.warmest - down / lover.coldest)


def insecure_return(lover: Lover, love: Given) -> Number:
    """Return how an insecure person reacts: k x e^(-x / enough), k as a secure person near 0.

    Being disliked is met as a secure person meets it.
    """
    slope = 2.0 / (1.0 / lover.warmest - 1.0 / lover.coldest)
    loved = jnp.maximum(jnp.asarray(love), 0.0)
    little = slope * loved * jnp.exp(-loved / lover.enough)
    return little + secure_return(lover, jnp.minimum(jnp.asarray(love), 0.0))


def drift(lover: Lover, other: Lover, own: Number, love: Number) -> Number:
    """Return how fast someone's love changes [1/day], given their own and the other's."""
    answer = lover.insecure * insecure_return(lover, love)
    answer = answer + (1.0 - lover.insecure) * secure_return(lover, love)
    warm = jnp.maximum(jnp.asarray(own), 0.0) ** STEEPNESS
    drawn = 1.0 + lover.synergism * warm / (1.0 + warm)
    return -lover.forgetting * own + answer + other.appeal * drawn


def simulate_couple(
    first: Lover,
    second: Lover,
    *,
    days: float,
    hours: float = 6.0,
    start: tuple[Number, Number] = (0.0, 0.0),
) -> Trajectory:
    """Return the love of each for the other, from whom it starts with.

    The fourth-order rule of Runge and Kutta, with even steps.

    Args:
        first: One of the two; numbers may have the axis `couple`.
        second: The other one; numbers may have the axis `couple`.
        days: How long [day].
        hours: Step [hour].
        start: Love of each at the beginning [1].

    Returns:
        `love`, with axes `time, partner` and, where given, `couple`.

    Raises:
        OutOfRangeError: When there is not one step.
    """
    count = round(days * 24.0 / hours)
    if count < 1:
        raise OutOfRangeError("days", days, low=hours / 24.0, high=float("inf"))
    leaves = jax.tree.leaves((first, second, start))
    shape = jnp.broadcast_shapes(*(jnp.shape(leaf) for leaf in leaves))
    begin = tuple(jnp.broadcast_to(jnp.asarray(love, float), shape) for love in start)
    love = _integrate(first, second, begin, hours / 24.0, count)
    return Trajectory(
        times=hours / 24.0 * np.arange(1, count + 1),
        quantities={"love": np.asarray(love)},
        axes=("time", "partner", "couple")[: 2 + len(shape)],
    )


@partial(jax.jit, static_argnames=("count",))
def _integrate(
    first: Lover,
    second: Lover,
    start: tuple[Float[Array, "..."], ...],
    step: Number,
    count: int,
) -> Float[Array, "time partner ..."]:
    def rates(love: Float[Array, "partner ..."]) -> Float[Array, "partner ..."]:
        return jnp.stack(
            [
                drift(first, second, love[0], love[1]),
                drift(second, first, love[1], love[0]),
            ]
        )

    def one(love: Array, _: None) -> tuple[Array, Array]:
        begin = rates(love)
        middle = rates(love + 0.5 * step * begin)
        again = rates(love + 0.5 * step * middle)
        end = rates(love + step * again)
        moved = love + step / 6.0 * (begin + 2.0 * middle + 2.0 * again + end)
        return moved, moved

    return jax.lax.scan(one, jnp.stack(start), None, length=count)[1]


def met_by_first(love: Float[np.ndarray, "time partner ..."]) -> Episode:
    """Return what the first of two meets: love as warmth, its opposite as hurt.

    A moment is answered as far as one is loved at all; half of the greatest love is warmth .5.

    Args:
        love: From `simulate_couple`, one moment for each step of the episodes.
    """
    given: Any = np.asarray(love)[:, 1]
    warmth = np.maximum(given, 0.0) / (1.0 + np.maximum(given, 0.0))
    threat = np.maximum(-given, 0.0) / (1.0 + np.maximum(-given, 0.0))
    return Episode(
        contact=np.full_like(given, 0.3),
        bid=np.ones_like(given),
        answered=np.minimum(2.0 * warmth, 1.0),
        warmth=warmth,
        threat=threat,
    )
