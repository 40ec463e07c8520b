"""Every bad table is refused with its own error, which names the place, the value and the remedy."""

import contextlib
import os
import tracemalloc

import polars as pl
import pytest

from bedding.errors import TableError
from bedding.readers import parquet, read_table
from bedding.readers.table_errors import (
    BackwardTimeError,
    ClockError,
    DamagedRowError,
    DamagedTableError,
    DoubledColumnError,
    DuplicateTimeError,
    EmptyTableError,
    MissingColumnError,
    MissingPersonError,
    MissingTimeError,
    NoAnswersError,
    NotAFileError,
    NotANumberError,
    NotATableError,
    OffTheScaleError,
    TableEncodingError,
    TableLockedError,
    TableNotFoundError,
    UnknownPersonError,
)

HEADER = "who,when,warm,mood\n"
GOOD = "bo,2024-03-01 20:00,5,3\n"
NUMBERS = 'kind = "elapsed"\ncolumn = "when"\nunit = "hour"'
BEEPS = (
    'kind = "beep"\nday = "when"\nbeep = "beep"\nbeeps = 3\nfirst_hour = 9\nspacing = 4'
)


def refused(read, kind, content, /, person=None, **parts):
    """Return the error, having checked that it names the file and a remedy."""
    with pytest.raises(TableError) as caught:
        read(content, person=person, **parts)
    error = caught.value
    assert type(error) is kind, error
    assert str(error.path) in str(error)
    assert error.remedy in str(error)
    for part in (error.row, error.column, error.value):
        assert part is None or str(part) in str(error)
    return error


def place(error):
    return error.row, error.column, error.value


def test_a_missing_column_is_named_with_the_one_that_was_meant(read):
    error = refused(
        read, MissingColumnError, "who,when,Warm ,moood\nbo,2024-03-01,5,3\n"
    )

    assert place(error) == (None, "warm", None)
    assert "Is it 'Warm'?" in str(error)


def test_a_column_that_may_be_absent_is_missed_when_only_its_capitals_differ(read):
    error = refused(
        read,
        MissingColumnError,
        "who,when,Warm,mood\n" + GOOD,
        top='optional = ["warm"]',
    )

    assert error.column == "warm"


def test_one_measure_at_least_must_be_there(read):
    top = 'optional = ["warm", "mood"]'

    error = refused(read, MissingColumnError, "who,when\nbo,2024-03-01\n", top=top)

    assert error.column == "warm"


def test_two_columns_of_one_name_are_refused_only_where_they_are_read(read):
    error = refused(
        read, DoubledColumnError, "who,when,warm,mood,mood\nbo,2024-03-01,1,2,3\n"
    )
    (bo,) = read("who,when,warm,mood,x,x\nbo,2024-03-01,1,2,3,4\n")

    assert error.column == "mood"
    assert bo.channels["mood"].values == [2.0]


@pytest.mark.parametrize("cell", ["0", "8", "-3", "1e9", "3.5", "inf", "99.5"])
def test_a_value_off_the_scale_or_between_its_steps(read, cell):
    kind = NotANumberError if cell == "inf" else OffTheScaleError

    error = refused(read, kind, HEADER + GOOD + f"bo,2024-03-02,5,{cell}\n")

    assert place(error) == (3, "mood", cell)


@pytest.mark.parametrize("cell", ["sad", "1,000", "nan", "3 4", "٣", "0x3", "--", "3;"])
def test_text_where_a_number_belongs(read, cell):
    error = refused(
        read, NotANumberError, HEADER + GOOD + f'bo,2024-03-02,5,"{cell}"\n'
    )

    assert place(error) == (3, "mood", cell)


def test_an_endless_story_in_a_cell_is_cut_off(read):
    with pytest.raises(NotANumberError) as caught:
        read(HEADER + f"bo,2024-03-02,5,{'a' * 4000}\n")

    assert caught.value.value == "a" * 4000
    assert len(str(caught.value)) < 400


def test_the_first_problem_in_the_order_of_the_rows_is_told(read):
    table = (
        HEADER
        + GOOD
        + "an,2024-03-01,5,3\n"
        + "bo,2024-02-01,5,3\n"
        + "bo,2024-03-02,5,9\n"
        + "bo,never,x,3\n"
    )

    assert place(refused(read, BackwardTimeError, table)) == (4, "when", "2024-02-01")
    assert (
        refused(
            read, OffTheScaleError, table.replace("2024-02-01", "2024-03-01 21:00")
        ).row
        == 5
    )
    cured = table.replace("2024-02-01", "2024-03-01 21:00").replace("5,9", "5,7")
    assert place(refused(read, NotANumberError, cured)) == (6, "warm", "x")
    assert place(refused(read, ClockError, cured.replace("x", "5"))) == (
        6,
        "when",
        "never",
    )


def test_only_the_rows_of_the_person_asked_for_are_looked_at(read):
    table = HEADER + GOOD + "an,2024-03-01,5,9\n"

    (bo,) = read(table, person="bo")

    assert bo.person == "bo"
    assert refused(read, OffTheScaleError, table, person="an").row == 3


def test_a_moment_before_the_one_above_it(read):
    table = HEADER + GOOD + "an,2024-01-01,5,3\nbo,2024-02-29,5,3\n"

    error = refused(read, BackwardTimeError, table)

    assert place(error) == (4, "when", "2024-02-29")
    assert error.previous == 2


def test_a_moment_that_comes_twice(read):
    table = HEADER + GOOD + "an,2024-03-01 20:00,5,3\nbo,2024-03-01T19:00Z,5,3\n"

    error = refused(read, DuplicateTimeError, table)

    assert place(error) == (4, "when", "2024-03-01T19:00Z")
    assert error.previous == 2


def test_sorting_does_not_hide_that_a_moment_comes_twice(read):
    table = HEADER + GOOD + "bo,2024-02-01,5,3\nbo,2024-03-01 20:00,5,3\n"

    error = refused(read, DuplicateTimeError, table, top='order = "sort"')

    assert (error.row, error.previous) == (4, 2)


def test_an_entry_without_its_moment(read):
    error = refused(read, MissingTimeError, HEADER + GOOD + "bo,,5,3\n")

    assert place(error) == (3, "when", None)


def test_an_entry_of_nobody(read):
    error = refused(read, MissingPersonError, HEADER + GOOD + " ,2024-03-02,5,3\n")

    assert place(error) == (3, "who", None)


@pytest.mark.parametrize(
    "cell", ["01/03/2024", "2024-13-01", "2024-02-30", "20:00", "45352"]
)
def test_a_moment_in_no_known_form(read, cell):
    error = refused(read, ClockError, HEADER + GOOD + f"bo,{cell},5,3\n")

    assert place(error) == (3, "when", cell)
    assert "formats" in error.remedy


def test_a_moment_without_a_zone_anywhere(read):
    time = 'kind = "clock"\ncolumn = "when"'

    error = refused(read, ClockError, HEADER + GOOD, time=time)

    assert place(error) == (2, "when", "2024-03-01 20:00")
    assert "zone = " in error.remedy


def test_an_abbreviation_of_a_zone_that_the_codebook_does_not_explain(read):
    error = refused(read, ClockError, HEADER + "bo,2024-03-01 20:00 EST,5,3\n")

    assert place(error) == (2, "when", "2024-03-01 20:00 EST")
    assert "zones" in error.remedy


def test_an_hour_that_the_clocks_skipped(read):
    error = refused(read, ClockError, HEADER + "bo,2024-03-31 02:30,5,3\n")

    assert place(error) == (2, "when", "2024-03-31 02:30")
    assert "Europe/Amsterdam" in str(error)


def test_text_among_hours(read):
    error = refused(
        read, NotANumberError, HEADER + "bo,1.5,5,3\nbo,later,5,3\n", time=NUMBERS
    )

    assert place(error) == (3, "when", "later")


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("bo,1,4,5,3", "beep", "4"),
        ("bo,1,1.5,5,3", "beep", "1.5"),
        ("bo,0.5,1,5,3", "when", "0.5"),
    ],
)
def test_a_question_that_is_not_on_the_day(read, row, column, cell):
    table = f"who,when,beep,warm,mood\n{row}\n"

    error = refused(read, OffTheScaleError, table, time=BEEPS)

    assert place(error) == (2, column, cell)


def test_a_person_who_is_not_there_with_the_first_few_who_are(read):
    table = HEADER + "".join(f"p{number},2024-03-01,1,1\n" for number in range(9))

    error = refused(read, UnknownPersonError, table, person="p10")

    assert "'p0', 'p1', 'p2', 'p3', 'p4' and 4 more" in str(error)
    assert place(error) == (None, None, "p10")


def test_rows_without_an_answer_in_any(read):
    table = HEADER + "bo,2024-03-01,,\nbo,2024-03-02,,NA\nan,2024-03-02,1,1\n"

    refused(read, NoAnswersError, table, person="bo")
    refused(read, NoAnswersError, HEADER + "bo,2024-03-01,,\n")


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
