"""Date and time as microseconds since 1970 in UTC."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from bedding.readers.cells import answered
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


def moment(source: Source, clock: Clock, missing: Sequence[str | float]) -> pl.Expr:
    """Return a column of moments [microsecond since 1970, UTC].

    Null where the cell is empty, one of the marks above where it can't be read. A local time
    that came twice, in autumn, is taken for the first of the two.
    """
    kind = source.kind(clock.column)
    if isinstance(kind, pl.Datetime) and kind.time_zone is not None:
        return source.at(clock.column).dt.epoch("us")
    if isinstance(kind, pl.Datetime | pl.Date):
        local = source.at(clock.column).cast(pl.Datetime("us"))
        return pl.when(local.is_not_null()).then(
            _utc(local, pl.lit(None, pl.String), clock)
        )
    text = source.text(clock.column)
    suffix = text.str.extract(_AFTER_TIME, 1)
    bare = (
        pl.when(suffix.is_null())
        .then(text)
        .otherwise(text.str.replace(r"\s*" + _ZONE, ""))
    )
    local = pl.coalesce(
        bare.str.to_datetime(form, strict=False, time_unit="us")
        for form in clock.formats
    )
    return pl.when(answered(source, clock.column, missing)).then(
        _utc(local, suffix, clock)
    )


def _utc(local: pl.Expr, suffix: pl.Expr, clock: Clock) -> pl.Expr:
    """Return local times with the zone that follows each, or else the codebook's, as UTC."""
    if clock.zone is None:
        unnamed = pl.lit(NO_ZONE, pl.Int64)
    else:
        zoned = local.dt.replace_time_zone(
            clock.zone, ambiguous="earliest", non_existent="null"
        )
        unnamed = zoned.dt.epoch("us").fill_null(NO_SUCH_HOUR)
    named = (local.dt.epoch("us") - _ahead(suffix, clock)).fill_null(NO_ZONE)
    utc = pl.when(suffix.is_null()).then(unnamed).otherwise(named)
    return pl.when(local.is_null()).then(pl.lit(UNREADABLE, pl.Int64)).otherwise(utc)


def _ahead(suffix: pl.Expr, clock: Clock) -> pl.Expr:
    """Return how far a zone is ahead of UTC [microsecond], null where it is not known."""
    known = {"Z": 0.0, "UTC": 0.0, "GMT": 0.0, **clock.zones}
    named = suffix.replace_strict(known, default=None, return_dtype=pl.Float64)
    sign = pl.when(suffix.str.starts_with("-")).then(-1.0).otherwise(1.0)
    whole = suffix.str.extract(r"^[+-](\d{2})", 1).cast(pl.Float64)
    minutes = (
        suffix.str.extract(r"^[+-]\d{2}:?(\d{2})$", 1).cast(pl.Float64).fill_null(0.0)
    )
    written = sign * (whole + minutes / 60)
    hour = round(days(1, "hour") / days(1, "second")) * MICROSECONDS
    return (pl.coalesce(named, written) * hour).round().cast(pl.Int64)
