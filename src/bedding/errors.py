"""The errors of the program, each with the place, the value and the remedy.

    BeddingError
    ├── TimesError            moments that do not increase
    ├── OutOfRangeError       a number outside what it can be
    ├── UnknownNameError      a name that stands for nothing
    ├── AxesError             arrays whose axes don't fit each other
    ├── OutputError           a file that can't be written
    ├── InputError            a file that can't be read
    ├── NoTerminalError       nothing to ask a passphrase on
    ├── DescriptorError       an open file that has no passphrase to read
    ├── UnknownSourceError    a source that the model doesn't rest on
    ├── UnknownTargetError    a finding that the model is not put to
    ├── OtherVersionError     results of another version of the model
    ├── SentenceError         a sentence that can't be said (text)
    │   ├── MissingSentenceError  no sentence under this key
    │   └── MissingValueError     a sentence asks for a value that was not given
    ├── TableError            a table that can't be read (each kind: readers/table_errors.py)
    ├── CodebookError         a codebook that can't be used (each kind: readers/codebook_errors.py)
    ├── ChatError             a chat that can't be read (each kind: readers/chat/errors.py)
    └── ChartError            arrays that can't be drawn (each kind: charts/errors.py)

A message is for whoever reads a trace; the sentence a person sees stands in `text/` under the
name of the class.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final

_LONGEST_SHOWN: Final = 40


def _shown(value: str) -> str:
    """Return a cell in quotes, cut off where it is a whole story."""
    short = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
    return repr(short)


class BeddingError(Exception):
    """Everything that this program raises on purpose."""


class TimesError(BeddingError):
    """Moments that do not increase."""

    def __init__(self, index: int, *, before: float, after: float) -> None:
        """Say which moment [day] does not come after the one before it."""
        super().__init__(
            f"Times must increase: times[{index}] is {after} days, "
            f"which is not after {before} days. Sort them and drop the doubles."
        )
        self.index = index


class OutOfRangeError(BeddingError):
    """A number outside what it can be."""

    def __init__(self, name: str, value: object, *, low: float, high: float) -> None:
        """Say which number lies outside which range."""
        super().__init__(f"{name} must lie between {low} and {high}, and is {value}.")
        self.name = name
        self.value = value
        self.low = low
        self.high = high


class UnknownNameError(BeddingError):
    """A name that stands for nothing."""

    def __init__(self, what: str, name: str, *, known: Iterable[str]) -> None:
        """Say which name of what is not known, and which are."""
        choices = sorted(known)
        near = get_close_matches(name, choices, n=1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        super().__init__(
            f"{what}: there is no {name!r}.{meant} Choose from: {', '.join(choices)}."
        )
        self.what = what
        self.name = name
        self.known = ", ".join(choices)


class AxesError(BeddingError):
    """Arrays whose axes don't fit each other, or what is asked of them."""

    def __init__(self, name: str, found: object, *, wanted: str) -> None:
        """Say which array has which shape, and what shape is wanted."""
        super().__init__(f"{name} has the shape {found}: give it {wanted}.")
        self.name = name
        self.found = found
        self.wanted = wanted


class OutputError(BeddingError):
    """A file that can't be written."""

    def __init__(self, path: Path, reason: str) -> None:
        """Say which file, and what the system says."""
        super().__init__(f"{path} can't be written: {reason}. Choose another place.")
        self.path = path
        self.reason = reason


class InputError(BeddingError):
    """A file that can't be read."""

    def __init__(self, path: Path, reason: str) -> None:
        """Say which file, and what the system says."""
        super().__init__(f"{path} can't be read: {reason}. Check the name.")
        self.path = path
        self.reason = reason


class NoTerminalError(BeddingError):
    """Nothing to ask a passphrase on without showing it."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "There is no terminal to ask on. Give the passphrase with --passphrase-fd."
        )


class DescriptorError(BeddingError):
    """An open file that has no passphrase to read."""

    def __init__(self, number: int) -> None:
        """Say which descriptor."""
        super().__init__(
            f"Descriptor {number} is not open to read text. Open it before the program starts."
        )
        self.number = number


class UnknownSourceError(BeddingError):
    """A source that the model doesn't rest on."""

    def __init__(self, key: str, *, known: tuple[str, ...]) -> None:
        """Say which key is unknown, and what the keys look like."""
        super().__init__(f"No source has the key {key!r}. Keys look like {known[:3]}.")
        self.key = key


class UnknownTargetError(BeddingError):
    """A finding that the model is not put to."""

    def __init__(self, number: int, *, last: int) -> None:
        """Say which number has no target, and how far they go."""
        super().__init__(
            f"No target has the number {number}. They go from 1 to {last}."
        )
        self.number = number
        self.last = last


class OtherVersionError(BeddingError):
    """Results of another version of the model."""

    def __init__(self, path: Path) -> None:
        """Say which file holds them."""
        super().__init__(
            f"{path} holds results of another version of the model. Choose a new file."
        )
        self.path = path


class SentenceError(BeddingError):
    """A sentence that can't be said."""


class MissingSentenceError(SentenceError):
    """No sentence stands under this key."""

    def __init__(self, key: str, *, language: str) -> None:
        """Say which key has no sentence in which language."""
        super().__init__(
            f"No sentence stands under {key!r} in {language}.toml. Add it to both."
        )
        self.key = key


class MissingValueError(SentenceError):
    """A sentence asks for a value that was not given."""

    def __init__(self, key: str, *, value: str) -> None:
        """Say which value the sentence under which key lacks."""
        super().__init__(
            f"The sentence {key!r} asks for {value!r}, which was not given."
        )
        self.key = key
        self.value = value


class TableError(BeddingError):
    """A table that can't be read or written.

    Attributes:
        path: The file; as text it is its place, or the name of one in memory.
        row: The row as a spreadsheet numbers it, the header being row 1; None when it is not
            about a row.
        column: The name of the column, or None when it is not about a column.
        value: The cell as it is written, or None when it is not about a cell.
        remedy: What to do.
    """

    def __init__(
        self,
        path: object,
        problem: str,
        remedy: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Say where in which file is what, and what to do."""
        place = str(path)
        if row is not None:
            place += f", row {row}"
        if column is not None:
            place += f", column {column!r}"
        said = f"{_shown(value)} {problem}" if value is not None else problem
        super().__init__(f"{place}: {said}. {remedy}")
        self.path = path
        self.row = row
        self.column = column
        self.value = value
        self.remedy = remedy


class CodebookError(BeddingError):
    """A codebook that can't be used.

    Attributes:
        source: The file, or the name it was asked for by.
        key: The place in it, as `channels.mood.low`; None when it is about the whole.
        remedy: What to do.
    """

    def __init__(
        self, source: str, problem: str, remedy: str, *, key: str | None = None
    ) -> None:
        """Say where in which codebook is what, and what to do."""
        place = source if key is None else f"{source}, {key}"
        super().__init__(f"{place}: {problem}. {remedy}")
        self.source = source
        self.key = key
        self.remedy = remedy
