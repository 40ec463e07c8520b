"""A table into the record, by a codebook: looked at first, and each row kept as it was answered.

Nothing is merged and nothing rounded. A row that the record has already is recognised by its
moment and what it says, so that the same export, or a longer one of the same app, can be brought
in again. The file stays where it is, and neither its name nor anyone's name is kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bedding.actions.new_rows import NewRows, compared, take_in
from bedding.readers import (
    Clock,
    Codebook,
    DatedEntry,
    DatedTable,
    File,
    Measure,
    persons_of,
    read_codebook,
    read_dated_table,
    recognised,
)
from bedding.record import Answer, Record, TableRow, diary_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a table holds, before any of it is kept.

    Attributes:
        codebook: The name of what it was read with.
        rows: Each as it would be kept, oldest first.
        beside: Those that the record does not have yet.
        counts: How many answers there are to each measure.
        scales: The lowest and the highest answer to each measure.
        words: How many cells there are in each column of words.
        empty: How many rows have neither answers nor words.
        unread: Columns that the codebook does not read, and that are not kept.
    """

    codebook: str
    rows: tuple[TableRow, ...] = field(repr=False)
    beside: NewRows
    counts: Mapping[str, int]
    scales: Mapping[str, tuple[float, float]]
    words: Mapping[str, int]
    empty: int
    unread: tuple[str, ...]

    @property
    def first(self) -> date:
        """The first day."""
        return self.rows[0].local_date

    @property
    def last(self) -> date:
        """The last day."""
        return self.rows[-1].local_date


def codebook_for(path: File, name: str | None, zone: str) -> Codebook | None:
    """Return the codebook to read a file with, or None where it looks like no table that is known.

    Args:
        path: The file.
        name: A codebook's name or file that the person gave, or None to look for one.
        zone: The zone for moments that name none, where the codebook names none either.

    Raises:
        CodebookError: There is no such codebook, or it can't be used.
        OSError: The file can't be read.
    """
    found = name or (recognised(path) if path.is_file() else None)
    if found is None:
        return None
    return zoned(read_codebook(found), zone)


def zoned(codebook: Codebook, zone: str) -> Codebook:
    """Return a codebook whose moments without a zone are read in this one."""
    if isinstance(codebook.time, Clock) and codebook.time.zone is None:
        return replace(codebook, time=replace(codebook.time, zone=zone))
    return codebook


def people(path: File, codebook: Codebook) -> tuple[str, ...]:
    """Return whose rows a table has; raises as `readers.persons_of` does."""
    return persons_of(path, codebook)


def with_word(codebook: Codebook, column: str, word: str, value: float) -> Codebook:
    """Return a codebook in which a word stands for an answer, wherever that column is read."""
    return replace(
        codebook,
        inputs=tuple(_taught(each, column, word, value) for each in codebook.inputs),
        channels=tuple(
            _taught(each, column, word, value) for each in codebook.channels
        ),
    )


def look_into(
    record: Record,
    path: File,
    codebook: Codebook,
    *,
    person: str | None,
    start: datetime | None,
) -> Found:
    """Return what a table holds; nothing is kept.

    Args:
        record: What there is already.
        path: The file.
        codebook: How to read it.
        person: Whose rows, where there are more persons in it.
        start: When the first entry was made, where the codebook has no dates.

    Raises:
        TableError: As `readers.read_dated_table` does.
    """
    table = read_dated_table(path, codebook, person=person, start=start)
    rows = [_row(each, table, codebook) for each in table.entries]
    return Found(
        codebook=codebook.name,
        rows=tuple(rows),
        beside=compared(record, rows),
        counts=_counted(name for row in rows for name in row.answers),
        scales={name: (each.low, each.high) for name, each in table.measures.items()},
        words=_counted(name for row in rows for name in row.words),
        empty=table.empty,
        unread=table.unread,
    )


def keep(record: Record, found: Found, *, instead: bool) -> Record:
    """Return the record with what is new in a table; see `new_rows.take_in`."""
    return take_in(record, found.beside, instead=instead)


def _taught(measure: Measure, column: str, word: str, value: float) -> Measure:
    if column not in {part.column for part in measure.parts}:
        return measure
    return replace(measure, labels=(*measure.labels, (word.lower(), value)))


def _row(entry: DatedEntry, table: DatedTable, codebook: Codebook) -> TableRow:
    return TableRow(
        local_date=diary_day(entry.at.replace(tzinfo=None)),
        at=entry.at,
        table=codebook.name,
        answers={
            name: _answer(value, table.measures[name])
            for name, value in entry.answers.items()
        },
        words=entry.words,
    )


def _answer(value: float, measure: Measure) -> Answer:
    levels = measure.levels if len(measure.parts) == 1 else None
    return Answer(value, measure.low, measure.high, levels)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names))
