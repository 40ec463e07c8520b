"""A table as entries with a date each, one person's: what a record can take in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

import numpy as np
import polars as pl
from jaxtyping import Float

from bedding.readers.clock import MICROSECONDS
from bedding.readers.codebook import Beeps, Codebook, Measure
from bedding.readers.codebook_file import read_codebook, shipped_codebooks
from bedding.readers.collecting import (
    PERSON,
    collected,
    measures_of,
    present_measures,
    row_numbers,
    word_cell,
)
from bedding.readers.held import File
from bedding.readers.moments import Moments, moments
from bedding.readers.opening import header_of, open_table
from bedding.readers.problems import first_problem
from bedding.readers.source import Source
from bedding.readers.table_errors import NoAnswersError, NoDateError


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEntry:
    """One row.

    Attributes:
        at: When it was made, with the offset of the clock on the wall.
        answers: Measure to answer, on the scale of the codebook; empty cells are not in it.
        words: Column to what is written there; empty cells are not in it.
    """

    at: datetime
    answers: Mapping[str, float]
    words: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTable:
    """One person's rows, oldest first.

    Attributes:
        entries: The rows that have an answer or words.
        measures: The measures that the table has, by name.
        empty: How many rows have neither.
        unread: The columns that the codebook does not name; nothing of them is kept.
    """

    entries: tuple[DatedEntry, ...] = field(repr=False)
    measures: Mapping[str, Measure]
    empty: int
    unread: tuple[str, ...]


def recognised(path: File) -> str | None:
    """Return the first shipped codebook that reads a table, or None.

    It does where the table has every column that may not be missing, and at least one that is
    not about the moment. Only the first row is looked at.

    Raises:
        TableError: It is Parquet, and broken.
        OSError: It can't be read.
    """
    for name in shipped_codebooks():
        codebook = read_codebook(name)
        header = set(header_of(path, codebook))
        needed = set(codebook.columns) - codebook.optional
        asked = set(codebook.columns) - {*codebook.moment_columns, codebook.person}
        if needed <= header and asked & header:
            return name
    return None


def persons_of(path: File, codebook: Codebook) -> tuple[str, ...]:
    """Return whose rows a table has, in the order in which they first appear.

    Raises:
        TableError: A kind of it, for what is wrong with the file as a whole.
    """
    source = open_table(path, codebook)
    frame = collected(source, codebook, present_measures(source, codebook), None)
    found = frame[PERSON].drop_nulls().unique(maintain_order=True)
    return tuple(str(each) for each in found.to_list())


def read_dated_table(
    path: File,
    codebook: Codebook,
    *,
    person: str | None = None,
    start: datetime | None = None,
) -> DatedTable:
    """Return one person's rows with the date of each; not one is merged or dropped as a double.

    Args:
        path: A file in CSV, TSV or Parquet.
        codebook: How to read it; its clock names a zone where the cells name none.
        person: Whose rows; None where the table is of one person.
        start: When the first entry was made, with a zone; only for a codebook whose moments are
            counted from the first.

    Raises:
        NoDateError: The codebook has no dates, and `start` is not given.
        TableError: Another kind of it, for the first thing that is wrong in the order of rows.
    """
    source = open_table(path, codebook)
    present = present_measures(source, codebook)
    frame = collected(source, codebook, present, person)
    words = tuple(column for column in codebook.words if source.has(column))
    with first_problem() as problems:
        made = measures_of(source, present, frame, problems)
        answered = np.logical_or.reduce([each.answered for each in made.values()])
        said = pl.any_horizontal(
            pl.lit(value=False),
            *(pl.col(word_cell(each)).is_not_null() for each in words),
        )
        entry = answered | frame.select(said).to_series().to_numpy()
        rows = frame.filter(pl.Series(entry))
        when = moments(source, codebook, rows, row_numbers(rows), problems=problems)
    if not entry.any():
        raise NoAnswersError(path, person)
    at = _dates(path, codebook, when, start)
    values = {name: each.values[entry] for name, each in made.items()}
    written = {column: rows[word_cell(column)].to_list() for column in words}
    entries = [
        DatedEntry(
            at=each,
            answers=_known(values, place),
            words=MappingProxyType(
                {
                    column: cells[place]
                    for column, cells in written.items()
                    if cells[place]
                }
            ),
        )
        for place, each in enumerate(at)
    ]
    return DatedTable(
        entries=tuple(sorted(entries, key=lambda each: each.at)),
        measures={measure.name: measure for measure in present},
        empty=int((~entry).sum()),
        unread=_unread(source, codebook),
    )


def _known(
    values: Mapping[str, Float[np.ndarray, " time"]], place: int
) -> Mapping[str, float]:
    return MappingProxyType(
        {
            name: float(column[place])
            for name, column in values.items()
            if not np.isnan(column[place])
        }
    )


def _unread(source: Source, codebook: Codebook) -> tuple[str, ...]:
    read = set(codebook.columns)
    return tuple(name for name in source.header if name not in read)


def _dates(
    path: File, codebook: Codebook, when: Moments, start: datetime | None
) -> Sequence[datetime]:
    """Return each moment, with the offset of the clock on the wall."""
    if when.ahead is not None:
        return [
            _with_offset(tick, ahead)
            for tick, ahead in zip(
                when.ticks.tolist(), when.ahead.tolist(), strict=True
            )
        ]
    if start is None:
        raise NoDateError(path)
    since = [
        timedelta(days=each) for each in (when.ticks - when.ticks.min()) * when.tick
    ]
    if isinstance(codebook.time, Beeps):
        # A question comes at an hour of the wall clock, so that a change of it moves none.
        return [start + each for each in since]
    first = start.astimezone(UTC)
    return [(first + each).astimezone(start.tzinfo) for each in since]


def _with_offset(tick: float, ahead: int) -> datetime:
    utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=tick)
    # An offset of the wall clock is whole minutes; what is smaller is no offset.
    minutes = round(ahead / MICROSECONDS / 60)
    return utc.astimezone(timezone(timedelta(minutes=minutes)))
