"""Cases: one diary of one imagined life, what it told, and what is true.

Making cases takes long; learning from them and checking is quick. So cases are plain values that
can be kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from jaxtyping import Float

from bedding.actions.fit_diary import drawn_of
from bedding.actions.imagined.diaries import EVENING, FOUR_TIMES, imagine_diary
from bedding.actions.imagined.lives import Life
from bedding.actions.imagined.truths import truths, week_parts
from bedding.mirror import (
    RESTS_ON,
    Moments,
    Told,
    Unseen,
    Why,
    every_finding,
    made_by_chance,
    mostly_apart,
    told_by,
    weeks,
)
from bedding.mirror.quantity import quantities
from bedding.mirror.weeks import FEWEST_WEEKS, cloud, together
from bedding.model.inference import FitState, fit
from bedding.model.inference.diary import observe
from bedding.types import Diary

LENGTHS: Final = (14, 30, 60, 120)
"""Days of a diary."""

HAPPENS: Final = (
    "body_after_hurt", "self_after_hurt", "expected_after_hurt", "repaired", "amended",
    "expected_after_silence", "pull_in_silence",
)  # fmt: skip
"""What takes moments of one kind, hurt or silence. That there are few of them may say something,
and it never points to alarm."""

OFTEN_LENGTHS: Final = (14, 30)
"""Days of a diary with several entries a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCase:
    """One week of a diary, or all of them together.

    Attributes:
        storm: What the entries show of storm.
        bed: What they show of bed.
        parts: What is true of them (`truths.week_parts`): three of storm, three of bed.
    """

    storm: Told
    bed: Told
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One diary of one life.

    Attributes:
        other: Who the other is.
        life: Which life.
        days: How long the diary is.
        truth: By sign or distinction, the truth [its own unit].
        recorded: By name, what the entries show.
        seldom: Names of what was asked, and happened too seldom to be told.
        drawn: By sign or distinction, what the draws show; empty where there are none.
        speaks: Whether the fit may speak.
        unnamed: Whether no side is named, since chance alone could have made the diary or there
            was hardly any contact.
        often: Whether there are several entries a day.
        weeks: Its weeks.
        together: All of them, with what is true of the whole year; None where there are too few.
    """

    other: str
    life: int
    days: int
    truth: Mapping[str, float]
    recorded: Mapping[str, Told]
    seldom: tuple[str, ...]
    drawn: Mapping[str, Told]
    speaks: bool
    unnamed: bool
    often: bool
    weeks: tuple[WeekCase, ...]
    together: WeekCase | None

    @property
    def entries(self) -> int:
        """About how many entries there are."""
        return self.days * (len(FOUR_TIMES) if self.often else 1)


def case_of(
    life: Life, *, number: int, days: int, fitted: bool, often: bool = False
) -> Case:
    """Return one diary of a life, looked at.

    Args:
        life: The person and the other.
        number: Which life, and the seed of what is written down.
        days: How long the diary is.
        fitted: Whether the model is fitted, which takes a second.
        often: Whether there are several entries a day.
    """
    at = FOUR_TIMES if often else EVENING
    diary = imagine_diary(life, days=days, key=number, at=at)
    moments = Moments(diary)
    drawn, speaks = _drawn(diary) if fitted else ({}, False)
    recorded, seldom = recorded_of(diary)
    parts = week_parts(life)
    seen = weeks(moments, np.random.default_rng([number, days]))
    each_week = tuple(
        WeekCase(
            storm=cloud(week.storm),
            bed=cloud(week.bed),
            parts=tuple(parts[week.number - 1]),
        )
        for week in seen
        if week.number <= len(parts)
    )
    return Case(
        other=life.other,
        life=number,
        days=days,
        truth=truths(life),
        recorded=recorded,
        seldom=seldom,
        drawn=drawn,
        speaks=speaks,
        unnamed=made_by_chance(moments) or mostly_apart(moments),
        often=often,
        weeks=each_week,
        together=_together(each_week, parts),
    )


def recorded_of(diary: Diary) -> tuple[dict[str, Told], tuple[str, ...]]:
    """Return what the entries show by name, and names of what happened too seldom."""
    found = every_finding(Moments(diary), np.random.default_rng(0).spawn(8))
    wanted = {name for names in RESTS_ON.values() for name in names}
    told = {
        each.name: told_by(each) for each in quantities(found) if each.name in wanted
    }
    return told, tuple(
        each.name
        for each in found
        if each.name in HAPPENS and isinstance(each, Unseen) and each.why is Why.TOO_FEW
    )


def _together(
    every: Sequence[WeekCase], parts: Float[np.ndarray, "week part"]
) -> WeekCase | None:
    if len(every) < FEWEST_WEEKS:
        return None
    there = ~np.isnan(parts)
    mean = np.where(there, parts, 0.0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    return WeekCase(
        storm=together([week.storm for week in every]),
        bed=together([week.bed for week in every]),
        parts=tuple(np.where(there.any(axis=0), mean, np.nan)),
    )


def _drawn(diary: Diary) -> tuple[dict[str, Told], bool]:
    seen = observe(diary)
    fitted = fit(seen.observations, seen.episodes)
    if fitted.state not in (FitState.FITTED, FitState.FITS_BADLY):
        return {}, False
    summed = drawn_of(fitted, diary)
    return (
        {about: told_by(each) for about, each in summed.items()},
        fitted.state is FitState.FITTED,
    )


def case_data(case: Case) -> dict[str, Any]:
    """Return a case as plain values, to be kept."""

    def pairs(every: Mapping[str, Told]) -> dict[str, list[float]]:
        return {name: [each.estimate, each.error] for name, each in every.items()}

    def week_data(week: WeekCase) -> dict[str, Any]:
        return {
            "storm": [week.storm.estimate, week.storm.error],
            "bed": [week.bed.estimate, week.bed.error],
            "parts": [None if np.isnan(part) else float(part) for part in week.parts],
        }

    return {
        "other": case.other,
        "life": case.life,
        "days": case.days,
        "truth": dict(case.truth),
        "recorded": pairs(case.recorded),
        "seldom": list(case.seldom),
        "drawn": pairs(case.drawn),
        "speaks": case.speaks,
        "unnamed": case.unnamed,
        "often": case.often,
        "weeks": [week_data(week) for week in case.weeks],
        "together": None if case.together is None else week_data(case.together),
    }


def case_from(data: Mapping[str, Any]) -> Case:
    """Return a case from what `case_data` gave."""

    def week_from(week: Mapping[str, Any]) -> WeekCase:
        storm, bed = week["storm"], week["bed"]
        return WeekCase(
            storm=Told(estimate=storm[0], error=storm[1]),
            bed=Told(estimate=bed[0], error=bed[1]),
            parts=tuple(np.nan if part is None else part for part in week["parts"]),
        )

    def every(pairs: Mapping[str, Sequence[float]]) -> dict[str, Told]:
        return {
            name: Told(estimate=pair[0], error=pair[1]) for name, pair in pairs.items()
        }

    return Case(
        other=data["other"],
        life=data["life"],
        days=data["days"],
        truth=data["truth"],
        recorded=every(data["recorded"]),
        seldom=tuple(data["seldom"]),
        drawn=every(data["drawn"]),
        speaks=data["speaks"],
        unnamed=data["unnamed"],
        often=data["often"],
        weeks=tuple(week_from(week) for week in data["weeks"]),
        together=None if data["together"] is None else week_from(data["together"]),
    )
