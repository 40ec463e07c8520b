"""When each row was written, on one line of time."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from jaxtyping import Bool, Float, Int

from bedding.errors import TableError
from bedding.readers import cells, clock
from bedding.readers.codebook import (
    Beeps,
    Clock,
    Codebook,
    Elapsed,
    Measure,
    Part,
    Since1970,
)
from bedding.readers.measuring import check_scale
from bedding.readers.problems import Problems
from bedding.readers.source import Source
from bedding.readers.table_errors import ClockError, MissingTimeError
from bedding.units import DAYS_IN, days_from_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """When each row was written.

    Attributes:
        ticks: The moment, counted from anywhere; NaN where it can't be read.
        tick: How long one tick is [day].
        ahead: How far the clock on the wall was ahead of UTC [microsecond]; None where the
            moments are counted from anywhere.
    """

    ticks: Float[np.ndarray, " time"]
    tick: float
    ahead: Int[np.ndarray, " time"] | None = None


def moment_columns(source: Source, codebook: Codebook) -> dict[str, pl.Expr]:
    """Return what is to be read to know the moments, by the name that `moments` knows."""
    time = codebook.time
    # A number like 99 that stands for no answer can very well be a number of hours.
    missing = [code for code in codebook.missing if isinstance(code, str)]
    if isinstance(time, Clock):
        read = cells.answered(source, time.column, missing)
        return {"clock": pl.when(read).then(clock.clock_cells(source, time))}
    if isinstance(time, Elapsed):
        return {"elapsed": cells.number(source, time.column, missing)}
    if isinstance(time, Since1970):
        since = {"since": cells.number(source, time.column, (*missing, 0.0))}
        if time.ahead is not None:
            since["ahead"] = cells.number(source, time.ahead, missing)
        return since
    return {
        "day": cells.number(source, time.day, missing),
        "beep": cells.number(source, time.beep, missing),
    }


def moments(
    source: Source,
    codebook: Codebook,
    frame: pl.DataFrame,
    rows: Int[np.ndarray, " time"],
    *,
    problems: Problems,
) -> Moments:
    """Return the moment of each entry.

    Args:
        source: The table.
        codebook: How it says when.
        frame: What `moment_columns` asked for, of the entries alone.
        rows: The number of each row as a spreadsheet shows it.
        problems: Where to leave what is wrong.
    """
    # A clock in two columns is asked for as one; the first of the two is named.
    asked = zip(moment_columns(source, codebook), codebook.moment_columns, strict=False)
    for name, column in asked:

        def lacking(row: int, column: str = column) -> TableError:
            return MissingTimeError(source.path, row=row, column=column)

        problems.add(frame[name].is_null().to_numpy(), rows, lacking)
    match codebook.time:
        case Clock() as time:
            return _by_clock(source, time, frame, rows, problems)
        case Since1970() as time:
            return _since_1970(source, time, frame, rows, problems)
        case Elapsed() as time:
            measure = _whole_line(time.column, step=None)
            ticks = _checked(source, measure, frame["elapsed"], rows, problems)
            return Moments(ticks=ticks, tick=DAYS_IN[time.unit])
        case Beeps() as time:
            return _by_beep(source, time, frame, rows, problems)


def _since_1970(
    source: Source,
    time: Since1970,
    frame: pl.DataFrame,
    rows: Int[np.ndarray, " time"],
    problems: Problems,
) -> Moments:
    """Return moments that are counted from the start of 1970."""

    def checked(column: str, name: str, farthest: float) -> Float[np.ndarray, " time"]:
        scale = _scale(column, low=-farthest, high=farthest, levels=None)
        return _checked(source, scale, frame[name], rows, problems)

    tick = DAYS_IN[time.unit] / DAYS_IN["second"] * clock.MICROSECONDS
    farthest = _LAST_YEARS / tick
    written = checked(time.column, "since", farthest)
    ahead = np.zeros(len(written))
    if time.ahead is not None:
        ahead = checked(time.ahead, "ahead", _FURTHEST_ZONE) * clock.MICROSECONDS
    return Moments(
        ticks=np.round(written * tick - ahead),
        tick=DAYS_IN["second"] / clock.MICROSECONDS,
        ahead=np.nan_to_num(ahead).astype(np.int64),
    )


def _by_clock(
    source: Source,
    time: Clock,
    frame: pl.DataFrame,
    rows: Int[np.ndarray, " time"],
    problems: Problems,
) -> Moments:
    """Return moments that are written as date and time."""
    given = frame["clock"].is_not_null().to_numpy()
    found = clock.epochs(frame["clock"], time).fill_null(clock.UNREADABLE).to_numpy()
    wrong = {
        clock.UNREADABLE: (
            f"is not a moment written as {' or '.join(time.formats)}",
            "Add its form to `formats` in the codebook, or correct the cell.",
        ),
        clock.NO_ZONE: (
            "is a moment of which the time zone is not known",
            'Write zone = "Europe/Amsterdam" or the like in [time] of the codebook; abbreviations '
            "go in `zones`.",
        ),
        clock.NO_SUCH_HOUR: (
            f"was skipped by the clocks of {time.zone} in spring",
            "Correct the cell, or the zone in the codebook.",
        ),
    }
    for mark, (problem, remedy) in wrong.items():

        def unread(
            row: int, problem: str = problem, remedy: str = remedy
        ) -> TableError:
            value = source.written(time.column, row)
            return ClockError(
                source.path,
                row=row,
                column=time.column,
                value=value,
                problem=problem,
                remedy=remedy,
            )

        problems.add(given & (found == mark), rows, unread)
    read = found > clock.NO_SUCH_HOUR
    wall = clock.wall_clock(frame["clock"], time).fill_null(0).to_numpy()
    # A float holds every microsecond of the next two centuries exactly.
    ticks = np.where(read, found.astype(np.float64), np.nan)
    return Moments(
        ticks=ticks,
        tick=DAYS_IN["second"] / clock.MICROSECONDS,
        ahead=np.where(read, wall - found, 0),
    )


def _by_beep(
    source: Source,
    time: Beeps,
    frame: pl.DataFrame,
    rows: Int[np.ndarray, " time"],
    problems: Problems,
) -> Moments:
    """Return moments that are written as a day and the number of the question on it."""
    day = _checked(
        source, _whole_line(time.day, step=1.0), frame["day"], rows, problems
    )
    scale = _scale(time.beep, low=1.0, high=float(time.beeps), levels=time.beeps)
    beep = _checked(source, scale, frame["beep"], rows, problems)
    first, spacing = days_from_hours(time.first_hour), days_from_hours(time.spacing)
    return Moments(ticks=day + first + (beep - 1.0) * spacing, tick=1.0)


_LAST_YEARS = 8e15
"""As far from 1970 as a float holds every microsecond: the year 2223 [microsecond]."""

_FURTHEST_ZONE = 86_400.0
"""No clock is further from UTC [second]."""

_FARTHEST = 1e9
"""No time since a start is longer than this, in any unit from the second up."""


def _whole_line(column: str, *, step: float | None) -> Measure:
    """Return the scale of something that can be any number, or any whole number."""
    levels = None if step is None else int(2 * _FARTHEST / step) + 1
    return _scale(column, low=-_FARTHEST, high=_FARTHEST, levels=levels)


def _scale(column: str, *, low: float, high: float, levels: int | None) -> Measure:
    return Measure(
        name=column,
        parts=(Part(column=column),),
        low=low,
        high=high,
        levels=levels if levels is None or levels > 1 else None,
    )


def _checked(
    source: Source,
    scale: Measure,
    column: pl.Series,
    rows: Int[np.ndarray, " time"],
    problems: Problems,
) -> Float[np.ndarray, " time"]:
    """Return a column of numbers, NaN where one is not what it should be."""
    values = column.cast(pl.Float64).to_numpy()
    there: Bool[np.ndarray, " time"] = ~np.isnan(values)
    wrong = check_scale(
        scale, scale.name, values, there, rows, source=source, problems=problems
    )
    return np.where(wrong, np.nan, values)
