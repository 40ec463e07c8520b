"""What a fitted diary shows of change, of the other's rhythm, and of the days without an entry."""

from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from bedding.actions.follow_changes import going_of, moving_of
from bedding.mirror import ONE_A_DAY, Moments
from bedding.mirror.change import Changes, Moved, cycle, moved, told_ahead
from bedding.model.inference import Fit, FitState, Selected, selected
from bedding.model.inference.change.following import FEWEST
from bedding.model.inference.change.pieces import pieces_of
from bedding.types import Diary

UNTOLD: Final = frozenset({FitState.TOO_LITTLE, FitState.NOT_CONVERGED})
"""States of a fit beside which nothing of this is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesOfFit(Changes):
    """What moved, and how far the fit leans on the days without an entry.

    Attributes:
        unwritten: How far the fit moves when the days without an entry are supposed to be others.
    """

    unwritten: Selected


def moves_of(fitted: Fit, diary: Diary) -> Changes | None:
    """Return what moved in a diary; None beside a fit without trusted draws.

    A model that explains the weeks badly is followed all the same. It takes every number to stay
    as it is, so one that moved can be the very reason why it explains them badly; leaving changes
    out would hide that. Who shows them says beside them what they rest on.

    Args:
        fitted: The fit of the diary.
        diary: What was fitted.
    """
    if fitted.state in UNTOLD:
        return None
    begin = float(diary.times[0])
    entries = Moments(diary)
    going = going_of(diary)
    return Changes(
        moved=tuple(
            _from_first(
                moved(each, moments=len(diary.times), days=entries.days()), begin
            )
            for each in moving_of(diary, fitted)
        ),
        short=len(pieces_of(np.asarray(diary.times, dtype=float))) < FEWEST,
        once_a_day=entries.gap >= ONE_A_DAY,
        going=going,
        round=cycle(going),
        ahead=told_ahead(going),
    )


def changes_of(fitted: Fit, diary: Diary) -> ChangesOfFit | None:
    """Return what moved, and what rests on days without an entry; None as for `moves_of`."""
    found = moves_of(fitted, diary)
    if found is None:
        return None
    named = {each.name: getattr(found, each.name) for each in fields(found)}
    unwritten = selected(fitted.observations, fitted.episodes)
    return ChangesOfFit(**named, unwritten=unwritten)


def _from_first(found: Moved, begin: float) -> Moved:
    """Return it with its date counted from the first entry."""
    if found.when is None:
        return found
    low, high = found.when
    return replace(found, when=(low - begin, high - begin))
