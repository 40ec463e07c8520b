"""Everything that is needed of a table's rows, as numbers and words."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl
from jaxtyping import Int

from bedding.readers import cells
from bedding.readers.codebook import Codebook, Measure
from bedding.readers.measuring import Measured, measured
from bedding.readers.moments import moment_columns
from bedding.readers.parquet import UNREADABLE_PARTS
from bedding.readers.problems import Problems
from bedding.readers.source import ROW, Source
from bedding.readers.table_errors import (
    DamagedTableError,
    MissingColumnError,
    UnknownPersonError,
)

PERSON: Final = "person"
"""What the column is called that says whose a row is."""


def present_measures(source: Source, codebook: Codebook) -> tuple[Measure, ...]:
    """Return the measures that the table has, having checked every column.

    Raises:
        MissingColumnError: A column is missing that may not be, or is there under a name that
            differs in capitals alone.
        DoubledColumnError: A column is there twice.
    """
    alike = {name.casefold() for name in source.header}
    for column in codebook.columns:
        if (
            source.has(column)
            or column not in codebook.optional
            or column.casefold() in alike
        ):
            source.place(column)
    present = tuple(
        measure
        for measure in codebook.measures
        if any(source.has(part.column) for part in measure.parts)
        and (measure.where is None or source.has(measure.where.column))
    )
    if not present:
        first = codebook.measures[0].parts[0].column
        raise MissingColumnError(source.path, first, source.header)
    return present


def collected(
    source: Source, codebook: Codebook, present: Sequence[Measure], person: str | None
) -> pl.DataFrame:
    """Return everything that is needed of the rows, as numbers.

    Raises:
        UnknownPersonError: The person asked for is not in the table.
        DamagedTableError: The rows can't be read.
    """
    columns = moment_columns(source, codebook)
    for measure in present:
        for part in measure.parts:
            if source.has(part.column):
                missing = (*codebook.missing, *measure.missing)
                columns[_cell(measure, part.column)] = cells.number(
                    source, part.column, missing, measure.labels
                )
        if measure.where is not None:
            columns[_held(measure)] = cells.holds(source, measure.where)
    for column in codebook.words:
        if source.has(column):
            columns[word_cell(column)] = source.text(column)
    named = codebook.person is not None and source.has(codebook.person)
    whose = (
        cells.person(source, codebook.person or "")
        if named
        else pl.lit(source.path.stem)
    )
    try:
        wanted = (
            source.cells if person is None else source.cells.filter(whose == person)
        )
        frame = wanted.select(ROW, whose.alias(PERSON), **columns).collect(
            engine="streaming"
        )
        if person is not None and frame.is_empty():
            known = source.cells.select(
                whose.alias(PERSON).drop_nulls().unique(maintain_order=True)
            )
            raise UnknownPersonError(
                source.path, person, known.collect()[PERSON].to_list()
            )
    except UNREADABLE_PARTS as error:
        raise DamagedTableError(
            source.path, f"the rows can't be read ({error})"
        ) from error
    return frame


def _cell(measure: Measure, column: str) -> str:
    """Return what the numbers of a column are called that are read for a measure."""
    return f"{measure.name}: {column}"


def word_cell(column: str) -> str:
    """Return what the cells of a column are called that are kept as they are written."""
    return f"words: {column}"


def _held(measure: Measure) -> str:
    """Return what it is called where the condition of a measure holds."""
    return f"{measure.name}?"


def row_numbers(frame: pl.DataFrame) -> Int[np.ndarray, " time"]:
    """Return the number of each row as a spreadsheet shows it."""
    return frame[ROW].cast(pl.Int64).to_numpy()


def measures_of(
    source: Source, present: Sequence[Measure], frame: pl.DataFrame, problems: Problems
) -> Mapping[str, Measured]:
    """Return each measure of every row."""
    rows = row_numbers(frame)
    made = {}
    for measure in present:
        columns = {
            part.column: frame[_cell(measure, part.column)].to_numpy()
            for part in measure.parts
            if source.has(part.column)
        }
        held = np.ones(len(rows), dtype=bool)
        if measure.where is not None:
            held = frame[_held(measure)].to_numpy()
        made[measure.name] = measured(
            measure, columns, held, rows, source=source, problems=problems
        )
    return made
