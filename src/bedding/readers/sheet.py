"""Cells to be written, each of which can say one thing only."""

from pathlib import Path

import numpy as np
import polars as pl
from jaxtyping import Bool, Float

from bedding.readers.codebook import Condition
from bedding.readers.table_errors import UnwritableError


class Sheet:
    """The numbers and texts of one person's rows, as they come together.

    A cell can be claimed more than once, by two measures that share a column, as long as they
    claim the same.
    """

    def __init__(self, path: Path, height: int) -> None:
        """Begin with empty cells.

        Args:
            path: Where they are going to be written.
            height: How many rows there are.
        """
        self._path = path
        self._height = height
        self._numbers: dict[str, Float[np.ndarray, " time"]] = {}
        self._claimed: dict[str, Bool[np.ndarray, " time"]] = {}
        self._texts: dict[str, list[str | None]] = {}

    def put(
        self,
        column: str,
        values: Float[np.ndarray, " time"],
        rows: Bool[np.ndarray, " time"],
    ) -> None:
        """Write numbers, NaN for an empty cell, into some rows.

        Raises:
            UnwritableError: Something else is claimed for one of these cells.
        """
        cells = self._numbers.setdefault(column, np.full(self._height, np.nan))
        claimed = self._claimed.setdefault(column, np.zeros(self._height, dtype=bool))
        same = (cells == values) | (np.isnan(cells) & np.isnan(values))
        self._check(column, rows & claimed & ~same)
        cells[rows] = values[rows]
        claimed |= rows

    def hold(self, condition: Condition, rows: Bool[np.ndarray, " time"]) -> None:
        """Write what makes a condition hold in some rows.

        Raises:
            UnwritableError: Something else is claimed for one of these cells.
        """
        if not isinstance(condition.equals, str):
            self.put(
                condition.column, np.full(self._height, float(condition.equals)), rows
            )
            return
        texts = self._texts.setdefault(condition.column, [None] * self._height)
        for row in np.flatnonzero(rows):
            if texts[row] not in {None, condition.equals}:
                raise self._twice(condition.column)
            texts[row] = condition.equals

    def fails(self, condition: Condition, rows: Bool[np.ndarray, " time"]) -> None:
        """Check that a condition does not hold in some rows.

        Raises:
            UnwritableError: It does in one of them, because of what stands there.
        """
        if not isinstance(condition.equals, str) and condition.column in self._numbers:
            cells = self._numbers[condition.column]
            self._check(condition.column, rows & (cells == condition.equals))

    def column(self, name: str) -> pl.Series:
        """Return the cells of a column, empty when nothing was written there."""
        if name in self._texts and name in self._numbers:
            raise self._twice(name)
        if name in self._texts:
            return pl.Series(self._texts[name], dtype=pl.String)
        cells = self._numbers.get(name, np.full(self._height, np.nan))
        return pl.Series(cells, nan_to_null=True)

    def _check(self, column: str, wrong: Bool[np.ndarray, " time"]) -> None:
        if wrong.any():
            raise self._twice(column)

    def _twice(self, column: str) -> UnwritableError:
        return UnwritableError(
            self._path, "one cell would have to say two things", column=column
        )
