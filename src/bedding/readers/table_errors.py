"""Every way in which a table can be refused.

TableError
├── TableNotFoundError        no such file
├── NotAFileError             a folder
├── TableLockedError          a file that may not be opened
├── NotATableError            something other than a table: a picture, a spreadsheet file
├── EmptyTableError           nothing in it, or a header alone
├── DamagedTableError         cut off or broken
│   └── DamagedRowError       a row that does not fit the header, or an open quotation mark
├── TableEncodingError        bytes that are not the text they should be
├── MissingColumnError        a column that the codebook asks for
├── DoubledColumnError        two columns with the same name
├── NotANumberError           text where a number belongs
├── UnknownWordError          a word where a known word or a number belongs
├── OffTheScaleError          a number outside its scale or between two steps
├── ClockError                a moment that can't be read
├── MissingTimeError          an entry without its moment
├── BackwardTimeError         an entry before the one above it
├── DuplicateTimeError        two entries at one moment
├── MissingPersonError        an entry of nobody
├── UnknownPersonError        a person who is not in the table
├── NoAnswersError            rows, and nothing in them
├── NoDateError               moments without a date, where dates are needed
└── UnwritableError           a diary that a codebook can't express
"""

from collections.abc import Sequence

from bedding.errors import TableError
from bedding.readers.held import File
from bedding.readers.near_misses import few, nearest


class TableNotFoundError(TableError):
    """No such file."""

    def __init__(self, path: File) -> None:
        """Say which file is not there."""
        super().__init__(
            path, "there is no such file", "Check the name and the folder."
        )


class NotAFileError(TableError):
    """A folder where a file belongs."""

    def __init__(self, path: File) -> None:
        """Say which folder was given."""
        super().__init__(path, "this is a folder", "Name the file in it.")


class TableLockedError(TableError):
    """A file that may not be opened."""

    def __init__(self, path: File) -> None:
        """Say which file could not be opened."""
        super().__init__(
            path,
            "this file may not be opened",
            "Ask for the right to read it, or copy it.",
        )


class NotATableError(TableError):
    """Something other than a table."""

    def __init__(self, path: File, what: str) -> None:
        """Say what it looks like instead."""
        super().__init__(
            path, f"this is {what}", "Save it as CSV (UTF-8) or as Parquet."
        )


class EmptyTableError(TableError):
    """A table with nothing in it, or with a header alone."""

    def __init__(self, path: File, *, header: bool) -> None:
        """Say whether there is a header at least."""
        problem = (
            "there are no rows under the header" if header else "the file is empty"
        )
        super().__init__(path, problem, "Choose the file that has the entries.")


class DamagedTableError(TableError):
    """A table that is cut off or broken."""

    def __init__(self, path: File, problem: str, *, row: int | None = None) -> None:
        """Say what is broken, and in which row where that is known."""
        super().__init__(path, problem, "Export or download the file again.", row=row)


class DamagedRowError(DamagedTableError):
    """A row that does not fit the header, or has a quotation mark too many or too few."""

    def __init__(self, path: File, problem: str, *, row: int) -> None:
        """Say which row, and what is wrong with it."""
        super().__init__(path, problem, row=row)


class TableEncodingError(TableError):
    """Bytes that are not the text they should be.

    Attributes:
        position: Which byte, counted from 0.
        encoding: The encoding that was tried last.
        hint: The encoding that it might be.
    """

    def __init__(self, path: File, position: int, *, encoding: str, hint: str) -> None:
        """Say at which byte the text stops being text."""
        super().__init__(
            path,
            f"byte {position} is not {encoding}",
            f'Save the file as UTF-8, or write encoding = "{hint}" in the codebook.',
        )
        self.position = position
        self.encoding = encoding
        self.hint = hint


class MissingColumnError(TableError):
    """A column that the codebook asks for.

    Attributes:
        known: The first few columns that are there.
    """

    def __init__(self, path: File, column: str, known: Sequence[str]) -> None:
        """Say which columns there are, and which of them looks like it."""
        super().__init__(
            path,
            f"there is no such column, but {few(known)}",
            f"Check the codebook and the first row.{nearest(column, known)}",
            column=column,
        )
        self.known = few(known)


class DoubledColumnError(TableError):
    """Two columns with the same name."""

    def __init__(self, path: File, column: str) -> None:
        """Say which name stands there twice."""
        super().__init__(
            path, "this name stands there twice", "Rename one.", column=column
        )


class NotANumberError(TableError):
    """Text where a number belongs."""

    def __init__(self, path: File, *, row: int, column: str, value: str) -> None:
        """Say which cell has text."""
        super().__init__(
            path,
            "is not a number",
            "Correct the cell, or add it to `missing` in the codebook.",
            row=row,
            column=column,
            value=value,
        )


class UnknownWordError(TableError):
    """A word that stands for no answer, where words may.

    Attributes:
        known: The first few words that do.
    """

    def __init__(
        self, path: File, *, row: int, column: str, value: str, known: Sequence[str]
    ) -> None:
        """Say which cell has it, and which words there are."""
        super().__init__(
            path,
            f"is none of the words {few(known)}",
            "Add it to `labels` in the codebook, with the answer that it stands for.",
            row=row,
            column=column,
            value=value,
        )
        self.known = few(known)


class OffTheScaleError(TableError):
    """A number outside its scale, or between two of its steps.

    Attributes:
        low: The lowest answer possible.
        high: The highest answer possible.
    """

    def __init__(
        self,
        path: File,
        *,
        row: int,
        column: str,
        value: str,
        low: float,
        high: float,
        scale: str,
    ) -> None:
        """Say which cell is off which scale."""
        super().__init__(
            path,
            f"is off the scale, {scale}",
            "Correct the cell, or the scale or `missing` in the codebook.",
            row=row,
            column=column,
            value=value,
        )
        self.low = low
        self.high = high


class ClockError(TableError):
    """A moment that can't be read."""

    def __init__(
        self,
        path: File,
        *,
        row: int,
        column: str,
        value: str,
        problem: str,
        remedy: str,
    ) -> None:
        """Say which cell is not a moment, and why."""
        super().__init__(path, problem, remedy, row=row, column=column, value=value)


class MissingTimeError(TableError):
    """An entry without its moment."""

    def __init__(self, path: File, *, row: int, column: str) -> None:
        """Say which entry has no moment."""
        super().__init__(
            path,
            "there are answers here and no moment",
            "Fill in the moment, or take the row out.",
            row=row,
            column=column,
        )


class BackwardTimeError(TableError):
    """An entry before the one above it.

    Attributes:
        previous: The row of the same person that comes later in time and stands above.
    """

    def __init__(
        self, path: File, *, row: int, column: str, value: str, previous: int
    ) -> None:
        """Say which entry is dated before which."""
        super().__init__(
            path,
            f"comes before the moment in row {previous}, of the same person",
            'Correct one of the two, or write order = "sort" in the codebook.',
            row=row,
            column=column,
            value=value,
        )
        self.previous = previous


class DuplicateTimeError(TableError):
    """Two entries of one person at one moment.

    Attributes:
        previous: The other row.
    """

    def __init__(
        self, path: File, *, row: int, column: str, value: str, previous: int
    ) -> None:
        """Say which two entries share their moment."""
        super().__init__(
            path,
            f"is the moment of row {previous} too, of the same person",
            'Take one out, or write duplicates = "first" or "mean" in the codebook.',
            row=row,
            column=column,
            value=value,
        )
        self.previous = previous


class MissingPersonError(TableError):
    """An entry of nobody."""

    def __init__(self, path: File, *, row: int, column: str) -> None:
        """Say which entry belongs to nobody."""
        super().__init__(
            path,
            "there are answers here and no person",
            "Fill in the person, or take the row out.",
            row=row,
            column=column,
        )


class UnknownPersonError(TableError):
    """A person who is not in the table.

    Attributes:
        known: The first few who are.
    """

    def __init__(self, path: File, person: str, known: Sequence[str]) -> None:
        """Say who are."""
        super().__init__(
            path,
            "is nobody in this table",
            f"These are: {few(known)}.{nearest(person, known)}",
            value=person,
        )
        self.known = few(known)


class NoAnswersError(TableError):
    """Rows, and no answer in any of them."""

    def __init__(self, path: File, person: str | None = None) -> None:
        """Say of whom, when it was asked about one person."""
        whose = "" if person is None else f" of person {person!r}"
        super().__init__(
            path,
            f"no row{whose} has an answer",
            "Check which columns the codebook reads, and its `missing` and `where`.",
        )


class UnwritableError(TableError):
    """A diary that a codebook can't express."""

    def __init__(
        self,
        path: File,
        problem: str,
        *,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Say what can't be written."""
        super().__init__(
            path, problem, "Write it with another codebook.", column=column, value=value
        )


class NoDateError(TableError):
    """Moments that are only counted from the first one, where dates are needed."""

    def __init__(self, path: File) -> None:
        """Say what is lacking."""
        super().__init__(
            path,
            "its moments have no date",
            "Say when the first entry was made.",
        )
