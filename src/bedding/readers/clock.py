"""Date and time as microseconds since 1970 in UTC."""

import re
from typing import Final

import polars as pl

from bedding.readers.codebook import Clock
from bedding.readers.source import Source
from bedding.units import days

MICROSECONDS: Final = 1_000_000
"""In a second."""

UNREADABLE: Final = -(2**62)
"""Stands in for a cell that is no moment in any of the formats."""

NO_ZONE: Final = UNREADABLE + 1
"""Stands in for a moment of which the zone is not known."""

NO_SUCH_HOUR: Final = UNREADABLE + 2
"""Stands in for a local time that the clock skipped in spring."""

_ZONE: Final = r"(?:Z|[+-]\d{2}(?::?\d{2})?|[A-Z]{3,5})$"
_AFTER_TIME: Final = r":\d{2}(?:\.\d+)?(?: ?[AaPp][Mm])?\s*(" + _ZONE + ")"
_OFFSET: Final = re.compile(r"([+-])(\d{2}):?(\d{2})?")
_UTC: Final = {"Z": 0.0, "UTC": 0.0, "GMT": 0.0}
_HOUR: Final = round(days(1, "hour") / days(1, "second")) * MICROSECONDS


def clock_cells(source: Source, clock: Clock) -> pl.Expr:
    """Return the cells with the moment: as text, or as the moments that Parquet has."""
    if clock.hour is not None:
        date, hour = source.text(clock.column), source.text(clock.hour)
        return pl.concat_str([_bare_spaces(date), _bare_spaces(hour)], separator=" ")
    if clock.column in source.temporal:
        return source.at(clock.column)
    return _bare_spaces(source.text(clock.column))


def _bare_spaces(text: pl.Expr) -> pl.Expr:
    """Return text in which the spaces that phones put before am and pm are common ones."""
    return text.str.replace_all("[\u202f\u00a0]", " ")


def epochs(cells: pl.Series, clock: Clock) -> pl.Series:
    """Return moments [microsecond since 1970, UTC].

    A local time that came twice, in autumn, is taken for the first of the two.

    Args:
        cells: What `clock_cells` asked for.
        clock: How moments are written.

    Returns:
        Null where the cell is empty, one of the marks above where it can't be read.
    """
    if isinstance(cells.dtype, pl.Datetime) and cells.dtype.time_zone is not None:
        return cells.dt.epoch("us")
    frame, zone = _parsed(cells, clock)
    utc = (
        pl.when(pl.col("local").is_null())
        .then(UNREADABLE)
        .when(pl.col("zone").is_null())
        .then(_of_codebook(clock))
        .otherwise(_of_cell(zone, clock))
    )
    return frame.select(pl.when(pl.col("cell").is_not_null()).then(utc)).to_series()


def wall_clock(cells: pl.Series, clock: Clock) -> pl.Series:
    """Return what the clock on the wall showed [microsecond since 1970], null where unread."""
    if isinstance(cells.dtype, pl.Datetime) and cells.dtype.time_zone is not None:
        return cells.dt.replace_time_zone(None).dt.epoch("us")
    frame, _ = _parsed(cells, clock)
    return frame["local"].dt.epoch("us")


def _parsed(cells: pl.Series, clock: Clock) -> tuple[pl.DataFrame, pl.Series]:
    """Return the cells, date and time as they are written, and the zone behind each."""
    if isinstance(cells.dtype, pl.Datetime | pl.Date):
        local, zone = (
            cells.cast(pl.Datetime("us")),
            pl.repeat(None, len(cells), dtype=pl.String, eager=True),
        )
    else:
        text = cells.cast(pl.String)
        zone = text.str.extract(_AFTER_TIME, 1)
        local = _local(text, zone, clock)
    return pl.DataFrame({"cell": cells, "local": local, "zone": zone}), zone


def _local(text: pl.Series, zone: pl.Series, clock: Clock) -> pl.Series:
    """Return date and time as they are written, null where no format fits."""
    cut = pl.col("text").str.strip_suffix(pl.col("zone")).str.strip_chars_end()
    written = pl.DataFrame({"text": text, "zone": zone})
    bare = written.select(pl.coalesce(cut, "text")).to_series()
    local = pl.repeat(None, len(text), dtype=pl.Datetime("us"), eager=True)
    for form in clock.formats:
        if local.null_count() == text.null_count():
            break
        read = bare.str.to_datetime(form, strict=False, time_unit="us")
        local = local.zip_with(local.is_not_null(), read)
    return local


def _of_codebook(clock: Clock) -> pl.Expr:
    """Return local times in UTC, by the one zone of the codebook."""
    if clock.zone is None:
        return pl.lit(NO_ZONE, pl.Int64)
    local = pl.col("local").dt.replace_time_zone(
        clock.zone, ambiguous="earliest", non_existent="null"
    )
    return local.dt.epoch("us").fill_null(NO_SUCH_HOUR)


def _of_cell(zone: pl.Series, clock: Clock) -> pl.Expr:
    """Return local times in UTC, by the zone that stands behind each."""
    ahead = {name: _ahead(name, clock) for name in zone.unique().drop_nulls().to_list()}
    shift = pl.col("zone").replace_strict(ahead, default=None, return_dtype=pl.Int64)
    return (pl.col("local").dt.epoch("us") - shift).fill_null(NO_ZONE)


def _ahead(zone: str, clock: Clock) -> int | None:
    """Return how far a zone is ahead of UTC [microsecond], None where it is not known."""
    written = _OFFSET.fullmatch(zone)
    if written is None:
        hours = {**_UTC, **clock.zones}.get(zone)
        return None if hours is None else round(hours * _HOUR)
    sign, hour, minute = written.groups()
    ahead = int(hour) * _HOUR + int(minute or 0) * _HOUR // 60
    return -ahead if sign == "-" else ahead
