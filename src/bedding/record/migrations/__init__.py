"""What brings an older record up to date, one numbered step after another.

A step takes the rows of the schema before it and returns those of its own. Once released it is
never changed. The first schema has no step before it.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

Row = dict[str, Any]
Migration = Callable[[list[Row]], list[Row]]


def _with_table_rows(rows: list[Row]) -> list[Row]:
    """Return the rows as they are: rows of tables are new in schema 2, and none is there yet."""
    return rows


def _with_set_aside(rows: list[Row]) -> list[Row]:
    """Return the rows as they are: what a person set aside is new in schema 3, and none is yet."""
    return rows


def _with_steps(rows: list[Row]) -> list[Row]:
    """Return the rows as they are: small steps of one's own are new in schema 4, and none is yet."""
    return rows


MIGRATIONS: Final[tuple[Migration, ...]] = (
    _with_table_rows,
    _with_set_aside,
    _with_steps,
)
"""The step at place n brings schema n + 1 to n + 2."""

SCHEMA: Final = len(MIGRATIONS) + 1
"""The schema that this version writes."""


def bring_up_to_date(
    rows: list[Row], schema: int, migrations: Sequence[Migration] = MIGRATIONS
) -> list[Row]:
    """Return the rows of an older schema as those of the newest."""
    for migration in migrations[schema - 1 :]:
        rows = migration(rows)
    return rows
