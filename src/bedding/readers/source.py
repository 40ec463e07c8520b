"""A table on disk, opened: which columns it has, and how to get at its cells."""

from dataclasses import dataclass

import polars as pl

from bedding.readers.held import File
from bedding.readers.table_errors import DoubledColumnError, MissingColumnError

ROW = "row"
"""The name of the column with the number of each row as a spreadsheet shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table on disk.

    Attributes:
        path: The file.
        header: The names of the columns as the first row has them, in order.
        cells: The rows, not read yet: `ROW`, and one column for each name in `header`, called by
            `at`.
        numeric: Columns with numbers, and not text to be read as numbers.
        temporal: Columns with moments, and not text to be read as moments.
        decimal_comma: Whether numbers are written with a comma.
    """

    path: File
    header: tuple[str, ...]
    cells: pl.LazyFrame
    numeric: frozenset[str] = frozenset()
    temporal: frozenset[str] = frozenset()
    decimal_comma: bool

    def has(self, column: str) -> bool:
        """Return whether there is a column of this name."""
        return column in self.header

    def place(self, column: str) -> int:
        """Return where the column stands, counted from 0.

        Raises:
            MissingColumnError: It is not there.
            DoubledColumnError: It is there more than once.
        """
        if column not in self.header:
            raise MissingColumnError(self.path, column, self.header)
        if self.header.count(column) > 1:
            raise DoubledColumnError(self.path, column)
        return self.header.index(column)

    def at(self, column: str) -> pl.Expr:
        """Return the cells of a column."""
        return pl.col(internal(self.place(column)))

    def text(self, column: str) -> pl.Expr:
        """Return the cells of a column as text without spaces around it, null where empty."""
        cell = self.at(column).cast(pl.String).str.strip_chars()
        return pl.when(cell != "").then(cell)

    def written(self, column: str, row: int) -> str:
        """Return what one cell says, as it is written."""
        cell = self.cells.filter(pl.col(ROW) == row).select(
            self.at(column).cast(pl.String)
        )
        return str(cell.collect().item() or "")


def internal(place: int) -> str:
    """Return what the column at this place is called inside, whatever its header says."""
    return f"c{place}"
