"""Tables in text: CSV with commas or semicolons, and TSV."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl

from bedding.readers.codebook import Codebook
from bedding.readers.held import File, Held, size_of
from bedding.readers.source import ROW, Source, internal
from bedding.readers.table_errors import (
    DamagedRowError,
    DamagedTableError,
    EmptyTableError,
    NotATableError,
    TableEncodingError,
)

_DELIMITERS: Final = (",", ";", "\t")
_MARK: Final = b"\xef\xbb\xbf"
_QUOTED: Final = re.compile(rb'(?<![^,;\t])"(?:[^"]|"")*"(?![^,;\t\r\n])')
_SEVERAL_BYTES: Final = (b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 65_536
_LONGEST_CELL: Final = 10_000_000
_LONGEST_NAME: Final = 1_000
_LONGEST_LINE: Final = 32 * 1024 * 1024
_LARGEST: Final = 512 * 1024 * 1024
"""How large a file may be that has to be in memory as a whole [byte]."""

_Bytes = io.BufferedReader | io.BytesIO

_OTHER_FILES: Final = {
    b"PK\x03\x04": "a spreadsheet or zip file",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet file",
    b"\x1f\x8b": "a packed file",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"RDX": "an R data file",
    b"$FL2": "an SPSS file",
}


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text file is laid out.

    Attributes:
        header: The names of the columns.
        delimiter: What stands between two cells.
        quoted: Whether there is any quotation mark.
        blank: How many empty lines stand above the header.
    """

    header: tuple[str, ...]
    delimiter: str
    quoted: bool
    blank: int


def open_delimited(path: File, codebook: Codebook) -> Source:
    """Return a text file as a table.

    The delimiter is the one that finds most of the wanted columns in the first row. Where that
    is a semicolon, a comma in a number is a decimal comma.

    Args:
        path: The file.
        codebook: Which columns are going to be read, and how the file may be laid out.

    Raises:
        TableError: A kind of it, for what is wrong with the file as a whole.
    """
    content, layout = _read_layout(path, codebook)
    try:
        cells = _scan(content, layout)
        empty = cells.head(1).collect().height == 0
    except pl.exceptions.PolarsError as error:
        raise DamagedTableError(
            path, f"the rows can't be told apart ({error})"
        ) from error
    if empty:
        raise EmptyTableError(path, header=True)
    return Source(
        path=path,
        header=layout.header,
        cells=cells,
        decimal_comma=layout.delimiter == ";",
    )


def first_row(path: File, wanted: Collection[str]) -> tuple[str, ...]:
    """Return what the first row of a text names, from its beginning alone, without a check."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(tuple(_OTHER_FILES)):
        return ()
    bare = head.removeprefix(_MARK).lstrip(b"\r\n").partition(b"\n")[0]
    try:
        return _header(path, bare.decode("utf-8", "replace").rstrip("\r"), wanted)[0]
    except NotATableError:
        return ()


def _read_layout(path: File, codebook: Codebook) -> tuple[File | bytes, _Layout]:
    """Return what to read, the file itself or its content in UTF-8, and how it is laid out."""
    wanted, encoding = codebook.columns, codebook.encoding
    if codebook.ragged:
        return _evened(path, wanted, encoding)
    with path.open("rb") as file:
        head = file.read(_HEAD)
        _check_head(path, head, encoding)
        stops = head.find(b"\x00")
        if stops == -1:
            try:
                file.seek(0)
                return path, _layout(path, file, wanted)
            except UnicodeDecodeError as error:
                stops = error.start
    decoded = _decoded(path, encoding, stops)
    return decoded, _layout(path, io.BytesIO(decoded), wanted)


def _evened(
    path: File, wanted: Collection[str], encoding: str | None
) -> tuple[bytes, _Layout]:
    """Return the content of a file with as many cells in every row as the header has.

    Empty cells are added at the end of a row, or taken from there; any other cell too many is
    still refused by whoever reads the rows.
    """
    with path.open("rb") as file:
        _check_head(path, file.read(_HEAD), encoding)
    _check_size(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _decoded(path, encoding, error.start).decode()
    rows = text.lstrip("\r\n")
    above = text[: len(text) - len(rows)].count("\n")
    names, delimiter = _header(path, rows.partition("\n")[0].rstrip("\r"), wanted)
    out = io.StringIO(newline="")
    out.write("\n" * above)
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    reading = csv.reader(
        io.StringIO(rows, newline=""), delimiter=delimiter, strict=True
    )
    try:
        for cells in reading:
            while len(cells) > len(names) and not cells[-1].strip():
                cells.pop()
            writer.writerow([*cells, *[""] * (len(names) - len(cells))])
    except csv.Error as error:
        problem = f"a quotation mark is amiss ({error})"
        raise DamagedRowError(path, problem, row=reading.line_num) from None
    content = out.getvalue().encode()
    return content, _layout(path, io.BytesIO(content), wanted)


def _check_head(path: File, head: bytes, encoding: str | None) -> None:
    """Refuse what can be seen at the start not to be a text."""
    if not head.removeprefix(_MARK).strip():
        raise EmptyTableError(path, header=False)
    for magic, what in _OTHER_FILES.items():
        if head.startswith(magic):
            raise NotATableError(path, what)
    if encoding is not None:
        return
    if head.startswith(_SEVERAL_BYTES):
        raise TableEncodingError(path, 0, encoding="UTF-8", hint="utf-16")
    if b"\x00" in head:
        raise NotATableError(path, "not a text")


def _decoded(path: File, encoding: str | None, position: int) -> bytes:
    """Return the file in UTF-8, from the encoding that the codebook names."""
    if encoding is None:
        raise TableEncodingError(path, position, encoding="UTF-8", hint="cp1252")
    _check_size(path)
    try:
        text = path.read_bytes().decode(encoding)
    except UnicodeDecodeError as error:
        raise TableEncodingError(
            path, error.start, encoding=encoding, hint="cp1252 or what it is"
        ) from None
    return text.encode()


def _layout(path: File, file: _Bytes, wanted: Collection[str]) -> _Layout:
    """Return how a file is laid out, having looked at every line.

    One pass that keeps one line at a time: is it UTF-8, and has every row as many cells as the
    header? Only where quotation marks or a difference make that doubtful, a second and slower
    pass decides.

    Raises:
        UnicodeDecodeError: It is not UTF-8; `start` is the byte within the whole file.
    """
    position = blank = 0
    header: tuple[str, ...] = ()
    delimiter, between = ",", b","
    quoted = doubtful = False
    # A line at a time and never more than one of the longest: a file may be one line of a gigabyte.
    for line in iter(partial(file.readline, _LONGEST_LINE), b""):
        if len(line) == _LONGEST_LINE:
            raise NotATableError(path, "a text with a line longer than any row")
        if not line.isascii():
            _check_line(line, position)
        position += len(line)
        if not header:
            bare = line.removeprefix(_MARK) if position == len(line) else line
            if not bare.strip(b"\r\n"):
                blank += 1
                continue
            header, delimiter = _header(path, bare.decode().rstrip("\r\n"), wanted)
            between = delimiter.encode()
            doubtful = len(header) != bare.count(between) + 1
            continue
        if b'"' in line:
            quoted = True
            line = _QUOTED.sub(b"", line)  # noqa: PLW2901 -- the same line, less what is quoted
            doubtful = doubtful or b'"' in line
        if line.count(between) + 1 != len(header) and line.strip(b"\r\n"):
            doubtful = True
    layout = _Layout(header, delimiter, quoted or doubtful, blank)
    if doubtful:
        file.seek(0)
        _check_rows(path, file, layout)
    return layout


def _check_size(path: File) -> None:
    """Refuse a file that can't be taken into memory as a whole."""
    if size_of(path) > _LARGEST:
        raise NotATableError(path, "a text larger than such a table can be")


def _check_line(line: bytes, position: int) -> None:
    """Raise UnicodeDecodeError, counted from the start of the file, for what is not UTF-8."""
    try:
        line.decode()
    except UnicodeDecodeError as error:
        raise UnicodeDecodeError(
            "utf-8", line, position + error.start, position + error.end, error.reason
        ) from None


def _header(
    path: File, line: str, wanted: Collection[str]
) -> tuple[tuple[str, ...], str]:
    """Return the names in the first row, and the delimiter that finds most of them.

    Raises:
        NotATableError: That row can't be one of names.
    """
    if "\r" in line:
        raise NotATableError(path, "a text whose lines end in a way of long ago")
    csv.field_size_limit(_LONGEST_CELL)

    def cells(delimiter: str) -> tuple[str, ...]:
        row = next(csv.reader([line], delimiter=delimiter))
        return tuple(name.strip() for name in row)

    def found(delimiter: str) -> tuple[int, int]:
        names = cells(delimiter)
        return len(set(names).intersection(wanted)), len(names)

    try:
        best = max(_DELIMITERS, key=found)
    except (csv.Error, StopIteration) as error:
        raise NotATableError(path, "a text without a first row of names") from error
    names = cells(best)
    if max(map(len, names), default=0) > _LONGEST_NAME:
        raise NotATableError(path, "a text without a first row of names")
    return names, best


def _check_rows(path: File, file: _Bytes, layout: _Layout) -> None:
    """Raise DamagedRowError for the first row that does not fit the header."""
    cell = rf'(?:"(?:[^"]|"")*"|[^"{layout.delimiter}\r\n]*)'
    sound = re.compile(rf"{cell}(?:{layout.delimiter}{cell})*[\r\n]*")
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    lines: list[str] = []

    def kept() -> Iterator[str]:
        for line in text:
            lines.append(line)
            yield line

    row = layout.blank
    try:
        for cells in csv.reader(kept(), delimiter=layout.delimiter, strict=True):
            written = "".join(lines)
            lines.clear()
            row += 0 if not cells and row == layout.blank else 1
            if cells and len(cells) != len(layout.header):
                problem = f"this row has {len(cells)} cells and the header {len(layout.header)}"
                raise DamagedRowError(path, problem, row=row)
            if sound.fullmatch(written) is None:
                raise DamagedRowError(path, "a quotation mark is amiss", row=row)
    except csv.Error as error:
        problem = f"a quotation mark is amiss ({error})"
        raise DamagedRowError(path, problem, row=row + 1) from None
    finally:
        text.detach()


def _scan(content: File | bytes, layout: _Layout) -> pl.LazyFrame:
    """Return the rows, every cell as text."""
    names = [internal(place) for place in range(len(layout.header))]
    return pl.scan_csv(
        content.content if isinstance(content, Held) else content,
        separator=layout.delimiter,
        quote_char='"' if layout.quoted else None,
        infer_schema=False,
        new_columns=names,
        row_index_name=ROW,
        row_index_offset=layout.blank + 2,
        glob=False,
    )
