"""What may have happened to one quantity: nothing, a slow walk, or one or two jumps.

All are normal distributions of the jumps e at the boundaries between weeks; the quantity in week
w is its first value plus the sum of the jumps before it. Beforehand half the probability is on
`no change`, a quarter on a walk, a quarter on jumps: whatever is said of a change is said against
even odds.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

NO_CHANGE: Final = 0.5
"""Probability beforehand that a quantity stays the same; chosen."""
WALK: Final = 0.25
"""That it wanders a little every week; the rest is jumps; chosen."""
TWO: Final = 0.3
"""Among jumps, the share of two; chosen."""
WANDER: Final = (0.15, 0.35)
"""Standard deviations of a week's wandering [spread between persons]; chosen: .8 and 1.8 over
half a year."""
JUMP: Final = 1.5
"""Standard deviation of a jump [spread between persons]; chosen: a halving or doubling of recovery
or contingency is 1.5 to 2.3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The hypotheses about one quantity with the data's information, axis `draw`.

    Attributes:
        information: Of the jumps.
        precisions: For each walk, the Cholesky root of its posterior precision.
        log_priors: Log of each hypothesis's probability: none, walks, one jump, two jumps.
        pairs: Which two boundaries, for each hypothesis of two jumps.
    """

    information: Float[np.ndarray, "draw boundary boundary"]
    precisions: Float[np.ndarray, "walk draw boundary boundary"]
    log_priors: Float[np.ndarray, " hypothesis"]
    pairs: Int[np.ndarray, "pair 2"]

    @property
    def boundaries(self) -> int:
        """How many boundaries there are."""
        return int(self.information.shape[-1])


def prepared(information: Float[np.ndarray, "draw boundary boundary"]) -> Prepared:
    """Return the hypotheses about a quantity, ready for any score.

    Args:
        information: What the answers say of its jumps, at each draw.
    """
    count = information.shape[-1]
    pairs = np.array(np.triu_indices(count, 1)).T.reshape(-1, 2)
    jumps = 1.0 - NO_CHANGE - WALK
    two = TWO if len(pairs) else 0.0
    priors = [
        np.array([NO_CHANGE]),
        np.full(len(WANDER), WALK / len(WANDER)),
        np.full(count, jumps * (1.0 - two) / count),
        np.full(len(pairs), jumps * two / max(len(pairs), 1)),
    ]
    eye = np.eye(count)
    return Prepared(
        information=information,
        precisions=np.stack(
            [np.linalg.cholesky(information + eye / each**2) for each in WANDER]
        ),
        log_priors=np.log(np.concatenate(priors)),
        pairs=pairs,
    )


def log_odds(
    known: Prepared, score: Float[np.ndarray, "draw boundary"]
) -> Float[np.ndarray, "draw hypothesis"]:
    """Return the log of prior times evidence of each hypothesis, over the evidence of no change."""
    columns = [np.zeros((len(score), 1))]
    for root, each in zip(known.precisions, WANDER, strict=True):
        white = np.linalg.solve(root, score[..., None])[..., 0]
        size = np.log(np.diagonal(root, axis1=-2, axis2=-1)).sum(axis=-1)
        evidence = (
            0.5 * (white**2).sum(axis=-1) - size - known.boundaries * np.log(each)
        )
        columns.append(evidence[:, None])
    own = np.diagonal(known.information, axis1=-2, axis2=-1) + JUMP**-2
    columns.append(0.5 * score**2 / own - 0.5 * np.log(own * JUMP**2))
    if len(known.pairs):
        (a, b), c = _paired(own, known.pairs), known.information[:, *known.pairs.T]
        determinant = a * b - c**2
        p, q = _paired(score, known.pairs)
        gained = (b * p**2 - 2.0 * c * p * q + a * q**2) / determinant
        columns.append(0.5 * gained - 0.5 * np.log(determinant * JUMP**4))
    return np.asarray(np.concatenate(columns, axis=1) + known.log_priors)


def drawn(
    known: Prepared,
    score: Float[np.ndarray, "draw boundary"],
    odds: Float[np.ndarray, "draw hypothesis"],
    random: np.random.Generator,
) -> tuple[Float[np.ndarray, "draw boundary"], Int[np.ndarray, " draw"]]:
    """Return one set of jumps for each draw, and by which hypothesis it was drawn."""
    chosen = np.argmax(odds + random.gumbel(size=odds.shape), axis=1)
    jumps = np.zeros_like(score)
    walks, boundaries = len(WANDER), known.boundaries
    for place in range(walks):
        rows = np.flatnonzero(chosen == 1 + place)
        if rows.size:
            root = known.precisions[place, rows]
            white = np.linalg.solve(root, score[rows][..., None])
            white = white + random.normal(size=white.shape)
            jumps[rows] = np.linalg.solve(np.swapaxes(root, -1, -2), white)[..., 0]
    one = (chosen > walks) & (chosen <= walks + boundaries)
    rows = np.flatnonzero(one)
    where = chosen[rows] - 1 - walks
    own = known.information[rows, where, where] + JUMP**-2
    jumps[rows, where] = score[rows, where] / own + random.normal(
        size=len(rows)
    ) / np.sqrt(own)
    for row in np.flatnonzero(chosen > walks + boundaries):
        pair = known.pairs[chosen[row] - 1 - walks - boundaries]
        own = known.information[row][np.ix_(pair, pair)] + np.eye(2) * JUMP**-2
        root = np.linalg.cholesky(own)
        white = np.linalg.solve(root, score[row, pair]) + random.normal(size=2)
        jumps[row, pair] = np.linalg.solve(root.T, white)
    return jumps, chosen


def dated(chosen: Int[np.ndarray, " draw"]) -> Bool[np.ndarray, " draw"]:
    """Return which hypotheses are jumps, so that the change has a date."""
    return np.asarray(chosen > len(WANDER))


def _paired(
    values: Float[np.ndarray, "draw boundary"], pairs: Int[np.ndarray, "pair 2"]
) -> tuple[Float[np.ndarray, "draw pair"], Float[np.ndarray, "draw pair"]]:
    return values[:, pairs[:, 0]], values[:, pairs[:, 1]]


def usual_moves(pieces: int) -> float:
    """Return how far pieces lie from their mean beforehand, as a mean variance.

    Args:
        pieces: How many there are.
    """
    jumps = (1.0 - NO_CHANGE - WALK) * JUMP**2 * (1.0 + TWO) / max(pieces - 1, 1)
    wander = WALK * float(np.mean(np.square(WANDER)))
    places = np.arange(pieces)
    covariance = (jumps + wander) * np.minimum.outer(places, places)
    return float(np.mean(np.diagonal(covariance)) - np.mean(covariance))
