"""Silences, and days without an entry."""

from dataclasses import dataclass

import numpy as np

from bedding.mirror.moments import Moments
from bedding.mirror.quantity import (
    ENOUGH,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import share


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the time the entries cover. These are counts of what stands there.

    Attributes:
        entries: How many entries there are.
        days: On how many different days.
        span: How many days lie between the first and the last day, both counted.
        longest_hole: The longest run of days without an entry.
        gap: The median time between two entries [day].
    """

    entries: int
    days: int
    span: int
    longest_hole: int
    gap: float


def coverage(moments: Moments) -> Coverage:
    """Return how much of the time the entries cover."""
    day = moments.day
    return Coverage(
        entries=len(day),
        days=moments.days(),
        span=int(day[-1] - day[0]) + 1,
        longest_hole=max(0, int(np.diff(day).max()) - 1) if len(day) > 1 else 0,
        gap=moments.gap,
    )


def silence(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return what describes silences, and whether entries are missing after hurtful days."""
    return (_silence_share(moments, rng), _holes_after_hurt(moments, rng))


def _silence_share(moments: Moments, rng: np.random.Generator) -> Finding:
    silent = moments.silent
    used = ~np.isnan(silent)
    if not used.any():
        return not_asked("silence_share")
    if used.sum() < ENOUGH:
        return Unseen(
            name="silence_share", why=Why.TOO_FEW, has=int(used.sum()), needed=ENOUGH
        )
    return Quantity(
        name="silence_share",
        unit=Unit.SHARE,
        draws=share(silent[used], rng),
        moments=int(used.sum()),
        days=moments.days(used),
    )


def _holes_after_hurt(moments: Moments, rng: np.random.Generator) -> Finding:
    """Return how much more often a hole follows on a hurtful moment than on another one."""
    name = "holes_after_hurt"
    hurtful = moments.hurtful[:-1]
    if np.isnan(hurtful).all():
        return not_asked(name)
    used = ~np.isnan(hurtful)
    holes = (np.diff(moments.day) > 1)[used]
    after = hurtful[used] == 1
    fewest = int(min(after.sum(), (~after).sum()))
    if used.sum() < ENOUGH or fewest == 0:
        return Unseen(name=name, why=Why.TOO_FEW, has=fewest, needed=ENOUGH)
    if not holes.any():
        return Unseen(name=name, why=Why.NO_CHANGE, has=fewest, needed=ENOUGH)
    more = share(holes[after].astype(float), rng) - share(
        holes[~after].astype(float), rng
    )
    return Quantity(
        name=name,
        unit=Unit.DIFFERENCE,
        draws=more,
        moments=int(used.sum()),
        days=moments.days(),
    )
