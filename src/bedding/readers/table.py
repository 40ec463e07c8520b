"""A table of answers, read by its codebook into diaries."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from jaxtyping import Float, Int

from bedding.errors import TableError
from bedding.readers import cells
from bedding.readers.codebook import Codebook, Measure
from bedding.readers.measuring import Measured, measured
from bedding.readers.moments import moment_columns, moments
from bedding.readers.opening import open_table
from bedding.readers.ordering import order_of
from bedding.readers.problems import Problems, first_problem
from bedding.readers.source import ROW, Source
from bedding.readers.table_errors import (
    DamagedTableError,
    MissingColumnError,
    MissingPersonError,
    NoAnswersError,
    UnknownPersonError,
)
from bedding.types import INPUTS, Channel, Diary

_PERSON: Final = "person"


def read_table(
    path: Path, codebook: Codebook, *, person: str | None = None
) -> tuple[Diary, ...]:
    """Return what each person wrote down, in the order in which they first appear.

    A row is an entry when at least one input or channel has an answer in it. The other rows are
    left out, and so is a person of whom no row is left. Columns that the codebook does not name
    are never read.

    Args:
        path: A file in CSV, TSV or Parquet.
        codebook: How to read it.
        person: The one person to read, as the table names them; None for all.

    Raises:
        TableError: A kind of it, for the first thing that is wrong in the order of the rows.
    """
    source = open_table(path, codebook)
    present = _present(source, codebook)
    frame = _collected(source, codebook, present, person)
    with first_problem() as problems:
        made = _measures(source, present, frame, problems)
        entry = np.logical_or.reduce([each.answered for each in made.values()])
        frame = frame.filter(pl.Series(entry))
        rows = _rows(frame)
        names, persons = _persons(source, codebook, frame, problems)
        when = moments(source, codebook, frame, rows, problems=problems)
        order = order_of(
            persons,
            when.ticks,
            rows,
            codebook=codebook,
            source=source,
            problems=problems,
        )
    if not entry.any():
        raise NoAnswersError(path, person)
    return _diaries(
        names=names,
        persons=persons[order.taken][order.starts],
        times=order.first(when.ticks),
        tick=when.tick,
        measures={
            measure: order.merged(made[measure.name].values[entry])
            for measure in present
        },
        whole=codebook.duplicates != "mean",
    )


def _present(source: Source, codebook: Codebook) -> tuple[Measure, ...]:
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


def _collected(
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
                    source, part.column, missing
                )
        if measure.where is not None:
            columns[_held(measure)] = cells.holds(source, measure.where)
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
        frame = wanted.select(ROW, whose.alias(_PERSON), **columns).collect(
            engine="streaming"
        )
        if person is not None and frame.is_empty():
            known = source.cells.select(
                whose.alias(_PERSON).drop_nulls().unique(maintain_order=True)
            )
            raise UnknownPersonError(
                source.path, person, known.collect()[_PERSON].to_list()
            )
    except (pl.exceptions.PolarsError, OSError) as error:
        raise DamagedTableError(
            source.path, f"the rows can't be read ({error})"
        ) from error
    return frame


def _cell(measure: Measure, column: str) -> str:
    """Return what the numbers of a column are called that are read for a measure."""
    return f"{measure.name}: {column}"


def _held(measure: Measure) -> str:
    """Return what it is called where the condition of a measure holds."""
    return f"{measure.name}?"


def _rows(frame: pl.DataFrame) -> Int[np.ndarray, " time"]:
    """Return the number of each row as a spreadsheet shows it."""
    return frame[ROW].cast(pl.Int64).to_numpy()


def _measures(
    source: Source, present: Sequence[Measure], frame: pl.DataFrame, problems: Problems
) -> Mapping[str, Measured]:
    """Return each measure of every row."""
    rows = _rows(frame)
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


def _persons(
    source: Source, codebook: Codebook, frame: pl.DataFrame, problems: Problems
) -> tuple[tuple[str, ...], Int[np.ndarray, " time"]]:
    """Return the persons as they first appear, and which of them each entry is of."""
    nobody = frame[_PERSON].is_null().to_numpy()

    def of_nobody(row: int) -> TableError:
        return MissingPersonError(source.path, row=row, column=codebook.person or "")

    problems.add(nobody, _rows(frame), of_nobody)
    names = frame[_PERSON].drop_nulls().unique(maintain_order=True)
    counted = (
        frame[_PERSON].cast(pl.Enum(names)).to_physical().cast(pl.Int64).fill_null(-1)
    )
    return tuple(names.to_list()), counted.to_numpy()


def _diaries(
    *,
    names: Sequence[str],
    persons: Int[np.ndarray, " time"],
    times: Float[np.ndarray, " time"],
    tick: float,
    measures: Mapping[Measure, Float[np.ndarray, " time"]],
    whole: bool,
) -> tuple[Diary, ...]:
    """Return the entries of all, one person after the other, as a diary for each.

    Args:
        names: The persons.
        persons: Which of them each entry is of, ascending.
        times: When it was made [tick], from anywhere.
        tick: How long one tick is [day].
        measures: Its answers.
        whole: Whether an answer always is one of the levels, and never the mean of two entries.
    """
    edges = np.searchsorted(persons, np.arange(len(names) + 1))
    scaled = {
        measure: fraction_of(measure, values) if measure.name in INPUTS else values
        for measure, values in measures.items()
    }

    def diary(name: str, part: slice) -> Diary:
        since = (times[part] - times[part][0]) * tick
        inputs = {m.name: v[part] for m, v in scaled.items() if m.name in INPUTS}
        channels = {
            m.name: Channel(
                name=m.name,
                values=v[part],
                low=m.low,
                high=m.high,
                levels=m.levels if whole and len(m.parts) == 1 else None,
            )
            for m, v in scaled.items()
            if m.name not in INPUTS
        }
        return Diary(person=name, times=since, inputs=inputs, channels=channels)

    return tuple(
        diary(name, slice(begin, end))
        for name, begin, end in zip(names, edges[:-1], edges[1:], strict=True)
    )


def fraction_of(
    measure: Measure, values: Float[np.ndarray, " time"]
) -> Float[np.ndarray, " time"]:
    """Return where answers lie between the ends of their scale [0 to 1]."""
    return (values - measure.low) / (measure.high - measure.low)
