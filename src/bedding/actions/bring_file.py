"""A file that was handed over: what it is, what to ask about it, and what of it would be kept.

Long work, done in a process that ends with it: the text of a chat is in memory there and nowhere
else, and only numbers come back. What comes back to be kept is the text of a `record.json`, as
an export has it, so that it passes the same checks.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo

from bedding.actions import import_messages, import_table
from bedding.actions.brought import (
    Answers,
    Asked,
    Brought,
    ChatCounted,
    ChatFound,
    ExportFound,
    Refused,
    TableFound,
)
from bedding.errors import BeddingError
from bedding.readers import (
    Clock,
    Codebook,
    Held,
    NoDateError,
    UnknownWordError,
    read_codebook,
)
from bedding.readers.chat import AmbiguousDates, NotAChatError
from bedding.record import (
    RECORD_NAME,
    Entry,
    ImportRecordError,
    Record,
    export_files,
    read_bundle,
    read_export,
    unsealed,
)
from bedding.text import LANGUAGES, say, tell

STEP: Final = 0.01
"""How much further reading gets before it says so [0 to 1]."""
_AGE: Final = b"age-encryption.org/"
_OWN: Final = re.compile(rb'\s*\{\s*"schema"\s*:')
_PACKED: Final = b"PK\x03\x04"
_TABLES: Final = (".csv", ".tsv", ".parquet", ".pq")


def bring(
    called: str,
    content: bytes,
    answers: Answers,
    progress: Callable[[float], object] | None = None,
) -> Brought:
    """Return what a file is, or what to ask about it; nothing is kept.

    Args:
        called: Its name.
        content: Its bytes.
        answers: What the person said so far.
        progress: Is given how much was read [0 to 1].
    """
    file = Held(called, content, None if progress is None else _onward(progress))
    try:
        return _export(file, answers) or _read(file, answers)
    except NotAChatError:
        said = {each: say(each, "web.import.unknown") for each in LANGUAGES}
    except BeddingError as error:
        said = {each: tell(each, error) for each in LANGUAGES}
    return Refused(said=said, table=file.suffix.lower() in _TABLES)


def _onward(progress: Callable[[float], object]) -> Callable[[float], None]:
    """Return what tells only of getting further: the beginning of a file is read more than once."""
    furthest = 0.0

    def told(share: float) -> None:
        nonlocal furthest
        if share >= furthest + STEP:
            furthest = share
            progress(share)

    return told


def _read(file: Held, answers: Answers) -> Brought:
    if answers.own_codebook is not None:
        book: Codebook | None = import_table.zoned(
            read_codebook(Held("codebook.toml", answers.own_codebook)), answers.zone
        )
    else:
        book = import_table.codebook_for(file, None, answers.zone)
    return _chat(file, answers) if book is None else _table(file, book, answers)


# ------------------------------------------------------------------ an export of a record
def _export(file: Held, answers: Answers) -> Brought | None:
    """Return an export that comes back, or None where the file is none."""
    content = file.content
    if content.startswith(_AGE):
        if not answers.passphrase:
            return Asked(what="passphrase")
        try:
            opened = unsealed(content, answers.passphrase, file.name)
        except ImportRecordError:
            return Asked(what="passphrase", again=True)
        return _found(read_bundle(opened, file.name))
    if content.startswith(_PACKED) and _holds_record(content):
        return _found(read_bundle(content, file.name))
    if _OWN.match(content):
        return _found(read_export(content))
    return None


def _found(record: Record) -> ExportFound:
    return ExportFound(record=_text(record))


def _holds_record(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return RECORD_NAME in archive.NameToInfo
    except (
        zipfile.BadZipFile,
        struct.error,
        ArithmeticError,
        LookupError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        return False  # Whoever reads it as a chat says what is wrong with it.


# ------------------------------------------------------------------ a chat
def _chat(file: Held, answers: Answers) -> Brought:
    if answers.me is None:
        return _summed_up(file, answers)
    counted = import_messages.count(
        Record(),
        file,
        answers.zone,
        me=answers.me,
        other=answers.other,
        day_first=answers.day_first,
    )
    if isinstance(counted, AmbiguousDates):
        return Asked(what="order", choices=counted.samples)
    return ChatCounted(
        days=len(counted.days),
        last=dict(counted.days[-1].values),
        record=_text(_of(counted.days)),
    )


def _summed_up(file: Held, answers: Answers) -> Brought:
    seen = import_messages.look_into(file, answers.zone, day_first=answers.day_first)
    if isinstance(seen, AmbiguousDates):
        return Asked(what="order", choices=seen.samples)
    return ChatFound(
        app=str(seen.app),
        messages=seen.messages,
        first=seen.first,
        last=seen.last,
        unreadable=seen.unreadable.count,
        senders=tuple((each.name, each.messages) for each in seen.senders),
    )


# ------------------------------------------------------------------ a table
def _table(file: Held, book: Codebook, answers: Answers) -> Brought:
    persons = import_table.people(file, book)
    if answers.whose is None and len(persons) > 1:
        return Asked(what="whose", choices=persons)
    for column, word, value in answers.words:
        book = import_table.with_word(book, column, word, value)
    start = answers.start
    if start is not None:
        start = start.replace(tzinfo=ZoneInfo(answers.zone))
    whose = answers.whose if book.person is not None else None
    try:
        found = import_table.look_into(Record(), file, book, person=whose, start=start)
    except NoDateError:
        return Asked(what="start")
    except UnknownWordError as error:
        return _ask_word(book, error)
    clock = book.time if isinstance(book.time, Clock) else None
    return TableFound(
        codebook=found.codebook,
        rows=len(found.rows),
        first=found.first,
        last=found.last,
        measures=tuple(
            (name, count, *found.scales[name]) for name, count in found.counts.items()
        ),
        words=tuple(found.words.items()),
        unread=found.unread,
        empty=found.empty,
        zone="" if clock is None else clock.zone or answers.zone,
        record=_text(_of(found.rows)),
    )


def _ask_word(book: Codebook, error: UnknownWordError) -> Asked:
    measure = next(
        each
        for each in book.measures
        if error.column in {part.column for part in each.parts}
    )
    return Asked(
        what="word",
        word=error.value or "",
        column=error.column or "",
        low=round(measure.low),
        high=round(measure.high),
    )


def _of(entries: tuple[Entry, ...]) -> Record:
    return Record(entries={each.id: each for each in entries})


def _text(record: Record) -> bytes:
    return export_files(record)[RECORD_NAME]
