"""Rows of a table beside those that a record has: which are new, and how they come in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bedding.record import Record, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRows:
    """What a record does not have yet of a table.

    Attributes:
        new: The rows that it does not have.
        changed: New ones that tell something else of a moment that the record has a row of; by
            the id of the row that stands there.
        known: How many the record has already, just as they are.
        twice: How many stand in the table more than once, just as they are.
    """

    new: tuple[TableRow, ...] = field(repr=False)
    changed: Mapping[str, TableRow] = field(repr=False)
    known: int
    twice: int


def compared(record: Record, rows: Iterable[TableRow]) -> NewRows:
    """Return the rows of one table beside those of a record."""
    given = tuple(rows)
    once = tuple(dict.fromkeys(map(_Told, given)))
    tables = {row.table for row in given}
    there = {_Told(each): each for each in record.of(TableRow) if each.table in tables}
    moments = {each.at: each.id for each in there.values()}
    fresh = [each for each in once if each not in there]
    return NewRows(
        new=tuple(each.row for each in fresh),
        changed={
            moments[each.row.at]: each.row for each in fresh if each.row.at in moments
        },
        known=len(once) - len(fresh),
        twice=len(given) - len(once),
    )


def take_in(record: Record, rows: NewRows, *, instead: bool) -> Record:
    """Return the record with what is new in a table.

    Args:
        record: What there is.
        rows: What the table holds.
        instead: Whether a row that says something else of a moment takes the place of the row
            that stands there; otherwise both stay.
    """
    gone = set(rows.changed) if instead else set()
    kept = {key: each for key, each in record.entries.items() if key not in gone}
    return replace(record, entries={**kept, **{each.id: each for each in rows.new}})


@dataclass(frozen=True, slots=True)
class _Told:
    """A row as what it tells: two are one when they tell the same of the same moment."""

    row: TableRow

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and self.row.says_the_same(other.row)

    def __hash__(self) -> int:
        return hash((self.row.at, self.row.table))
