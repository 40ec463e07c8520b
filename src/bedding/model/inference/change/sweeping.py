"""Draws of hypotheses, jumps and first values under the quadratic log likelihood.

The three quantities are drawn in turn, each given the jumps of the other two: first the
hypothesis, from all of them with its jumps integrated out, then the jumps. The first values are
integrated out throughout and drawn in the end.
"""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy.special import logsumexp

from bedding.model.inference.change.hypotheses import (
    dated,
    drawn,
    log_odds,
    prepared,
)
from bedding.model.inference.change.lines import Laid
from bedding.model.inference.change.varying import VARYING

_MOVING: Final = len(VARYING)
_SETTLE: Final = 6


class Swept(NamedTuple):
    """Draws under the quadratic log likelihood, one of each sweep for each place of the lines.

    Attributes:
        around: Which place each stands on.
        first: First values.
        jumps: Between pieces.
        jumped: Whether the jumps of a quantity were drawn as jumps, so that they have a date.
        evidence: Log of the evidence over all hypotheses, for each place; the quantities gain as
            if they knew nothing of each other.
    """

    around: Int[np.ndarray, " draw"]
    first: Float[np.ndarray, "draw varying"]
    jumps: Float[np.ndarray, "draw varying boundary"]
    jumped: Bool[np.ndarray, "draw varying"]
    evidence: Float[np.ndarray, " place"]

    @property
    def numbers(self) -> Float[np.ndarray, "draw number"]:
        """Jumps and then first values, one row for each draw."""
        return np.concatenate(
            [self.jumps.reshape(len(self.jumps), -1), self.first], axis=1
        )


def swept(
    known: Laid, boundaries: int, sweeps: int, random: np.random.Generator
) -> Swept:
    """Return draws, those of one sweep after the other.

    Args:
        known: The quadratic log likelihood around each place.
        boundaries: How many boundaries there are between pieces.
        sweeps: How many sweeps are kept.
        random: Where chance comes from.
    """
    moving = _MOVING * boundaries
    places, numbers = known.score.shape
    stay = known.information[:, moving:, moving:] + np.eye(numbers - moving)
    cross = known.information[:, moving:, :moving]
    pulled = np.linalg.solve(stay, cross)
    information = known.information[:, :moving, :moving] - cross.swapaxes(1, 2) @ pulled
    score = known.score[:, :moving] - (known.score[:, None, moving:] @ pulled)[:, 0]
    jumps, jumped, gained = _jumps(information, score, boundaries, sweeps, random)
    root = np.linalg.cholesky(stay)
    target = known.score[:, moving:] - np.einsum("psm,tpm->tps", cross, jumps)
    white = np.linalg.solve(root, target[..., None])
    noisy = white + random.normal(size=white.shape)
    first = np.linalg.solve(root.swapaxes(1, 2), noisy)[..., 0]
    alone = np.linalg.solve(root, known.score[:, moving:, None])[..., 0]
    size = np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)
    return Swept(
        around=np.tile(np.arange(places), sweeps),
        first=first.reshape(-1, numbers - moving),
        jumps=jumps.reshape(-1, _MOVING, boundaries),
        jumped=jumped.reshape(-1, _MOVING),
        evidence=known.height + 0.5 * (alone**2).sum(axis=1) - size + gained,
    )


def _jumps(
    information: Float[np.ndarray, "place number number"],
    score: Float[np.ndarray, "place number"],
    boundaries: int,
    sweeps: int,
    random: np.random.Generator,
) -> tuple[
    Float[np.ndarray, "sweep place number"],
    Bool[np.ndarray, "sweep place varying"],
    Float[np.ndarray, " place"],
]:
    """Return jumps, which of them have a date, and how much the evidence gains by them."""
    own = [slice(k * boundaries, (k + 1) * boundaries) for k in range(_MOVING)]
    hypotheses = [prepared(information[:, rows, rows]) for rows in own]
    gained = np.zeros(len(score))
    for rows, known in zip(own, hypotheses, strict=True):
        gained += logsumexp(log_odds(known, score[:, rows]), axis=1)
    now = np.zeros_like(score)
    jumps = np.empty((sweeps, *score.shape))
    jumped = np.empty((sweeps, len(score), _MOVING), dtype=bool)
    for sweep in range(-_SETTLE, sweeps):
        for place, (rows, known) in enumerate(zip(own, hypotheses, strict=True)):
            now[:, rows] = 0.0
            others = (information[:, rows] @ now[..., None])[..., 0]
            left = score[:, rows] - others
            odds = log_odds(known, left)
            now[:, rows], chosen = drawn(known, left, odds, random)
            if sweep >= 0:
                jumped[sweep, :, place] = dated(chosen)
        if sweep >= 0:
            jumps[sweep] = now
    return jumps, jumped, gained
