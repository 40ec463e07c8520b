"""A table of answers, read by its codebook into diaries."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from jaxtyping import Float, Int

from bedding.errors import TableError
from bedding.readers.codebook import Codebook, Measure
from bedding.readers.collecting import (
    PERSON,
    collected,
    measures_of,
    present_measures,
    row_numbers,
)
from bedding.readers.held import File
from bedding.readers.moments import moments
from bedding.readers.opening import open_table
from bedding.readers.ordering import order_of
from bedding.readers.problems import Problems, first_problem
from bedding.readers.source import Source
from bedding.readers.table_errors import MissingPersonError, NoAnswersError
from bedding.types import INPUTS, Channel, Diary


def read_table(
    path: File, codebook: Codebook, *, person: str | None = None
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
    present = present_measures(source, codebook)
    frame = collected(source, codebook, present, person)
    with first_problem() as problems:
        made = measures_of(source, present, frame, problems)
        entry = np.logical_or.reduce([each.answered for each in made.values()])
        frame = frame.filter(pl.Series(entry))
        rows = row_numbers(frame)
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


def _persons(
    source: Source, codebook: Codebook, frame: pl.DataFrame, problems: Problems
) -> tuple[tuple[str, ...], Int[np.ndarray, " time"]]:
    """Return the persons as they first appear, and which of them each entry is of."""
    nobody = frame[PERSON].is_null().to_numpy()

    def of_nobody(row: int) -> TableError:
        return MissingPersonError(source.path, row=row, column=codebook.person or "")

    problems.add(nobody, row_numbers(frame), of_nobody)
    names = frame[PERSON].drop_nulls().unique(maintain_order=True)
    counted = (
        frame[PERSON].cast(pl.Enum(names)).to_physical().cast(pl.Int64).fill_null(-1)
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
