"""The record as lines of JSON, and back: what stands inside the encrypted text.

The first line says which schema the others have. Every other line is one entry, the settings,
the draft or a fit, with its kind; what has its usual value is left out. The lines are
compressed in blocks of 64 entries, one deflate stream after another. A block stays as it is
while its entries do, so a save after one more evening encodes one block.
"""

import json
import operator
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from types import UnionType
from typing import Final, TypeVar, Union, get_args, get_origin, get_type_hints

from bedding.record.entries import (
    ChatDay,
    CheckIn,
    Entry,
    Event,
    Label,
    Pause,
    Reflection,
    Start,
)
from bedding.record.errors import EntryError, RecordError
from bedding.record.migrations import SCHEMA, Row, bring_up_to_date
from bedding.record.moment import Moment
from bedding.record.record import Draft, Record, Settings, StoredFit
from bedding.record.table_row import Answer, TableRow

KINDS: Final[dict[str, type[Entry]]] = {
    "check_in": CheckIn,
    "event": Event,
    "reflection": Reflection,
    "start": Start,
    "chat_day": ChatDay,
    "table_row": TableRow,
    "label": Label,
    "pause": Pause,
}
Made = TypeVar("Made")
_NAMES: Final = {kind: name for name, kind in KINDS.items()}
_DAYS: Final = ("local_date", "ended", "first", "last")
_MOMENTS: Final = ("shown_at", "answered_at", "edited_at", "made_at", "at")
_TUPLES: Final = frozenset({"backups", "set_aside"})
_MOMENT_FIELDS: Final = tuple(each.name for each in fields(Moment))
_HAS_MOMENT: Final = frozenset(
    name
    for name, kind in KINDS.items()
    if "moment" in {each.name for each in fields(kind)}
)
_BLOCK: Final = 64  # [entry]
_FAST: Final = 1  # deflate's quickest level: four fifths go at a quarter of the time


class RowsError(ValueError):
    """Lines that are no record; whoever read them says which file."""


class NewerSchemaError(ValueError):
    """A schema that this version does not know."""

    def __init__(self, found: int) -> None:
        """Keep which schema it is."""
        super().__init__(f"schema {found}")
        self.found = found


class Writer:
    """Writes records as text, and remembers the blocks of entries that it has written."""

    __slots__ = ("_blocks",)

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._blocks: list[tuple[list[Entry], bytes]] = []

    def text(self, record: Record) -> bytes:
        """Return a record as text."""
        head: list[Row] = [{"schema": SCHEMA}, *_other_rows(record)]
        entries = list(record.entries.values())
        blocks = []
        for at in range(0, len(entries), _BLOCK):
            block = entries[at : at + _BLOCK]
            known = (
                self._blocks[at // _BLOCK] if at // _BLOCK < len(self._blocks) else None
            )
            if known is None or not _same(known[0], block):
                known = (block, _squeezed([row_of(entry) for entry in block]))
            blocks.append(known)
        self._blocks = blocks
        return b"".join((_squeezed(head), *(squeezed for _, squeezed in blocks)))

    def forget(self) -> None:
        """Drop what is remembered."""
        self._blocks = []


def read_text(text: bytes) -> Record:
    """Return the record that a text holds.

    Raises:
        NewerSchemaError: A later version wrote it.
        RowsError: It is no record.
    """
    try:
        head, *rows = json.loads(b"[" + b",".join(_lines(text)) + b"]")
        schema = head["schema"]
    except (ValueError, TypeError, KeyError, RecursionError, zlib.error) as error:
        raise RowsError("no schema, or a line that is not JSON") from error
    return read_rows(rows, schema)


def read_rows(rows: list[Row], schema: object) -> Record:
    """Return the record that rows of any known schema hold.

    Raises:
        NewerSchemaError: A later version wrote them.
        RowsError: They are no record; says at which row, never what is in it.
    """
    if not isinstance(schema, int) or schema < 1:
        raise RowsError("the number of the schema is missing")
    if schema > SCHEMA:
        raise NewerSchemaError(schema)
    entries: dict[str, Entry] = {}
    others: dict[str, Settings | Draft] = {}
    fits: dict[str, StoredFit] = {}
    for number, row in enumerate(bring_up_to_date(rows, schema), start=2):
        try:
            kind, values = _split(row)
            if kind in KINDS:
                entry = _entry(kind, values)
                entries[entry.id] = entry
            elif kind == "settings":
                for name in _TUPLES & values.keys():
                    values[name] = tuple(values[name])
                others["settings"] = _made(Settings, values)
            elif kind == "draft":
                others["draft"] = _made(Draft, values)
            elif kind == "fit":
                name = str(values.pop("name"))
                fits[name] = _made(StoredFit, values)
            else:
                raise RowsError(f"row {number}: an unknown kind")
        except (RecordError, TypeError, ValueError, KeyError, AttributeError) as error:
            # The place is told and not the value: it may be what a person wrote.
            place = (
                error.place if isinstance(error, EntryError) else type(error).__name__
            )
            raise RowsError(f"row {number}: {place}") from None
    return Record(entries=entries, fits=fits, **others)  # type: ignore[arg-type]  # each under the name of its own field


def rows_of(record: Record) -> list[Row]:
    """Return a record as rows of the newest schema."""
    return [*_other_rows(record), *map(row_of, record.entries.values())]


def row_of(entry: Entry) -> Row:
    """Return an entry as a row; what has its usual value is left out."""
    row: Row = {"kind": _NAMES[type(entry)]}
    for name, usual in _USUAL[type(entry)]:
        value = getattr(entry, name)
        if name == "moment":
            row |= _plain(value)
        elif value != usual:
            row[name] = _simple(value)
    return row


def _other_rows(record: Record) -> list[Row]:
    rows: list[Row] = [{"kind": "settings", **_plain(record.settings)}]
    if record.draft is not None:
        rows.append({"kind": "draft", **_plain(record.draft)})
    rows += [
        {"kind": "fit", "name": name, **_plain(fit)}
        for name, fit in record.fits.items()
    ]
    return rows


def _plain(value: Moment | Settings | Draft | StoredFit) -> Row:
    return {
        name: _simple(found)
        for name, usual in _USUAL[type(value)]
        if (found := getattr(value, name)) != usual
    }


def _simple(value: object) -> object:
    if isinstance(value, date):  # A datetime is one too.
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _simple(each) for name, each in value.items()}
    if isinstance(value, Answer):
        return [value.value, value.low, value.high, value.levels]
    if isinstance(value, tuple):
        return list(value)
    return value


def _split(row: Row) -> tuple[str, Row]:
    values = dict(row)
    kind = str(values.pop("kind"))
    for name in _DAYS:
        if name in values:
            values[name] = date.fromisoformat(values[name])
    for name in _MOMENTS:
        if name in values:
            values[name] = datetime.fromisoformat(values[name])
    return kind, values


def _entry(kind: str, values: Row) -> Entry:
    if kind in _HAS_MOMENT:
        names = [name for name in _MOMENT_FIELDS if name in values]
        values["moment"] = _made(Moment, {name: values.pop(name) for name in names})
    if kind == "table_row":
        given = values.get("answers", {}).items()
        values["answers"] = {name: Answer(*each) for name, each in given}
    return _made(KINDS[kind], values)


def _made(kind: type[Made], values: Row) -> Made:
    """Return a value of a kind, after a look at what JSON made of each field.

    Raises:
        TypeError: A number stands where words belong, or the like.
    """
    types = _TYPES[kind]
    for name, value in values.items():
        if type(value) not in types[name]:
            raise TypeError(name)
    return kind(**values)


def _types_of(hint: object) -> frozenset[type]:
    """Return the types that an annotation allows, as they come from JSON."""
    if isinstance(hint, UnionType) or get_origin(hint) is Union:
        return frozenset().union(*map(_types_of, get_args(hint)))
    found = get_origin(hint) or hint
    return frozenset({dict if found is Mapping else found})  # type: ignore[arg-type]  # a class


def _same(some: list[Entry], others: list[Entry]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))


def _squeezed(rows: list[Row]) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return zlib.compress("\n".join(lines).encode(), _FAST)


def _lines(text: bytes) -> list[bytes]:
    lines: list[bytes] = []
    while text:
        stream = zlib.decompressobj()
        lines += stream.decompress(text).split(b"\n")
        if not stream.eof:
            raise zlib.error("the last block is cut off")
        text = stream.unused_data
    return lines


_USUAL: Final = {
    kind: tuple(
        (each.name, {} if each.default_factory is dict else each.default)
        for each in fields(kind)
    )
    for kind in (*KINDS.values(), Moment, Settings, Draft, StoredFit)
}
"""The fields of each kind with their usual values; MISSING where there is none."""

_TYPES: Final[Mapping[type, Mapping[str, frozenset[type]]]] = {
    kind: {name: _types_of(hint) for name, hint in get_type_hints(kind).items()}
    for kind in _USUAL
}
