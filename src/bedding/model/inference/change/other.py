"""How the other's answers moved from week to week, exactly: nothing, a slow walk, or jumps.

Mean and spread of the answers live on a grid (`grid`). Weeks may differ without any direction, by
a spread of their own; so phases of a week or two are not taken for a change. Then, as for the
person's numbers, half the probability beforehand is on `no change`, a quarter on a walk and a
quarter on jumps, here any number of them (`jumping`). Nothing is approximated but by the grid.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import logsumexp

from bedding.model.inference.change.grid import (
    MEANS,
    SCALES,
    SPREADS,
    kernel,
    log_prior,
    mean_kernel,
    moments,
    weekly,
)
from bedding.model.inference.change.hypotheses import NO_CHANGE, WALK
from bedding.model.inference.change.jumping import Drawn, Jumping
from bedding.model.inference.change.pieces import pieces_of
from bedding.model.inference.change.result import Path

FEWEST: Final = 4
"""Fewest pieces in which changes are looked for; chosen: four weeks."""
FEWEST_ANSWERS: Final = 14
"""Fewest moments of which it is known how they were answered; chosen."""
DRAWS: Final = 400
WEEKS_DIFFER: Final = (0.0, 0.08, 0.2, 0.45)
"""Standard deviations of the mean from week to week without direction; chosen, equally likely."""
WANDER: Final = ((0.06, 0.15), (0.15, 0.35))
"""A week's wandering: standard deviation of the mean, and of the logarithm of the spread; chosen."""


class Found(NamedTuple):
    """Draws of the answers' mean and predictability in each piece.

    Attributes:
        answered: Mean [0 to 1].
        predictable: 1 - 4 variance [0 to 1].
        changes: Which draws change.
        starts: Where a draw jumps.
        probability: Of any change.
    """

    answered: Float[np.ndarray, "draw piece"]
    predictable: Float[np.ndarray, "draw piece"]
    changes: Bool[np.ndarray, " draw"]
    starts: Bool[np.ndarray, "draw piece"]
    probability: float


def follow_other(
    times: Float[np.ndarray, " time"],
    answered: Float[np.ndarray, " time"],
    *,
    key: int = 0,
) -> dict[str, Path]:
    """Return how often the other answered, and how predictably, week by week.

    Args:
        times: When each entry was made [day], increasing.
        answered: How far a moment in which an answer counted was answered [0 to 1], NaN where
            there was no such moment or nothing is known of it.
        key: Seed of all chance.

    Returns:
        `answered` and `predictable`; both have the probability that anything changed. Empty where
        there are fewer than `FEWEST` weeks or `FEWEST_ANSWERS` moments.
    """
    if len(times) == 0 or (~np.isnan(answered)).sum() < FEWEST_ANSWERS:
        return {}
    pieces = pieces_of(times)
    count = len(pieces)
    if count < FEWEST:
        return {}
    chance = np.random.default_rng([key, 2])
    seen = found_in(weekly(answered, pieces.of(times), count), chance)
    beforehand = _beforehand(count)
    return {
        name: Path(
            name=name,
            begins=pieces.begins,
            draws=draws,
            changes=seen.changes,
            boundary=_largest(draws, seen.starts),
            probability=seen.probability,
            learned=1.0 - _moves(draws) / beforehand[place],
        )
        for place, (name, draws) in enumerate(
            (("answered", seen.answered), ("predictable", seen.predictable))
        )
    }


# Half the time of a call goes into this, and it is the same for all records of one length.
@lru_cache(maxsize=64)
def _beforehand(pieces: int) -> tuple[float, float]:
    """Return how far pieces lie from their mean before any answer, as mean variances."""
    nothing = np.zeros((pieces, len(MEANS), len(SPREADS)))
    blank = found_in(nothing, np.random.default_rng(pieces))
    return _moves(blank.answered), _moves(blank.predictable)


def found_in(
    likelihood: Float[np.ndarray, "piece mean spread"], random: np.random.Generator
) -> Found:
    """Return draws given the log likelihood of every point of the grid in every piece."""
    prior = log_prior()
    jumps = 1.0 - NO_CHANGE - WALK
    samplers: list[Callable[[int, np.random.Generator], Drawn]] = []
    weights: list[float] = []
    moving: list[bool] = []
    widths: list[float] = []
    for differ in WEEKS_DIFFER:
        same = _smeared(likelihood, differ)
        total = prior + same.sum(axis=0)
        weights.append(np.log(NO_CHANGE) + logsumexp(total))
        samplers.append(partial(_still, total, len(same)))
        for width in WANDER:
            forward, evidence = _forward(prior, same, width)
            weights.append(np.log(WALK / len(WANDER)) + evidence)
            samplers.append(partial(_walked, forward, width))
        ways = Jumping.of(prior, same)
        for way, evidence in enumerate(ways.evidence):
            weights.append(np.log(jumps) + float(evidence))
            samplers.append(partial(ways.drawn, way))
        count = 1 + len(WANDER) + len(ways.evidence)
        moving += [False] + [True] * (count - 1)
        widths += [differ] * count
    log_weights = np.array(weights) - logsumexp(weights)
    share = np.exp(log_weights)
    counts = random.multinomial(DRAWS, share)
    places, starts, changes, differs = [], [], [], []
    for sampler, size, moves, differ in zip(
        samplers, counts, moving, widths, strict=True
    ):
        if size:
            drawn = sampler(int(size), random)
            places.append(drawn.place)
            starts.append(drawn.starts)
            changes.append(np.full(size, moves))
            differs.append(np.full(size, differ))
    order = random.permutation(DRAWS)
    place = np.concatenate(places)[order]
    mean, spread = MEANS[place // len(SPREADS)], SPREADS[place % len(SPREADS)]
    apart = np.concatenate(differs)[order][:, None] * SCALES[place % len(SPREADS)]
    wide = np.sqrt(spread**2 + apart**2)
    answered, predictable = moments(mean, wide)
    return Found(
        answered,
        predictable,
        np.concatenate(changes)[order],
        np.concatenate(starts)[order],
        float(share[np.array(moving)].sum()),
    )


def _smeared(
    likelihood: Float[np.ndarray, "piece mean spread"], differ: float
) -> Float[np.ndarray, "piece mean spread"]:
    """Return the log likelihood with each piece's own mean spread around the common one."""
    top = likelihood.max(axis=(1, 2), keepdims=True)
    together = np.einsum("smn,pns->pms", mean_kernel(differ), np.exp(likelihood - top))
    return np.asarray(np.log(np.maximum(together, 1e-300)) + top)


def _picked(
    log: Float[np.ndarray, "draw place"], random: np.random.Generator
) -> Int[np.ndarray, " draw"]:
    return np.asarray(np.argmax(log + random.gumbel(size=log.shape), axis=1))


def _still(
    total: Float[np.ndarray, "mean spread"],
    pieces: int,
    size: int,
    random: np.random.Generator,
) -> Drawn:
    chosen = _picked(np.broadcast_to(total.ravel(), (size, total.size)), random)
    return Drawn(
        np.repeat(chosen[:, None], pieces, axis=1), np.zeros((size, pieces), dtype=bool)
    )


def _forward(
    prior: Float[np.ndarray, "mean spread"],
    likelihood: Float[np.ndarray, "piece mean spread"],
    width: tuple[float, float],
) -> tuple[Float[np.ndarray, "piece mean spread"], float]:
    """Return the filtered probability of the grid in each piece, and the log evidence."""
    means, spreads = mean_kernel(width[0]), kernel(np.log(SPREADS), width[1])
    now, evidence = np.exp(prior), 0.0
    forward = np.empty_like(likelihood)
    for place, seen in enumerate(likelihood):
        ahead = now if place == 0 else np.einsum("smn,ms->ns", means, now) @ spreads
        top = seen.max()
        joint = ahead * np.exp(seen - top)
        total = joint.sum()
        evidence += float(np.log(total) + top)
        now = joint / total
        forward[place] = now
    return forward, evidence


def _walked(
    forward: Float[np.ndarray, "piece mean spread"],
    width: tuple[float, float],
    size: int,
    random: np.random.Generator,
) -> Drawn:
    """Return paths of the walk, drawn backward."""
    means, spreads = mean_kernel(width[0]), kernel(np.log(SPREADS), width[1])
    logs = np.log(np.maximum(forward, 1e-300))
    place = np.empty((size, len(forward)), dtype=int)
    last = np.broadcast_to(logs[-1].ravel(), (size, logs[-1].size))
    place[:, -1] = _picked(last, random)
    to_mean, to_spread = np.log(means + 1e-300), np.log(spreads + 1e-300)
    for now in range(len(forward) - 2, -1, -1):
        mean, spread = np.divmod(place[:, now + 1], len(SPREADS))
        log = logs[now] + np.moveaxis(to_mean[..., mean], -1, 0).swapaxes(1, 2)
        log = log + to_spread.T[spread][:, None, :]
        place[:, now] = _picked(log.reshape(size, -1), random)
    return Drawn(place, np.zeros(place.shape, dtype=bool))


def _largest(
    draws: Float[np.ndarray, "draw piece"], starts: Bool[np.ndarray, "draw piece"]
) -> Int[np.ndarray, " draw"]:
    """Return in which piece the largest jump of each draw took effect, 0 where there is none."""
    size = np.abs(np.diff(draws, axis=1, prepend=draws[:, :1])) * starts
    return np.where(starts.any(axis=1), np.argmax(size, axis=1), 0)


def _moves(draws: Float[np.ndarray, "draw piece"]) -> float:
    off = draws - draws.mean(axis=1, keepdims=True)
    return float(np.mean(np.var(off, axis=0)))
