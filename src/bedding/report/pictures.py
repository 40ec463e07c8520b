"""The pictures of a mirror, with their words."""

from typing import Final

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.charts.chart import Chart
from bedding.charts.rhythm import Mark, RhythmWords, rhythm
from bedding.charts.storm_and_bed import Place, StormAndBedWords, storm_and_bed
from bedding.charts.words import Caption, Tick
from bedding.mirror import Mirror, Moments, Week, ruptures
from bedding.text import Language, decimal, say

LONGEST: Final = 120
"""Days that the rhythm shows at most; of a longer diary, the latest."""

TICKS: Final = 5
"""Labels under the days, about."""


def map_of_weeks(
    mirror: Mirror, language: Language, *, width: float = 720.0
) -> Chart | None:
    """Return the map of storm and bed, or None when there is no week to draw."""
    if not mirror.weeks:
        return None
    count = mirror.weeks[-1].number
    draws = len(mirror.weeks[0].storm)
    storm, bed = np.full((count, draws), np.nan), np.full((count, draws), np.nan)
    for week in mirror.weeks:
        storm[week.number - 1], bed[week.number - 1] = week.storm, week.bed
    return storm_and_bed(
        bed.clip(0, 1),
        storm.clip(0, 1),
        words=StormAndBedWords(
            caption=_map_caption(mirror.weeks, language),
            more_storm=say(language, "mirror.map.more_storm"),
            more_bed=say(language, "mirror.map.more_bed"),
            storm_without_bed=_place(language, "storm_without_bed"),
            hard_time=_place(language, "hard_time"),
            distance=_place(language, "distance"),
            calm_bed=_place(language, "calm_bed"),
            middle=say(language, "mirror.map.middle"),
            weeks=[
                say(language, "mirror.map.week", number=number)
                for number in range(1, count + 1)
            ],
        ),
        width=width,
    )


def map_summary(weeks: tuple[Week, ...], language: Language) -> str:
    """Return the map in words: how many weeks, and where the last one lay."""
    ends = {
        f"{axis}_{end}": decimal(
            language, 100 * float(np.quantile(draws, level)), digits=0
        )
        for axis, draws in (("storm", weeks[-1].storm), ("bed", weeks[-1].bed))
        for end, level in (("low", 0.05), ("high", 0.95))
    }
    return say(language, "mirror.map.summary", count=len(weeks), **ends)


def rhythm_of_days(
    mirror: Mirror, language: Language, *, width: float = 720.0
) -> Chart | None:
    """Return warmth and threat day by day, or None when the table has neither."""
    inputs = mirror.diary.inputs
    if "warmth" not in inputs or "threat" not in inputs:
        return None
    day = np.rint(mirror.diary.times).astype(int)
    last = int(day[-1])
    first = max(0, last - LONGEST + 1)
    warmth, threat = (
        _by_day(inputs[name], day, first, last) for name in ("warmth", "threat")
    )
    if np.isnan(warmth + threat).all():
        return None
    numbers = range(first + 1, last + 2)
    marks = _marks(mirror, day, first, last)
    return rhythm(
        warmth,
        threat,
        marks=marks,
        came=(warmth - threat + 1) / 2,
        expected=None,
        ticks=_ticks(language, list(numbers)),
        words=RhythmWords(
            caption=_rhythm_caption(warmth, threat, language, cut=first > 0),
            warmth=say(language, "mirror.rhythm.warmth"),
            threat=say(language, "mirror.rhythm.threat"),
            marks={mark: say(language, f"mirror.rhythm.{mark}") for mark in marks},
            expectation=say(language, "mirror.rhythm.expectation"),
            expected=say(language, "mirror.rhythm.expected"),
            came=say(language, "mirror.rhythm.came"),
            days=[
                say(language, "mirror.rhythm.day", number=number) for number in numbers
            ],
        ),
        width=width,
    )


def _map_caption(weeks: tuple[Week, ...], language: Language) -> Caption:
    bed, storm = (
        say(language, f"mirror.map.column_{axis}") for axis in ("bed", "storm")
    )

    def low(axis: str) -> str:
        return say(language, "mirror.map.column_low", axis=axis)

    def high(axis: str) -> str:
        return say(language, "mirror.map.column_high", axis=axis)

    return Caption(
        title=say(language, "mirror.storm_title"),
        lead=say(language, "mirror.map.lead"),
        summary=map_summary(weeks, language),
        table=say(language, "mirror.map.show_table"),
        columns={
            "week": say(language, "mirror.map.column_week"),
            "bed": bed,
            "bed_low": low(bed),
            "bed_high": high(bed),
            "storm": storm,
            "storm_low": low(storm),
            "storm_high": high(storm),
        },
    )


def _rhythm_caption(
    warmth: Float[np.ndarray, " time"],
    threat: Float[np.ndarray, " time"],
    language: Language,
    *,
    cut: bool,
) -> Caption:
    """Return the words of the days; `cut` where earlier ones are there and not drawn."""
    known = int((~np.isnan(warmth + threat)).sum())
    expected = say(language, "mirror.rhythm.expected")
    told = [say(language, "mirror.rhythm.latest", count=LONGEST)] if cut else []
    told.append(
        say(
            language,
            "mirror.rhythm.summary",
            warmth=_middle_half(warmth, language),
            threat=_middle_half(threat, language),
            days=say(language, "numbers.days", count=known),
        )
    )
    return Caption(
        title=say(language, "mirror.rhythm.chart_title"),
        lead="",
        summary=" ".join(told),
        table=say(language, "mirror.rhythm.show_table"),
        columns={
            "day": say(language, "mirror.rhythm.column_day"),
            "warmth": say(language, "mirror.rhythm.warmth"),
            "threat": say(language, "mirror.rhythm.threat"),
            "came": say(language, "mirror.rhythm.came"),
            "marks": say(language, "mirror.rhythm.column_marks"),
            "expected": expected,
            "expected_low": say(language, "mirror.map.column_low", axis=expected),
            "expected_high": say(language, "mirror.map.column_high", axis=expected),
        },
    )


def _middle_half(values: Float[np.ndarray, " time"], language: Language) -> str:
    """Return between which numbers half of the days lay [of 100]."""
    low, high = (
        decimal(language, 100 * float(end), digits=0)
        for end in np.nanquantile(values, [0.25, 0.75])
    )
    return say(language, "value.range", low=low, high=high)


def _marks(
    mirror: Mirror, day: Int[np.ndarray, " time"], first: int, last: int
) -> dict[Mark, Bool[np.ndarray, " day"]]:
    """Return which days are marked, and only the marks that any day has."""
    moments = Moments(mirror.diary)
    ends = [rupture for rupture in ruptures(moments) if rupture.ended is not None]

    def repaired(*, amends: bool) -> Bool[np.ndarray, " day"]:
        on = [
            round(rupture.ended or 0.0)
            for rupture in ends
            if bool(rupture.amends) is amends
        ]
        return np.isin(np.arange(first, last + 1), on)

    marks = {
        Mark.MISSING: ~np.isin(np.arange(first, last + 1), day),
        Mark.SILENCE: _by_day(moments.silent, day, first, last) == 1,
        Mark.REPAIR_WITH_AMENDS: repaired(amends=True),
        Mark.REPAIR_WITHOUT_AMENDS: repaired(amends=False),
    }
    return {mark: days for mark, days in marks.items() if days.any()}


def _place(language: Language, name: str) -> Place:
    return Place(
        name=say(language, f"mirror.map.{name}"),
        note=say(language, f"mirror.map.{name}_note"),
    )


def _by_day(
    values: Float[np.ndarray, " time"],
    day: Int[np.ndarray, " time"],
    first: int,
    last: int,
) -> Float[np.ndarray, " day"]:
    """Return the mean of each day, NaN on days without an answer."""
    known = ~np.isnan(values) & (day >= first)
    count = np.bincount(day[known] - first, minlength=last - first + 1)
    total = np.bincount(
        day[known] - first, weights=values[known], minlength=last - first + 1
    )
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _ticks(language: Language, numbers: list[int]) -> tuple[Tick, ...]:
    step = max(1, -(-len(numbers) // TICKS))
    return tuple(
        Tick(
            at=float(index),
            label=say(language, "mirror.rhythm.day", number=numbers[index]),
        )
        for index in range(0, len(numbers), step)
    )
