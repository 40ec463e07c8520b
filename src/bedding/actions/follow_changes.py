"""What moved over the weeks, and the other's rhythm: from a diary and its fit to the mirror's terms."""

from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.mirror.change import Going, Moving
from bedding.mirror.quantity import Unit
from bedding.model.inference import Fit
from bedding.model.inference.change import Path, follow_changes, follow_other
from bedding.model.inference.diary import observe
from bedding.model.inference.rhythm import TOLD, Rhythm, find_rhythm
from bedding.model.inference.weighing import TRUSTED
from bedding.types import Diary

UNITS: Final[dict[str, Unit | None]] = {
    "recovery": Unit.TIME,
    "contingency": None,
    "voice": Unit.SHARE,
    "answered": Unit.SCALE,
    "predictable": Unit.SCALE,
}
"""How each is written. How far self-worth follows the other has no unit that means something by
itself, so only its direction is told."""


def moving_of(diary: Diary, fitted: Fit | None) -> tuple[Moving, ...]:
    """Return everything that is followed from week to week.

    The person's own numbers only from a fit whose weights are trusted; what the other did in any
    case.

    Args:
        diary: What the person wrote down.
        fitted: The person's fit, None where there is none.
    """
    paths: dict[str, Path] = {}
    if fitted is not None:
        changes = follow_changes(fitted)
        if changes.khat < TRUSTED:
            paths.update(changes.paths)
    paths.update(follow_other(np.asarray(diary.times, dtype=float), _answered(diary)))
    return tuple(
        Moving(
            name=name,
            unit=UNITS[name],
            draws=path.draws,
            probability=path.probability,
            learned=path.learned,
            when=path.when(0.9),
        )
        for name, path in paths.items()
    )


def going_of(diary: Diary) -> Going:
    """Return the other's days, with phases or without."""
    told = {
        name: np.asarray(diary.inputs[name], dtype=float)
        for name in TOLD
        if name in diary.inputs
    }
    found = find_rhythm(np.asarray(diary.times, dtype=float), told)
    return Going(
        phases=found.memory if np.isfinite(found.memory) else 0.0,
        returns=found.returns if np.isfinite(found.returns) else 0.0,
        round=found.cycle,
        days=_days(diary, told),
        ahead=_ahead(found),
    )


def _ahead(found: Rhythm) -> tuple[float, float] | None:
    return None if found.gain is None else (found.gain.log, found.gain.error)


def _days(diary: Diary, told: dict[str, Float[np.ndarray, " time"]]) -> int:
    """Return on how many days anything was told of the other."""
    if not told:
        return 0
    known = (~np.isnan(np.array(list(told.values())))).any(axis=0)
    return len(np.unique(np.floor(diary.times[known])))


def _answered(diary: Diary) -> Float[np.ndarray, " time"]:
    """Return how far each moment was answered, NaN where none counted."""
    seen = observe(diary)
    counted = (np.asarray(seen.episodes.bid) > 0) & seen.told
    return np.where(counted, np.asarray(seen.episodes.answered), np.nan)
