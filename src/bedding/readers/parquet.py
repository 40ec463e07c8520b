"""Tables in Parquet."""

from typing import Final

import polars as pl

from bedding.readers.held import File, Held
from bedding.readers.source import ROW, Source, internal
from bedding.readers.table_errors import DamagedTableError, EmptyTableError

MAGIC: Final = b"PAR1"
"""What a Parquet file begins and ends with."""

MOST_ROWS: Final = 50_000_000
"""A few bytes can say that a value comes a milliard times; so many would fill any memory."""

UNREADABLE_PARTS: Final = (
    pl.exceptions.PolarsError,
    pl.exceptions.PanicException,
    OSError,
)
"""What comes of a broken file: the reader below panics where the parts contradict each other."""

_FIRST_ROW: Final = 2
"""A spreadsheet would show the header as row 1."""


def open_parquet(path: File) -> Source:
    """Return a Parquet file as a table.

    Raises:
        DamagedTableError: It is cut off or broken.
        EmptyTableError: It has no rows.
    """
    with path.open("rb") as file:
        begin = file.read(len(MAGIC))
        file.seek(0, 2)
        file.seek(max(0, file.tell() - len(MAGIC)))
        end = file.read()
    if begin != MAGIC:
        raise DamagedTableError(path, "this is not Parquet, whatever its name says")
    if end != MAGIC:
        raise DamagedTableError(path, "this Parquet file is cut off before its end")
    try:
        scanned = pl.scan_parquet(
            path.open() if isinstance(path, Held) else path, glob=False
        )
        schema = scanned.collect_schema()
        rows = scanned.select(pl.len()).collect().item()
    except UNREADABLE_PARTS as error:
        raise DamagedTableError(
            path, f"this Parquet file is broken ({error})"
        ) from error
    if rows == 0:
        raise EmptyTableError(path, header=True)
    if rows > MOST_ROWS:
        raise DamagedTableError(
            path, f"this Parquet file says that it has {rows} rows, more than any table"
        )
    names = [internal(place) for place in range(len(schema))]
    renamed = [
        pl.col(old).alias(new) for old, new in zip(schema.names(), names, strict=True)
    ]
    return Source(
        path=path,
        header=tuple(schema.names()),
        cells=scanned.select(renamed).with_row_index(ROW, offset=_FIRST_ROW),
        numeric=frozenset(
            name
            for name, kind in schema.items()
            if kind.is_numeric() or kind == pl.Boolean
        ),
        temporal=frozenset(name for name, kind in schema.items() if kind.is_temporal()),
        decimal_comma=False,
    )
