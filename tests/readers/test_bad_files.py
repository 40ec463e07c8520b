"""Every file that is no whole table is refused with its own error."""

import contextlib
import os
import tracemalloc

import polars as pl
import pytest
from tests.readers.refusals import GOOD, HEADER, refused

from bedding.errors import TableError
from bedding.readers import parquet, read_table
from bedding.readers.table_errors import (
    DamagedRowError,
    DamagedTableError,
    EmptyTableError,
    NotAFileError,
    NotATableError,
    TableEncodingError,
    TableLockedError,
    TableNotFoundError,
)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"  \n"])
def test_an_empty_file(read, content):
    assert "is empty" in str(refused(read, EmptyTableError, content))


@pytest.mark.parametrize("content", [HEADER, HEADER.strip(), "\ufeff" + HEADER])
def test_a_header_alone(read, content):
    assert "under the header" in str(refused(read, EmptyTableError, content))


def test_a_file_that_is_not_there_and_a_folder(tmp_path, codebook):
    with pytest.raises(TableNotFoundError, match="no such file"):
        read_table(tmp_path / "gone.csv", codebook())
    with pytest.raises(NotAFileError, match="folder"):
        read_table(tmp_path, codebook())


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open every file")
def test_a_file_that_may_not_be_opened(write, codebook):
    path = write(HEADER + GOOD)
    path.chmod(0)

    with pytest.raises(TableLockedError):
        read_table(path, codebook())


def test_refused_by_the_system_is_told_as_locked(write, codebook, monkeypatch):
    path = write(HEADER + GOOD)
    book = codebook()

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)

    with pytest.raises(TableLockedError, match="may not be opened"):
        read_table(path, book)


def test_bytes_that_are_not_utf_8(read):
    table = (HEADER + GOOD + "zo\u00eb,2024-03-01,5,3\n").encode("cp1252")

    error = refused(read, TableEncodingError, table)

    assert error.position == table.index(b"\xeb")
    assert 'encoding = "cp1252"' in error.remedy


def test_bytes_that_are_not_the_declared_encoding_either(read):
    table = (HEADER + "zo\u00eb,2024-03-01,5,3\n").encode("cp1252")

    error = refused(read, TableEncodingError, table, top='encoding = "ascii"')

    assert (error.position, error.encoding) == (table.index(b"\xeb"), "ascii")


def test_utf_16_is_recognised(read):
    error = refused(read, TableEncodingError, (HEADER + GOOD).encode("utf-16"))

    assert 'encoding = "utf-16"' in error.remedy


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        bytes(range(256)) * 9,
        b"a,b\r1,2\r3,4",
    ],
    ids=["spreadsheet", "pdf", "picture", "junk", "carriage returns"],
)
def test_something_that_is_not_a_table(read, content):
    assert "CSV" in refused(read, NotATableError, content).remedy


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (GOOD + "bo,2024-03-02,5\n" + GOOD, 3),
        (GOOD + GOOD + "bo,2024-03-02,5,3,1", 4),
        (GOOD + 'bo,2024-03-02,5,"3\n4', 3),
        (GOOD + 'bo,2024-03-02,5,"3"4\n', 3),
        (GOOD + 'bo,2024-03-02,5,3" x\n' + GOOD, 3),
        (GOOD + '"b\no",2024-03-02,5,3\nbo,2024-03-02\n', 4),
    ],
    ids=[
        "short",
        "long",
        "open quotation",
        "text after quotation",
        "stray",
        "short after two lines",
    ],
)
def test_a_row_that_does_not_fit_the_header(read, rows, row):
    assert refused(read, DamagedRowError, HEADER + rows).row == row


def test_a_parquet_file_that_is_cut_off_or_broken_or_something_else(tmp_path, codebook):
    whole = tmp_path / "whole.parquet"
    pl.DataFrame(
        {"who": ["bo"], "when": ["2024-03-01"], "warm": [1], "mood": [2]}
    ).write_parquet(whole)
    content = whole.read_bytes()
    broken = {
        "cut.parquet": content[: len(content) // 2],
        "begun.csv": b"PAR1",
        "middle.parquet": content[:4] + bytes(len(content) - 12) + content[-8:],
        "junk.parquet": b"who,when\n",
    }

    for name, part in broken.items():
        path = tmp_path / name
        path.write_bytes(part)
        with pytest.raises(DamagedTableError):
            read_table(path, codebook())
    (bo,) = read_table(whole, codebook())
    assert bo.person == "bo"


@pytest.mark.parametrize(
    "content",
    [
        b"a" * 300_000 + b"\n1\n",
        b"when," + b"x" * 300_000 + b"\n2024-01-01 21:00,1\n",
        b'"' * 300_001 + b"\n",
        b"when\rwarm,mood\n1,2,3\n",
    ],
    ids=["one name", "a long name", "quotation marks", "an old line end"],
)
@pytest.mark.parametrize("top", ["", "ragged = true"])
def test_a_first_row_that_cannot_be_names_is_no_table(read, content, top):
    with pytest.raises(NotATableError):
        read(content, top=top)


@pytest.mark.parametrize("top", ["", "ragged = true"])
def test_broken_parquet_that_contradicts_itself_is_damaged(tmp_path, codebook, top):
    path = tmp_path / "days.parquet"
    pl.DataFrame(
        {"when": ["2024-03-01 21:00"] * 3, "warm": [1.0, 2.0, 3.0]}
    ).write_parquet(path, compression="uncompressed")
    whole = path.read_bytes()

    for place in range(0, len(whole), 7):
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        )
        with contextlib.suppress(TableError):
            read_table(path, codebook(top=top, person=""))


@pytest.mark.parametrize("top", ["", "ragged = true"])
def test_a_line_without_an_end_is_refused_without_being_read(
    tmp_path, codebook, monkeypatch, top
):
    path = tmp_path / "table.csv"
    with path.open("wb") as file:  # A hole: a gigabyte that takes no room on the disk.
        file.write(b"when,warm,mood\n2024-03-01 21:00,1,")
        file.seek(1_000_000_000)
        file.write(b"1\n")
    tracemalloc.start()

    with pytest.raises(NotATableError):
        read_table(path, codebook(top=top, person=""))

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000


def test_a_long_line_of_letters_is_refused_too(tmp_path, codebook):
    path = tmp_path / "table.csv"
    path.write_bytes(b"when,warm,mood\n2024-03-01 21:00,1," + b"a" * 40_000_000)

    with pytest.raises(NotATableError, match="longer than any row"):
        read_table(path, codebook(top="", person=""))


def test_parquet_with_more_rows_than_any_table_is_refused(
    tmp_path, codebook, monkeypatch
):
    path = tmp_path / "days.parquet"
    pl.DataFrame({"when": ["2024-03-01 21:00"] * 30, "warm": [1.0] * 30}).write_parquet(
        path
    )
    monkeypatch.setattr(parquet, "MOST_ROWS", 29)

    with pytest.raises(DamagedTableError, match="says that it has 30 rows"):
        read_table(path, codebook(top="", person=""))
