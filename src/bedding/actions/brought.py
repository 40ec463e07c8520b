"""What a person says of a file that was handed over, and what was found in it.

These travel between the window and the process that reads, so this module loads no reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bedding.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person said of a file so far; None and empty where nothing was asked yet.

    Attributes:
        zone: Where they live, for moments that name no zone.
        day_first: Whether a date begins with the day.
        me: Which sender is the person.
        other: Which sender is the other.
        whose: Whose rows of a table are theirs.
        start: When the first row was made, on the clock on the wall.
        words: What words of a table stand for: column, word and number.
        own_codebook: A codebook of their own.
        passphrase: What opens an encrypted export.
    """

    zone: str
    day_first: bool | None = None
    me: str | None = None
    other: str | None = None
    whose: str | None = None
    start: datetime | None = None
    words: tuple[tuple[str, str, float], ...] = ()
    own_codebook: bytes | None = field(default=None, repr=False)
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that can't be used.

    Attributes:
        said: Why, by language.
        table: Whether it may be a table that a codebook would open.
    """

    said: Mapping[Language, str]
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that only the person can say.

    Attributes:
        what: `order`, `whose`, `start`, `word` or `passphrase`.
        choices: What to choose from, or to look at, as the file writes it.
        word: For `word`: the word.
        column: For `word`: its column.
        low: For `word`: the lowest number that it can stand for.
        high: For `word`: the highest.
        again: Whether what was said before did not fit.
    """

    what: str
    choices: tuple[str, ...] = ()
    word: str = ""
    column: str = ""
    low: int = 0
    high: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatFound:
    """A chat, looked into.

    Attributes:
        app: Which app wrote it.
        messages: How many messages.
        first: The day of the first.
        last: The day of the last.
        unreadable: How many lines could not be read.
        senders: Who wrote, and how much, most first.
    """

    app: str
    messages: int
    first: date
    last: date
    unreadable: int
    senders: tuple[tuple[str, int], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatCounted:
    """A chat as days, once somebody said who is who.

    Attributes:
        days: How many days.
        last: The numbers of the last day, by their names.
        record: The days as a `record.json`.
    """

    days: int
    last: Mapping[str, float] = field(repr=False)
    record: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFound:
    """A table, looked into.

    Attributes:
        codebook: What it was read with.
        rows: How many rows.
        first: The first day.
        last: The last day.
        measures: Each with its number of answers, and its lowest and highest.
        words: Each column of words with how many there are.
        unread: Columns of which nothing is kept.
        empty: How many rows say nothing.
        zone: The zone in which its moments were read, or an empty text where they name one.
        record: The rows as a `record.json`.
    """

    codebook: str
    rows: int
    first: date
    last: date
    measures: tuple[tuple[str, int, float, float], ...]
    words: tuple[tuple[str, int], ...]
    unread: tuple[str, ...]
    empty: int
    zone: str
    record: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFound:
    """An export of a record, looked into.

    Attributes:
        record: The whole of it as a `record.json`.
    """

    record: bytes = field(repr=False)


Brought = Refused | Asked | ChatFound | ChatCounted | TableFound | ExportFound
