"""A level and what carries over, with or without inputs as impulses: state-space rivals.

In continuous time, with u what the other did at an entry and e new at each answer,

    y = level + x + e,    dx = -decay x dt + dw,    x jumps by effects'u at each entry.

Without inputs that is the mechanism's own residual and nothing else; with inputs it is the
linear model of continuous-time panel studies [driver2017]. Gaps are exact. Level, effects and x
are filtered together; an answer is an interval of its scale. The size of what is left open is
learned along with them (normal and inverse gamma); how much carries over and for how long is
a grid of the prior that the mechanism's residual has, each point weighted by how well it foretold.
Everything is learned from the past alone.
"""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float
from numpy.polynomial.hermite_e import hermegauss
from scipy.special import expit

from bedding.model.inference.between import between
from bedding.model.inference.residual import CARRIED, HALF_LIFE
from bedding.model.inference.scoring import (
    edges,
    on_scale,
    sample_crps,
    student_probability,
)

SIZE: Final = 0.15
"""Size of what a rival leaves open, beforehand [0 to 1]; the same as the mechanism's."""
FREEDOM: Final = 3.0
"""How many answers that guess is worth; chosen, so that it soon gives way."""
MIDDLE: Final = (0.5, 0.35)
"""Mean and standard deviation of a level beforehand [0 to 1]; the same as the mechanism's."""
MOVES: Final = 0.3
"""Standard deviation beforehand of what an input moves, from 0 to 1 [0 to 1]; chosen."""
_POINTS: Final = 4
"""Points of the grid for each of its two numbers; chosen by measurement."""
_DRAWN: Final = 64
"""Draws of each answer for the CRPS; as many as the mechanism has."""
_TINY: Final = 1e-300


class Mixture(NamedTuple):
    """Forecasts of each answer from those before it: a mixture of Student t distributions.

    Attributes:
        mean: Of each part [0 to 1].
        spread: Scale of each part [0 to 1].
        freedom: Degrees of freedom of each part.
        weight: Of each part, with a sum of 1 over the last axis.
        part: How probable each part held the answer that came; anything where none did.
    """

    mean: Float[np.ndarray, "time channel point"]
    spread: Float[np.ndarray, "time channel point"]
    freedom: Float[np.ndarray, "time channel point"]
    weight: Float[np.ndarray, "time channel point"]
    part: Float[np.ndarray, "time channel point"]

    @property
    def probability(self) -> Float[np.ndarray, "time channel"]:
        """How probable the answers were that came."""
        return np.asarray((self.weight * self.part).sum(axis=-1))


def forecast(
    answers: Float[np.ndarray, "time channel"],
    seen: Bool[np.ndarray, "time channel"],
    half: Float[np.ndarray, " channel"],
    times: Float[np.ndarray, " time"],
    inputs: Float[np.ndarray, "time input"],
) -> Mixture:
    """Return the forecast of every answer, also of those that were not given.

    Args:
        answers: Answers [0 to 1].
        seen: Which of them there are.
        half: Half the distance between neighbouring answers of each scale.
        times: When each entry was made [day].
        inputs: What moves x at each entry; without columns nothing does.
    """
    carried, half_life, weight = grid()
    count, channels = answers.shape
    size = 2 + inputs.shape[1]
    shape = (channels, len(weight))
    low, high = edges(answers, half)
    centre = np.zeros((*shape, size))
    cover = np.zeros((*shape, size, size))
    cover[..., 0, 0] = (MIDDLE[1] / SIZE) ** 2
    cover[..., 1, 1] = carried
    places = np.arange(2, size)
    cover[..., places, places] = (MOVES / SIZE) ** 2
    freedom = np.full(shape, FREEDOM)
    squares = np.full(shape, FREEDOM * SIZE**2)
    log_weight = np.broadcast_to(np.log(weight), shape).copy()
    found = np.empty((5, count, *shape))
    gaps = np.diff(times, prepend=times[:1])
    for row in range(count):
        left = np.exp2(-gaps[row] / half_life)
        _carry(centre, cover, left, carried * (1.0 - left**2), inputs[row])
        shown = cover[..., 0] + cover[..., 1]
        wide = shown[..., 0] + shown[..., 1] + 1.0 - carried
        mean = MIDDLE[0] + centre[..., 0] + centre[..., 1]
        spread = np.sqrt(squares / freedom * wide)
        weighed = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
        weighed /= weighed.sum(axis=1, keepdims=True)
        part = student_probability(
            answers[row, :, None], half[:, None], mean, spread, freedom
        )
        found[:, row] = mean, spread, freedom, weighed, part
        there = seen[row, :, None]
        taught = between(mean, spread, low[row, :, None], high[row, :, None])
        # Nothing moves where there is no answer.
        moved = np.where(there, taught.moved * spread, 0.0)
        learned = np.where(there, taught.learned, 0.0)
        centre += shown * (moved / wide)[..., None]
        cover -= (shown * (learned / wide)[..., None])[..., None] * shown[..., None, :]
        # An interval tells of the size as far as it tells of the answer behind it.
        freedom = freedom + learned
        squares = squares + moved**2 / wide
        log_weight += np.where(there, np.log(np.maximum(part, _TINY)), 0.0)
    return Mixture(*found)


def _carry(
    centre: Float[np.ndarray, "channel point number"],
    cover: Float[np.ndarray, "channel point number number"],
    left: Float[np.ndarray, " point"],
    fresh: Float[np.ndarray, " point"],
    pushes: Float[np.ndarray, " input"],
) -> None:
    """Bring what is known to the next entry, in place: x decays, and the inputs push it."""
    centre[..., 1] *= left
    cover[..., 1, :] *= left[:, None]
    cover[..., :, 1] *= left[:, None]
    cover[..., 1, 1] += fresh
    if pushes.any():
        centre[..., 1] += centre[..., 2:] @ pushes
        # First the row of x, then its column, which then has both parts of its variance.
        cover[..., 1, :] += cover[..., :, 2:] @ pushes
        cover[..., :, 1] += cover[..., :, 2:] @ pushes


def grid() -> tuple[
    Float[np.ndarray, " point"],
    Float[np.ndarray, " point"],
    Float[np.ndarray, " point"],
]:
    """Return the share that carries over, its half-life [day] and the weight of each point.

    The points are Gauss-Hermite nodes of the prior that the mechanism's residual has.
    """
    nodes, weights = hermegauss(_POINTS)
    weights = weights / weights.sum()
    share, long = (axis.ravel() for axis in np.meshgrid(nodes, nodes, indexing="ij"))
    return (
        np.asarray(expit(CARRIED[0] + CARRIED[1] * share)),
        np.asarray(HALF_LIFE[0] * np.exp(HALF_LIFE[1] * long)),
        np.outer(weights, weights).ravel(),
    )


def crps(
    mixture: Mixture,
    answers: Float[np.ndarray, "time channel"],
    half: Float[np.ndarray, " channel"],
) -> Float[np.ndarray, "time channel"]:
    """Return the CRPS of each answer, from draws that are the same every time [0 to 1]."""
    random = np.random.default_rng(0)
    marks = random.uniform(size=(_DRAWN, *answers.shape, 1))
    chosen = (np.cumsum(mixture.weight, axis=-1) < marks).sum(axis=-1, keepdims=True)
    chosen = np.minimum(chosen, mixture.weight.shape[-1] - 1)
    mean, spread, freedom = (
        np.take_along_axis(part[None], chosen, axis=-1)[..., 0]
        for part in (mixture.mean, mixture.spread, mixture.freedom)
    )
    behind = mean + spread * random.standard_t(freedom)
    return sample_crps(answers, on_scale(behind, half))
