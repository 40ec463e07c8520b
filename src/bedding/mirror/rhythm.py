"""The rhythm of the other: how foreseeable, how far apart good and bad lie."""

from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.mirror.moments import Kind, Moments
from bedding.mirror.quantity import (
    ENOUGH,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import resampled, share

START: Final = 0.5
"""What each kind counts for before anything was seen [krichevsky1981]."""

WEEK: Final = 7


def rhythm(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return what describes the rhythm of the other."""
    known = moments.kinds >= 0
    names = (
        "warm_share",
        "hurt_share",
        "both_share",
        "foreseen",
        "pattern",
        "contrast",
        "counted",
    )
    if not known.any():
        return tuple(not_asked(name) for name in names)
    if known.sum() < ENOUGH:
        return tuple(
            Unseen(name=name, why=Why.TOO_FEW, has=int(known.sum()), needed=ENOUGH)
            for name in names
        )
    kinds = moments.kinds[known]
    days = moments.days(known)
    count = len(kinds)
    told, plain = forecasts(
        kinds, follows=moments.follows[known], day=moments.day[known]
    )

    def quantity(name: str, unit: Unit, draws: Float[np.ndarray, " draw"]) -> Quantity:
        return Quantity(name=name, unit=unit, draws=draws, moments=count, days=days)

    shares = tuple(
        quantity(name, Unit.SHARE, share((kinds == kind).astype(float), rng))
        for name, kind in zip(names[:3], (Kind.WARM, Kind.HURT, Kind.BOTH), strict=True)
    )
    foreseen = resampled(count, lambda rows: told[rows].mean(axis=1), rng)
    return (
        *shares,
        quantity("foreseen", Unit.SHARE, foreseen),
        _pattern(told, plain, days=days, changes=bool(np.ptp(kinds) > 0), rng=rng),
        quantity("contrast", Unit.SCALE, _contrast(moments.valence[known], rng)),
        _counted(moments, known, rng),
    )


def forecasts(
    kinds: Int[np.ndarray, " time"],
    *,
    follows: Bool[np.ndarray, " time"],
    day: Int[np.ndarray, " time"],
) -> tuple[Float[np.ndarray, " time"], Float[np.ndarray, " time"]]:
    """Return the chance that was given to what came, each time from the past alone.

    Four forecasters count how often each kind came: always, after the kind before, after the
    two kinds before, and on this day of the week. Each starts from `START`. Together they are
    mixed with weights that grow with how well each has told what came (a Bayesian mixture, so
    the mixture is at worst log 4 worse over the whole diary than the best of them).

    Args:
        kinds: What the other brought, as `Kind`.
        follows: Whether an entry follows on the one before it. Where it doesn't, the kinds
            before it are forgotten.
        day: On which day each entry was made.

    Returns:
        The chance under the mixture, and under the first forecaster alone: the base rate.
    """
    counts: dict[tuple[object, ...], Float[np.ndarray, " kind"]] = {}
    log_weights = np.zeros(4)
    told, plain = np.empty(len(kinds)), np.empty(len(kinds))
    unbroken = 0
    for index, kind in enumerate(kinds):
        unbroken = unbroken + 1 if follows[index] else 0
        contexts: tuple[tuple[object, ...], ...] = (
            ("always",),
            ("last", kinds[index - 1] if unbroken >= 1 else None),
            ("two", *(kinds[index - 2 : index] if unbroken > 1 else (None,))),
            ("weekday", int(day[index]) % WEEK),
        )
        seen = [
            counts.setdefault(context, np.full(len(Kind), START))
            for context in contexts
        ]
        chances = np.array([table[kind] / table.sum() for table in seen])
        weights = np.exp(log_weights - log_weights.max())
        told[index] = weights @ chances / weights.sum()
        plain[index] = chances[0]
        log_weights += np.log(chances)
        for table in seen:
            table[kind] += 1
    return told, plain


def _pattern(
    told: Float[np.ndarray, " time"],
    plain: Float[np.ndarray, " time"],
    *,
    days: int,
    changes: bool,
    rng: np.random.Generator,
) -> Finding:
    """Return which share of the surprise that the base rate leaves the past takes away."""
    if not changes:
        return Unseen(name="pattern", why=Why.NO_CHANGE, has=len(told), needed=ENOUGH)
    gain, surprise = np.log(told / plain), -np.log(plain)
    # Below nothing lies only what the forecasters paid for learning.
    draws = resampled(
        len(told),
        lambda rows: np.maximum(
            0.0, gain[rows].sum(axis=1) / surprise[rows].sum(axis=1)
        ),
        rng,
    )
    return Quantity(
        name="pattern", unit=Unit.SHARE, draws=draws, moments=len(told), days=days
    )


def _contrast(
    valence: Float[np.ndarray, " time"], rng: np.random.Generator
) -> Float[np.ndarray, " draw"]:
    """Return how far the best third of the moments lies above the worst third [0 to 1]."""
    third = len(valence) // 3

    def apart(rows: Int[np.ndarray, "draw row"]) -> Float[np.ndarray, " draw"]:
        ordered = np.sort(valence[rows], axis=1)
        # Valence runs from -1 to 1, so the distance is halved.
        best, worst = ordered[:, -third:], ordered[:, :third]
        return np.asarray((best.mean(axis=1) - worst.mean(axis=1)) / 2)

    return resampled(len(valence), apart, rng)


def _counted(
    moments: Moments, known: Bool[np.ndarray, " time"], rng: np.random.Generator
) -> Finding:
    """Return the warmth one can count on: its mean, less the usual error of telling the next."""
    warmth = moments.input("warmth")
    pairs = np.flatnonzero(known[1:] & known[:-1] & moments.follows[1:])
    if len(pairs) < ENOUGH - 1:
        return Unseen(
            name="counted", why=Why.TOO_FEW, has=len(pairs), needed=ENOUGH - 1
        )
    before, after = warmth[pairs], warmth[pairs + 1]

    def counted(rows: Int[np.ndarray, "draw row"]) -> Float[np.ndarray, " draw"]:
        x, y = before[rows], after[rows]
        level = y.mean(axis=1)
        x, y = x - x.mean(axis=1, keepdims=True), y - level[:, None]
        spread = (x * x).mean(axis=1)
        slope = np.where(
            spread > 0, (x * y).mean(axis=1) / np.where(spread > 0, spread, 1), 0
        )
        error = np.std(y - slope[:, None] * x, axis=1)
        return np.asarray(np.maximum(0.0, level - error))

    return Quantity(
        name="counted",
        unit=Unit.SCALE,
        draws=resampled(len(pairs), counted, rng),
        moments=len(pairs) + 1,
        days=moments.days(known),
    )
