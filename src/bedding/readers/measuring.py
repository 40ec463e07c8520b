"""Columns of numbers as one measure: checked, turned round, averaged."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from bedding.errors import TableError
from bedding.readers.cells import NOT_A_NUMBER
from bedding.readers.codebook import Measure
from bedding.readers.problems import Problems
from bedding.readers.source import Source
from bedding.readers.table_errors import (
    NotANumberError,
    OffTheScaleError,
    UnknownWordError,
)

_NEAR_A_STEP = 1e-6
"""How far from a step, in steps, a written answer may lie: room for decimals cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One measure of every row.

    Attributes:
        values: From `low` to `high`, NaN where nothing is known.
        answered: Where a cell was read, and not the value for other rows.
    """

    values: Float[np.ndarray, " time"]
    answered: Bool[np.ndarray, " time"]


def measured(
    measure: Measure,
    columns: Mapping[str, Float[np.ndarray, " time"]],
    held: Bool[np.ndarray, " time"],
    rows: Int[np.ndarray, " time"],
    *,
    source: Source,
    problems: Problems,
) -> Measured:
    """Return a measure of every row.

    Args:
        measure: What to make.
        columns: The numbers in each of its columns that the table has.
        held: Where its condition holds.
        rows: The number of each row as a spreadsheet shows it.
        source: The table.
        problems: Where to leave what is wrong.
    """
    total = np.zeros(len(rows))
    count = np.zeros(len(rows), dtype=np.int64)
    for part in measure.parts:
        if part.column not in columns:
            continue
        cells = columns[part.column]
        there = held & ~np.isnan(cells)
        check_scale(
            measure, part.column, cells, there, rows, source=source, problems=problems
        )
        answers = measure.low + measure.high - cells if part.reverse else cells
        total += np.where(there, answers, 0.0)
        count += there
    answered = count > 0
    values = np.where(answered, total / np.maximum(count, 1), np.nan)
    if measure.otherwise is not None:
        values = np.where(held, values, measure.otherwise)
    return Measured(values=values, answered=answered)


def check_scale(
    scale: Measure,
    column: str,
    cells: Float[np.ndarray, " time"],
    there: Bool[np.ndarray, " time"],
    rows: Int[np.ndarray, " time"],
    *,
    source: Source,
    problems: Problems,
) -> Bool[np.ndarray, " time"]:
    """Return where a column has text or is off its scale, and leave the first of each."""

    def text(row: int) -> TableError:
        value = source.written(column, row).strip()
        if scale.labels:
            return UnknownWordError(
                source.path,
                row=row,
                column=column,
                value=value,
                known=tuple(word for word, _ in scale.labels),
            )
        return NotANumberError(source.path, row=row, column=column, value=value)

    def off(row: int) -> TableError:
        value = source.written(column, row)
        return OffTheScaleError(
            source.path,
            row=row,
            column=column,
            value=value,
            low=scale.low,
            high=scale.high,
            scale=scale.scale,
        )

    texts = there & (cells == NOT_A_NUMBER)
    problems.add(texts, rows, text)
    outside = off_scale(scale, np.where(there, cells, scale.low))
    problems.add(there & outside, rows, off)
    wrong: Bool[np.ndarray, " time"] = there & outside
    return wrong


def off_scale(
    scale: Measure, values: Float[np.ndarray, " time"]
) -> Bool[np.ndarray, " time"]:
    """Return which values lie outside a scale or between two of its steps."""
    outside: Bool[np.ndarray, " time"] = (values < scale.low) | (values > scale.high)
    if scale.step is None:
        return outside
    steps = (np.where(outside, scale.low, values) - scale.low) / scale.step
    outside |= np.abs(steps - np.round(steps)) > _NEAR_A_STEP
    return outside
