"""How far what is stated comes true: reliability, with its error, on lives never learned from.

A statement states a count of twenty. Over all cases that state the same, the truth should lie at
the pole of alarm in that share. The expected calibration error is how far it lies off, on average
over cases, in ten bins of the stated share [naeini2015]. With few cases even perfect statements
miss by chance; how much is drawn and stands beside it, and so does the root of
the mean squared error from which chance was taken away [kumar2019].

The error is never below what chance gives, so of few cases it says little of the statements. The
net error is what the statements would show on endless cases: diaries are drawn whose statements
are off by so much of what is seen, and the net error is where such draws show the error that was
seen on average; its interval is where that error is within the middle 95 % of them. Cases are
drawn one by one in this, so of several cases of one life it is held for surer than it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.actions.imagined.logistic import MOST, even
from bedding.mirror import count_of_twenty

BINS: Final = 10
DRAWS: Final = 1000
FIRM: Final = 10
"""A count whose range leaves this out on one side names a pole; see `mirror.statements`."""
LEVEL: Final = (0.025, 0.975)
SCALES: Final = np.linspace(0.0, 3.0, 16)
"""By how much of what is seen statements are taken to be off, to find the net error [1]."""


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
        net: The error that statements would show on endless cases [0 to 1].
        net_low: The lower end of its 95 % interval.
        net_high: The upper end.
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
    net: float
    net_low: float
    net_high: float
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
            low=nothing, high=nothing, beyond=nothing, by_chance=nothing, net=nothing,
            net_low=nothing, net_high=nothing, base=nothing, bins=(),
        )  # fmt: skip
    right = (leans > 0) == true
    counts = even(true, of[there]) if evenly else np.ones(len(true))
    weights = _drawn_lives(whose, random) * counts
    place = np.minimum((stated * BINS).astype(int), BINS - 1)
    drawn = np.array([_error(place, stated, true, each) for each in weights])
    error = _error(place, stated, true, counts)
    off = _off(place, stated, true, counts)
    parts = of[there] if evenly else None
    shown = np.array(
        [_shown(place, stated, true, scale * off, parts, random) for scale in SCALES]
    )
    low, high = np.quantile(drawn, LEVEL)
    net, net_low, net_high = _net(off, counts, shown, error)
    return Reliability(
        cases=len(shares),
        stated=len(stated) / len(shares),
        named=float(named.sum() / len(shares)),
        right=float(np.average(right[named], weights=counts[named]))
        if named.any()
        else float("nan"),
        error=error,
        low=float(low),
        high=float(high),
        beyond=_beyond(place, stated, true, counts),
        by_chance=float(shown[0].mean()),
        net=net,
        net_low=net_low,
        net_high=net_high,
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


def _off(
    place: Int[np.ndarray, " case"],
    stated: Float[np.ndarray, " case"],
    true: Bool[np.ndarray, " case"],
    counts: Float[np.ndarray, " case"],
) -> Float[np.ndarray, " case"]:
    """Return by how much the share that is true lies above what is stated, by bin, for each case."""
    weight = np.bincount(place, counts, minlength=BINS)
    off = np.bincount(place, counts * (true - stated), minlength=BINS)
    return np.asarray((off / np.maximum(weight, 1e-12))[place])


def _shown(
    place: Int[np.ndarray, " case"],
    stated: Float[np.ndarray, " case"],
    true: Bool[np.ndarray, " case"],
    off: Float[np.ndarray, " case"],
    groups: Int[np.ndarray, " case"] | None,
    random: np.random.Generator,
) -> Float[np.ndarray, " draw"]:
    """Return errors that would be seen of statements that are off by so much.

    Where both sides count the same, sides are drawn as rare as they are, and counted anew.
    """
    share = np.clip(stated + off, 0.0, 1.0)
    if groups is not None:
        for group in np.unique(groups):
            inside = groups == group
            base = true[inside].mean()
            alarm, rest = share[inside] * base, (1 - share[inside]) * (1 - base)
            # Nothing can be so where all are of the one side and the other is stated for sure.
            share[inside] = alarm / np.maximum(alarm + rest, 1e-12)
    sides = random.random((DRAWS // 5, len(share))) < share
    counts = np.ones(sides.shape)
    for group in () if groups is None else np.unique(groups):
        inside = groups == group
        alarm = sides[:, inside].sum(axis=1, keepdims=True)
        many = np.where(sides[:, inside], alarm, inside.sum() - alarm)
        counts[:, inside] = np.minimum(MOST, inside.sum() / (2 * many))
    in_bin = (place[:, None] == np.arange(BINS)).astype(float)
    missed = (counts * (stated - sides)) @ in_bin
    return np.asarray(np.abs(missed).sum(axis=1) / counts.sum(axis=1))


def _net(
    off: Float[np.ndarray, " case"],
    counts: Float[np.ndarray, " case"],
    shown: Float[np.ndarray, "scale draw"],
    error: float,
) -> tuple[float, float, float]:
    """Return where statements that are off show the error that was seen, and within which range."""
    seen = float(np.average(np.abs(off), weights=counts))
    # The upper end of what would be seen gives the lower end of what it may be.
    courses = [shown.mean(axis=1), *np.quantile(shown, LEVEL[::-1], axis=1)]
    at = [
        float(np.interp(error, np.maximum.accumulate(course), SCALES))
        if error > course[0]
        else 0.0
        for course in courses
    ]
    return at[0] * seen, at[1] * seen, at[2] * seen


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
