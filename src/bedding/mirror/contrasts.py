"""How a report differs between two kinds of moments: after hurt, in silence, or otherwise."""

import numpy as np
from jaxtyping import Float, Int

from bedding.mirror.moments import Moments
from bedding.mirror.quantity import (
    ENOUGH,
    FEW,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import resampled


def difference(
    moments: Moments,
    name: str,
    *,
    report: Float[np.ndarray, " time"],
    marked: Float[np.ndarray, " time"],
    rng: np.random.Generator,
) -> Finding:
    """Return how much higher a report lies at marked moments than at the others.

    Too few marked moments are `TOO_FEW`; too few others, `NO_CHANGE`.

    Args:
        moments: The diary.
        name: Of the finding.
        report: What is compared [0 to 1 or -1 to 1], NaN where unknown.
        marked: 1 for the moments of one kind, 0 for the others, NaN where unknown.
        rng: Where chance comes from.
    """
    if np.isnan(report).all() or np.isnan(marked).all():
        return not_asked(name)
    used = ~(np.isnan(report) | np.isnan(marked))
    values, one = report[used], marked[used] == 1
    there, others = int(one.sum()), int((~one).sum())
    if others < FEW <= there:
        # Nearly every moment is of this kind: there is nothing to hold it against.
        return Unseen(name=name, why=Why.NO_CHANGE, has=others, needed=FEW)
    if used.sum() < ENOUGH or there < FEW:
        return Unseen(name=name, why=Why.TOO_FEW, has=there, needed=FEW)

    def apart(rows: Int[np.ndarray, "draw row"]) -> Float[np.ndarray, " draw"]:
        chosen, drawn = one[rows], values[rows]
        there = chosen.sum(axis=1)
        others = chosen.shape[1] - there
        usable = (there > 0) & (others > 0)
        high = (drawn * chosen).sum(axis=1) / np.maximum(there, 1)
        low = (drawn * ~chosen).sum(axis=1) / np.maximum(others, 1)
        return np.where(usable, high - low, np.nan)

    return Quantity(
        name=name,
        unit=Unit.DIFFERENCE,
        draws=resampled(len(values), apart, rng),
        moments=len(values),
        days=moments.days(used),
    )


def level(
    moments: Moments,
    name: str,
    *,
    report: Float[np.ndarray, " time"],
    rng: np.random.Generator,
) -> Finding:
    """Return where a report [0 to 1] lies on average."""
    if np.isnan(report).all():
        return not_asked(name)
    used = ~np.isnan(report)
    values = report[used]
    if len(values) < ENOUGH:
        return Unseen(name=name, why=Why.TOO_FEW, has=len(values), needed=ENOUGH)
    return Quantity(
        name=name,
        unit=Unit.SCALE,
        draws=resampled(len(values), lambda rows: values[rows].mean(axis=1), rng),
        moments=len(values),
        days=moments.days(used),
    )
