"""Moments of a diary as the columns that a codebook would read them from."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from jaxtyping import Float

from bedding.readers.clock import MICROSECONDS, epochs
from bedding.readers.codebook import Beeps, Clock, Elapsed, Since1970
from bedding.readers.table_errors import UnwritableError
from bedding.units import DAYS_IN, days_from_hours

_ON_THE_GRID: Final = 1e-6
"""How far from the hour of a question an entry may lie [day]: a tenth of a second."""


def written_moments(
    times: Float[np.ndarray, " time"],
    start: datetime,
    time: Clock | Since1970 | Elapsed | Beeps,
    *,
    path: Path,
) -> dict[str, pl.Series]:
    """Return the columns with the moment of each entry.

    Args:
        times: When each was made [day since the first], strictly increasing.
        start: When the first one was made.
        time: How the codebook says when.
        path: Where they are going to be written.

    Raises:
        UnwritableError: The codebook can't tell these moments apart, or has no place for them.
    """
    match time:
        case Clock(hour=str()) | Since1970():
            raise UnwritableError(
                path, "moments written like this are only read", column=time.column
            )
        case Clock():
            return {time.column: _by_clock(times, start, time, path)}
        case Elapsed():
            ticks = times / DAYS_IN[time.unit]
            if (np.diff(ticks * DAYS_IN[time.unit]) <= 0).any():
                raise UnwritableError(
                    path, "two entries are too close", column=time.column
                )
            return {time.column: pl.Series(ticks)}
        case Beeps():
            return _by_beep(times, time, path)


def _by_clock(
    times: Float[np.ndarray, " time"], start: datetime, clock: Clock, path: Path
) -> pl.Series:
    """Return moments as date and time, with the zone behind them unless the codebook has one."""
    if start.tzinfo is None:
        raise UnwritableError(
            path, "the start has no time zone", value=start.isoformat()
        )
    first = round(start.astimezone(UTC).timestamp() * MICROSECONDS)
    ticks = first + np.round(times / (DAYS_IN["second"] / MICROSECONDS)).astype(
        np.int64
    )
    utc = pl.Series(ticks).cast(pl.Datetime("us", "UTC"))
    if clock.zone is None:
        written = utc.dt.strftime(clock.formats[0] + "Z")
    else:
        written = utc.dt.convert_time_zone(clock.zone).dt.strftime(clock.formats[0])
    found = epochs(written, clock).to_numpy()
    if (np.abs(found - ticks) >= MICROSECONDS).any() or (np.diff(found) <= 0).any():
        problem = f"{clock.formats[0]} can't hold the moments of these entries"
        raise UnwritableError(path, problem, column=clock.column)
    return written


def _by_beep(
    times: Float[np.ndarray, " time"], time: Beeps, path: Path
) -> dict[str, pl.Series]:
    """Return moments as days and questions, the first entry being on day 1."""
    first, spacing = days_from_hours(time.first_hour), days_from_hours(time.spacing)
    for first_beep in range(time.beeps):
        moments = first + first_beep * spacing + times
        day = np.floor(moments + _ON_THE_GRID)
        beep = np.round((moments - day - first) / spacing)
        off = np.abs(day + first + beep * spacing - moments)
        if (
            (off <= _ON_THE_GRID).all()
            and (beep >= 0).all()
            and (beep < time.beeps).all()
        ):
            return {
                time.day: pl.Series(day.astype(np.int64) + 1),
                time.beep: pl.Series(beep.astype(np.int64) + 1),
            }
    raise UnwritableError(
        path, "the entries are not at the hours of the questions", column=time.beep
    )
