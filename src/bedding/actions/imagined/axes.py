"""Storm and bed of imagined lives: what is true of a week, and what a diary shows of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from bedding.actions.imagined.cases import Case, WeekCase
from bedding.actions.imagined.lives import BED_POLE, STORM_POLE
from bedding.actions.imagined.logistic import even, forward, rising
from bedding.actions.imagined.poles import dividing_point
from bedding.actions.imagined.truths import STORM_PARTS
from bedding.mirror import Divide, Told
from bedding.mirror.combining import Weights
from bedding.mirror.told import toward_alarm

Rows = Sequence[tuple[Case, WeekCase]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """One axis of the map: what entries show of it, and which side is true.

    Attributes:
        told: What each week, or each diary, shows.
        sides: Whether it truly lies on the side of alarm: much storm, little bed.
        named: Whether the place of this diary is named at all.
        above: Whether alarm lies above.
    """

    told: tuple[Told, ...]
    sides: Bool[np.ndarray, " case"]
    named: Bool[np.ndarray, " case"]
    above: bool


def axis_sides(cases: Sequence[Case], like: Sequence[Case] = ()) -> dict[str, Sided]:
    """Return both axes, of single weeks and of diaries as a whole.

    Args:
        cases: Whose sides are wanted.
        like: From whom spreads and dividing points are taken; the same when left out.
    """
    reference = _true_axes(like or cases)
    found = {}
    for of_weeks, suffix in ((True, "_week"), (False, "")):
        rows = _week_rows(cases, of_weeks=of_weeks)
        own = _week_rows(like or cases, of_weeks=of_weeks)
        for axis, above in (("storm", True), ("bed", False)):
            ours, others = reference(own, axis), np.array([c.other for c, _ in own])
            middle = dividing_point(
                ours[np.isin(others, STORM_POLE)],
                ours[np.isin(others, BED_POLE)],
                alarm_above=above,
            )
            true = reference(rows, axis)
            found[axis + suffix] = Sided(
                told=tuple(getattr(week, axis) for _, week in rows),
                sides=true > middle if above else true < middle,
                named=np.array([not case.unnamed for case, _ in rows]),
                above=above,
            )
    return found


def _week_rows(cases: Sequence[Case], *, of_weeks: bool) -> Rows:
    if of_weeks:
        longest = max(case.days for case in cases)
        return [
            (case, week)
            for case in cases
            if case.days == longest
            for week in case.weeks
        ]
    return [(case, case.together) for case in cases if case.together is not None]


def _true_axes(
    cases: Sequence[Case],
) -> Callable[[Rows, str], Float[np.ndarray, " row"]]:
    """Return what is true of storm or of bed: the mean of their parts, each in its spread."""
    every = np.array([week.parts for _, week in _week_rows(cases, of_weeks=True)])
    spread = np.nanstd(every, axis=0)

    def true(rows: Rows, axis: str) -> Float[np.ndarray, " row"]:
        parts = np.array([week.parts for _, week in rows]) / spread
        chosen = parts[:, :STORM_PARTS] if axis == "storm" else parts[:, STORM_PARTS:]
        return np.asarray(np.nanmean(chosen, axis=1))

    return true


def axis_weights(axis: str, pole: Sided) -> tuple[Divide, Weights]:
    """Return where an axis parts in what diaries show, and how it is weighed."""
    values = np.array([each.estimate for each in pole.told])
    divide = Divide(
        middle=dividing_point(
            values[pole.sides], values[~pole.sides], alarm_above=pole.above
        ),
        spread=float(values.std()),
        alarm_above=pole.above,
    )
    ways = np.array([toward_alarm(each, divide) for each in pole.told])
    features = np.column_stack([np.ones(len(ways)), ways])
    sides = pole.sides[pole.named]
    counts = even(sides, np.zeros(len(sides), dtype=int))
    found = forward(features[pole.named], sides, counts=counts)
    curve = rising((features @ found)[pole.named], sides, counts)
    return divide, Weights(
        base=float(found[0]),
        recorded={axis: float(found[1])},
        curve=curve,
        short_curve=curve,
    )
