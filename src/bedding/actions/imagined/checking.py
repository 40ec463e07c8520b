"""How far what is stated comes true: reliability, with its error, on lives never learned from.

A statement states a count of twenty. Over all cases that state the same, the truth should lie at
the pole of alarm in that share. The expected calibration error is how far it lies off, on average
over cases, in ten bins of the stated share [naeini2015]. With few cases even perfect statements
miss by chance; how much is drawn and stands beside it, and so does the root of
the mean squared error from which chance was taken away [kumar2019].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.actions.imagined.logistic import even
from bedding.mirror import count_of_twenty

BINS: Final = 10
DRAWS: Final = 1000
FIRM: Final = 10
"""A count whose range leaves this out on one side names a pole; see `mirror.statements`."""
LEVEL: Final = (0.025, 0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Cases that state about the same.

    Attributes:
        stated: The mean of what they state [0 to 1].
        true: The share of them whose truth lies at the pole of alarm [0 to 1].
        low: The lower end of its 95 % interval, lives drawn anew.
        high: The upper end.
        cases: How many there are.
    """

    stated: float
    true: float
    low: float
    high: float
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far statements come true.

    Attributes:
        cases: How many diaries there are.
        stated: In what share of them a number is stated [0 to 1].
        named: In what share a pole is named [0 to 1].
        right: Of those, the share in which it is the true one; NaN where there are none.
        error: Expected calibration error of the stated shares [0 to 1].
        low: The lower end of its 95 % interval, lives drawn anew.
        high: The upper end.
        beyond: The root of the mean squared error less what chance alone gives [0 to 1].
        by_chance: The mean error of as many perfect statements [0 to 1].
        base: Share of the stated cases whose truth lies at the pole of alarm [0 to 1].
        bins: The reliability diagram.
    """

    cases: int
    stated: float
    named: float
    right: float
    error: float
    low: float
    high: float
    beyond: float
    by_chance: float
    base: float
    bins: tuple[Bin, ...]


def reliability(
    shares: Float[np.ndarray, " case"],
    sides: Bool[np.ndarray, " case"],
    lives: Int[np.ndarray, " case"],
    *,
    groups: Int[np.ndarray, " case"] | None = None,
    evenly: bool = True,
    key: int = 0,
) -> Reliability:
    """Return how far stated shares come true.

    Args:
        shares: What was stated before it is counted in twentieths, NaN where nothing was.
        sides: Whether the truth lies at the pole of alarm.
        lives: Whose case it is; cases of one life are drawn together.
        groups: Of which statement each case is, where there are several.
        evenly: Whether both sides of a statement count the same, as beforehand neither is more probable;
            otherwise cases count as they come.
        key: Seed of the intervals.
    """
    random = np.random.default_rng(key)
    there = np.isfinite(shares)
    of = np.zeros(len(shares), dtype=int) if groups is None else groups
    read = [count_of_twenty(float(each)) for each in shares[there]]
    stated = np.array([count / 20 for count, _, _ in read])
    true, whose = sides[there], lives[there]
    leans = np.array([(low > FIRM) * 1 - (high < FIRM) * 1 for _, low, high in read])
    named = leans != 0
    if not len(stated):
        nothing = float("nan")
        return Reliability(
            cases=len(shares), stated=0.0, named=0.0, right=nothing, error=nothing,
            low=nothing, high=nothing, beyond=nothing, by_chance=nothing, base=nothing, bins=(),
        )  # fmt: skip
    right = (leans > 0) == true
    counts = even(true, of[there]) if evenly else np.ones(len(true))
    weights = _drawn_lives(whose, random) * counts
    place = np.minimum((stated * BINS).astype(int), BINS - 1)
    drawn = np.array([_error(place, stated, true, each) for each in weights])
    perfect = [
        _error(place, stated, random.random(len(stated)) < stated, counts)
        for _ in range(DRAWS // 5)
    ]
    low, high = np.quantile(drawn, LEVEL)
    return Reliability(
        cases=len(shares),
        stated=len(stated) / len(shares),
        named=float(named.sum() / len(shares)),
        right=float(np.average(right[named], weights=counts[named]))
        if named.any()
        else float("nan"),
        error=_error(place, stated, true, counts),
        low=float(low),
        high=float(high),
        beyond=_beyond(place, stated, true, counts),
        by_chance=float(np.mean(perfect)),
        base=float(true.mean()),
        bins=tuple(
            _bin(stated[inside], true[inside], counts[inside], weights[:, inside])
            for inside in (place == each for each in range(BINS))
            if inside.any()
        ),
    )


def _drawn_lives(
    whose: Int[np.ndarray, " case"], random: np.random.Generator
) -> Float[np.ndarray, "draw case"]:
    """Return how often each case counts when lives are drawn anew."""
    lives, of_case = np.unique(whose, return_inverse=True)
    times = random.multinomial(
        len(lives), np.full(len(lives), 1 / len(lives)), size=DRAWS
    )
    return np.asarray(times[:, of_case], dtype=float)


def _error(
    place: Int[np.ndarray, " case"],
    stated: Float[np.ndarray, " case"],
    true: Bool[np.ndarray, " case"],
    weights: Float[np.ndarray, " case"],
) -> float:
    """Return the mean distance between what is stated and what is true, over bins."""
    off = np.bincount(place, weights * (stated - true), minlength=BINS)
    return float(np.abs(off).sum() / max(weights.sum(), 1.0))


def _beyond(
    place: Int[np.ndarray, " case"],
    stated: Float[np.ndarray, " case"],
    true: Bool[np.ndarray, " case"],
    counts: Float[np.ndarray, " case"],
) -> float:
    """Return the root mean squared error over bins, what chance gives taken away."""
    total = 0.0
    for each in range(BINS):
        inside = place == each
        weight = float(counts[inside].sum())
        worth = weight**2 / max(float((counts[inside] ** 2).sum()), 1e-12)
        if worth <= 1.0:
            continue
        share = float(np.average(true[inside], weights=counts[inside]))
        gap = float(np.average(stated[inside], weights=counts[inside])) - share
        total += weight * (gap**2 - share * (1 - share) / (worth - 1))
    return float(np.sqrt(max(0.0, total) / counts.sum()))


def _bin(
    stated: Float[np.ndarray, " case"],
    true: Bool[np.ndarray, " case"],
    counts: Float[np.ndarray, " case"],
    weights: Float[np.ndarray, "draw case"],
) -> Bin:
    total = weights.sum(axis=1)
    drawn = (weights @ true)[total > 0] / total[total > 0]
    low, high = np.quantile(drawn, LEVEL)
    return Bin(
        stated=float(np.average(stated, weights=counts)),
        true=float(np.average(true, weights=counts)),
        low=float(low),
        high=float(high),
        cases=len(stated),
    )


def pooled(values: Sequence[float], every: Sequence[Reliability]) -> float:
    """Return the mean of a value over statements, each counted by its stated cases."""
    counts = np.array([each.cases * each.stated for each in every])
    return float(counts @ np.nan_to_num(values) / max(counts.sum(), 1.0))
