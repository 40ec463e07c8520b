"""Any number of jumps between stretches of weeks, by the recursion over change points [fearnhead2006].

Each stretch has a point of the grid of its own: either mean and spread are new, or the mean alone,
at any one spread of the grid. All of these ways are gone through together.
"""

from typing import Final, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

USUAL: Final = 1.5
"""How many jumps there are on average, before none is left out; chosen."""
MEAN_ONLY: Final = 0.5
"""Among jumps, the share in which the spread stays; chosen."""


class Drawn(NamedTuple):
    """Points of the grid, counted through, and where a draw jumps."""

    place: Int[np.ndarray, "draw piece"]
    starts: Bool[np.ndarray, "draw piece"]


class Jumping(NamedTuple):
    """The recursion, run forward; the first way is the one in which mean and spread are new.

    Attributes:
        prior: Log probability of the mean at each spread.
        share: Log probability of each spread.
        summed: Log likelihood of each point up to each piece, 0 first.
        stretch: Log evidence of the pieces from one to before another.
        reached: Log evidence of all before each piece, a stretch ending there.
        evidence: Log evidence of at least one jump, times the share of the way.
    """

    prior: Float[np.ndarray, "mean spread"]
    share: Float[np.ndarray, " spread"]
    summed: Float[np.ndarray, "end mean spread"]
    stretch: Float[np.ndarray, "way begin end"]
    reached: Float[np.ndarray, "way end"]
    evidence: Float[np.ndarray, " way"]

    @classmethod
    def of(
        cls,
        prior: Float[np.ndarray, "mean spread"],
        likelihood: Float[np.ndarray, "piece mean spread"],
    ) -> "Jumping":
        """Return the recursion over pieces, given the log probability of each point beforehand."""
        pieces = len(likelihood)
        share = _log_sum(prior, axis=0)
        within = prior - share
        summed = np.concatenate(
            [np.zeros((1, *prior.shape)), np.cumsum(likelihood, axis=0)]
        )
        stretch = np.full((1 + len(share), pieces, pieces + 1), -np.inf)
        for begin in range(pieces):
            rest = summed[begin + 1 :] - summed[begin] + within
            alone = _log_sum(rest, axis=1)
            stretch[1:, begin, begin + 1 :] = alone.T
            stretch[0, begin, begin + 1 :] = _log_sum(alone + share, axis=1)
        jump, stay = jumping(pieces)
        reached = np.full((len(stretch), pieces + 1), -np.inf)
        reached[:, 0] = 0.0
        for end in range(1, pieces + 1):
            log = reached[:, :end] + _before(np.arange(end), end, jump, stay)
            reached[:, end] = _log_sum(log + stretch[:, :end, end], axis=1)
        later = np.arange(1, pieces)
        some = reached[:, 1:pieces] + _before(later, pieces, jump, stay)
        evidence = _log_sum(some + stretch[:, 1:, pieces], axis=1)
        evidence = evidence - np.log(-np.expm1(stay * (pieces - 1)))
        ways = np.append(np.log(1.0 - MEAN_ONLY), np.log(MEAN_ONLY) + share)
        return cls(within, share, summed, stretch, reached, evidence + ways)

    def drawn(self, way: int, size: int, random: np.random.Generator) -> Drawn:
        """Return draws with at least one jump, the last stretch first.

        Args:
            way: 0 where mean and spread are new, else 1 + the place of the spread that stays.
            size: How many draws.
            random: Where chance comes from.
        """
        pieces = self.stretch.shape[1]
        jump, stay = jumping(pieces)
        spreads = len(self.share)
        whole = self.prior + self.share
        place = np.empty((size, pieces), dtype=int)
        starts = np.zeros((size, pieces), dtype=bool)
        for draw in range(size):
            end = pieces
            while end > 0:
                begin = np.arange(1 if end == pieces else 0, end)
                log = self.reached[way, begin] + _before(begin, end, jump, stay)
                log = log + self.stretch[way, begin, end]
                first = int(begin[_pick(log, random)])
                gained = self.summed[end] - self.summed[first]
                if way == 0:
                    point = _pick((whole + gained).ravel(), random)
                else:
                    at = way - 1
                    mean = _pick(self.prior[:, at] + gained[:, at], random)
                    point = mean * spreads + at
                place[draw, first:end] = point
                starts[draw, first] = first > 0
                end = first
        return Drawn(place, starts)


def jumping(pieces: int) -> tuple[float, float]:
    """Return the log probability of a jump at a boundary, and of none."""
    jump = min(0.5, USUAL / (pieces - 1))
    return float(np.log(jump)), float(np.log1p(-jump))


def _before(
    begin: Int[np.ndarray, " begin"], end: int, jump: float, stay: float
) -> Float[np.ndarray, " begin"]:
    """Return the log probability that a stretch up to `end` begins at each piece."""
    return np.where(begin > 0, jump, 0.0) + stay * (end - 1 - begin)


def _pick(log: Float[np.ndarray, " place"], random: np.random.Generator) -> int:
    return int(np.argmax(log + random.gumbel(size=log.shape)))


def _log_sum(log: Float[np.ndarray, "..."], *, axis: int) -> Float[np.ndarray, "..."]:
    """Return the logarithm of a sum of exponentials; scipy's takes ten times as long for few."""
    top = log.max(axis=axis, keepdims=True)
    total = np.log(np.exp(log - top).sum(axis=axis, keepdims=True)) + top
    return np.asarray(np.squeeze(total, axis=axis))
