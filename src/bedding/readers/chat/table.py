"""Any other app: a CSV with a column for the time, one for the sender and one for the text.

The columns are known by their names, in English or Dutch. Instead of the text a column may have
its length. A time is ISO 8601, with or without a zone, seconds or milliseconds since 1970, or a
date and a time as phones write them; then the order of day and month is found as elsewhere.
"""

import csv
import re
from array import array
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

import numpy as np

from bedding.readers.chat.cutting import MAX_MESSAGE, whole_lines
from bedding.readers.chat.dates import (
    IMPOSSIBLE,
    AmbiguousDates,
    WrittenDate,
    resolve_days,
    written_date,
)
from bedding.readers.chat.errors import NotAChatError
from bedding.readers.chat.layout import NO_TIME, second_of_day
from bedding.readers.chat.message import Gathering, Kind, Line, Messages

TIMES: Final = ("timestamp", "datetime", "date_time", "sent_at", "when", "time", "moment",
                "tijdstip", "datum_tijd", "verzonden", "date", "datum")  # fmt: skip
CLOCKS: Final = ("time", "tijd", "clock", "klok")
SENDERS: Final = ("sender", "from", "author", "sender_name", "user", "name",
                  "afzender", "van", "auteur", "naam")  # fmt: skip
TEXTS: Final = ("text", "message", "content", "body", "tekst", "bericht", "inhoud")
LENGTHS: Final = ("characters", "length", "tekens", "lengte")
FIRST_YEAR: Final = 2000
SECONDS_OF_DAY: Final = 86_400
_MILLISECONDS_FROM: Final = 100_000_000_000
_NUMBER: Final = re.compile(r"\d{9,14}(?:\.\d{1,9})?")
_DATE_AND_TIME: Final = re.compile(
    "(\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4})(?:[ ,T\u00a0\u202f]+(\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?"
    "(?:\\.\\d{1,9})?[ \u00a0\u202f]?(?:[AaPp]\\.?[ \u00a0]?[Mm]\\.?)?))?"
)


class Columns(NamedTuple):
    """Where in a row things stand; None where there is no such column."""

    time: int
    clock: int | None
    sender: int
    text: int | None
    length: int | None


def find_columns(head: str) -> tuple[Columns, str] | None:
    """Return the columns and what parts them, from the beginning of a file, or None."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    if len(first) > MAX_MESSAGE:
        return None
    for between in ",;\t|":
        try:
            names = [
                name.strip().lower().replace(" ", "_")
                for name in next(csv.reader([first], delimiter=between))
            ]
        except (csv.Error, StopIteration):
            continue
        time, sender = _first(names, TIMES), _first(names, SENDERS)
        text, length = _first(names, TEXTS), _first(names, LENGTHS)
        if time is None or sender is None or (text is None and length is None):
            continue
        clock = _first(names, CLOCKS)
        day = _first(names, ("date", "datum"))
        if clock is not None and day is not None:
            time = day
        return Columns(
            time, clock if clock != time else None, sender, text, length
        ), between
    return None


def _first(names: list[str], wanted: Iterable[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def read_table(
    chunks: Iterable[str], columns: Columns, between: str, *, day_first: bool | None
) -> Messages | AmbiguousDates:
    """Return the messages of a table, or what to ask about its dates.

    Args:
        chunks: The text in pieces.
        columns: Where in a row things stand.
        between: What parts the columns.
        day_first: What a person said of the order of day and month, or None.

    Raises:
        NotAChatError: No row can be read.
        DateOrderError: The order that was given can't be.
    """
    gathering, dates = Gathering(), _Dates()
    for number, row in _rows(whole_lines(chunks), between):
        try:
            sender, characters = row[columns.sender].strip(), _length(row, columns)
            moment = row[columns.time].strip()
            if columns.clock is not None:
                moment = f"{moment} {row[columns.clock].strip()}"
            line = Line(_instant(moment), None, sender or None, Kind.TEXT, characters)
            if line.instant is None:
                dates.add(moment, line, number)
            else:
                gathering.add(line, number)
        except (IndexError, ValueError, OverflowError):
            gathering.unreadable.append(number)
    return dates.gathered(gathering, day_first=day_first)


def _rows(lines: Iterator[str], between: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows after the first, each with the number of the line it ends on."""
    reader = csv.reader(
        (line.replace("\0", "") + "\n" for line in lines), delimiter=between
    )
    try:
        next(reader, None)
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error:
        reason = f"The table has a field without an end before line {reader.line_num}"
        raise NotAChatError(reason) from None


def _length(row: list[str], columns: Columns) -> int:
    if columns.text is not None:
        return len(row[columns.text])
    length = int(row[columns.length or 0])
    if not 0 <= length <= MAX_MESSAGE:
        raise ValueError
    return length


def _instant(text: str) -> int | None:
    """Return a moment [s since 1970], or None when the text is of a wall clock."""
    if _NUMBER.fullmatch(text):
        number = float(text)
        return int(number / 1000 if number >= _MILLISECONDS_FROM else number)
    try:
        written = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if written.tzinfo is None else int(written.timestamp())


class _Dates:
    """Rows on the wall clock, until the order of day and month is known."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self.written: list[WrittenDate] = []
        self.code = array("i")
        self.second = array("i")
        self.lines: list[tuple[Line, int]] = []

    def add(self, moment: str, line: Line, number: int) -> None:
        """Keep a row; raises ValueError when its moment is none."""
        found = _DATE_AND_TIME.fullmatch(moment)
        if found is None:
            raise ValueError
        day, clock = found.groups()
        if day not in self.codes:
            written = written_date(day)
            if written is None:
                raise ValueError
            self.codes[day] = len(self.written)
            self.written.append(written)
        self.code.append(self.codes[day])
        self.second.append(second_of_day(clock) if clock else 0)
        self.lines.append((line, number))

    def gathered(
        self, gathering: Gathering, *, day_first: bool | None
    ) -> Messages | AmbiguousDates:
        """Return all rows, those on the wall clock too, or what to ask."""
        if self.lines:
            days = resolve_days(
                self.written,
                np.array(self.code, np.int32),
                day_first=day_first,
                earliest=FIRST_YEAR,
            )
            if isinstance(days, AmbiguousDates):
                return days
            for code, second, (line, number) in zip(
                self.code, self.second, self.lines, strict=True
            ):
                if days[code] == IMPOSSIBLE or second == NO_TIME:
                    gathering.unreadable.append(number)
                else:
                    wall = int(days[code]) * SECONDS_OF_DAY + second
                    gathering.add(line._replace(wall=wall), number)
        messages = gathering.messages()
        if not len(messages.seconds):
            raise NotAChatError
        return messages
