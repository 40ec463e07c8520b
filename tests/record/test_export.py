"""Out and back in again: equal, safe in a spreadsheet, and readable without the program."""

import csv
import io
import json
import stat
from datetime import date, timedelta

import pyrage
import pytest
from hypothesis import given, settings, strategies as st
from tests.record.strategies import events, records

from bedding.record.codebook import FIELDS, all_items
from bedding.record.entries import CheckIn, Event, Label
from bedding.record.errors import (
    ImportRecordError,
    NoVaultError,
    PassphraseTooShortError,
    VaultExistsError,
)
from bedding.record.events import EVENTS
from bedding.record.export import (
    export_age,
    export_files,
    export_folder,
    import_age,
    import_folder,
    read_export,
    table,
)
from bedding.record.items import scale_of
from bedding.record.record import Record
from bedding.record.research import research_files, research_folder

# The check of annotations draws a random item of each tuple, which Hypothesis sees and minds.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module")

PASSPHRASE = "drie blauwe fietsen"


def sheet(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


PREFIXES = {"value", "answer", "low", "high", "levels", "words"}
"""What stands before a dot in columns whose names come from a chat or a table."""


@given(record=records)
@settings(max_examples=40, deadline=None)
def test_export_is_read_back_equal(record):
    assert read_export(export_files(record)["record.json"]) == record


@given(record=records)
@settings(max_examples=25, deadline=None)
def test_every_column_stands_in_the_codebook_and_every_entry_in_a_table(record):
    files = export_files(record)
    book = json.loads(files["codebook.json"])
    tables = {
        name: sheet(content) for name, content in files.items() if name.endswith(".csv")
    }

    assert sum(map(len, tables.values())) == len(record.entries)
    for rows in tables.values():
        for column in rows[0]:
            first = column.partition(".")[0]
            name = first if first in PREFIXES else column
            assert name in book["fields"] or name in book["items"]


@given(cell=st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_no_cell_is_taken_for_a_formula(cell):
    for start in ("", "=", "+", "-", "@", "\t", "\r", "\n", "=cmd|' /C calc'!A0"):
        (row,) = sheet(table([{"first": 1, "note": start + cell}]))
        assert not row["note"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_numbers_in_a_table():
    assert (
        table([{"a": -1.5, "b": True}, {"a": None}])
        == b"\xef\xbb\xbfa,b\r\n-1.5,1\r\n,\r\n"
    )


def test_folder_is_for_its_owner_and_is_not_written_over(tmp_path):
    record = Record().with_entry(Label(code="X1", name="walk", meaning="hope"))
    folder = tmp_path / "out"
    written = export_folder(record, folder, {"S1a": "A sentence."})

    assert {each.name for each in written} == {
        "record.json",
        "codebook.json",
        "labels.csv",
    }
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in written} == {0o600}
    assert (
        json.loads(written[1].read_bytes())["items"]["S1a"]["wording"] == "A sentence."
    )
    assert import_folder(folder) == record
    with pytest.raises(VaultExistsError):
        export_folder(record, folder)


def test_age_file_is_one_and_comes_back_equal(tmp_path):
    record = Record().with_entry(Label(code="X1", name="SENTINEL", meaning="hope"))
    path = tmp_path / "out.age"
    export_age(record, path, PASSPHRASE)

    assert import_age(path, PASSPHRASE) == record
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt")
    assert b"SENTINEL" not in path.read_bytes()
    with pytest.raises(ImportRecordError, match="passphrase"):
        import_age(path, "een ander woord")
    with pytest.raises(VaultExistsError):
        export_age(record, path, PASSPHRASE)
    with pytest.raises(PassphraseTooShortError):
        export_age(record, tmp_path / "other.age", "kort")


def test_what_is_no_export_is_refused_in_our_words(tmp_path):
    with pytest.raises(NoVaultError):
        import_folder(tmp_path)
    path = tmp_path / "out.age"
    path.write_bytes(pyrage.passphrase.encrypt(b"no zip", PASSPHRASE))
    with pytest.raises(ImportRecordError, match="holds no export"):
        import_age(path, PASSPHRASE)
    with pytest.raises(ImportRecordError, match="schema 99"):
        read_export(b'{"schema": 99, "rows": []}')


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_any_bytes_at_all_are_refused_as_no_export(content):
    with pytest.raises(ImportRecordError):
        read_export(content)


def test_codebook_has_every_item_and_every_field_a_meaning():
    book = json.loads(export_files(Record())["codebook.json"])
    assert list(book["items"]) == list(all_items())
    assert len(book["events"]) == 38
    assert {
        code: (each["tab"], each["meaning"]) for code, each in book["events"].items()
    } == {code: (kind.tab, kind.meaning) for code, kind in EVENTS.items()}
    for item, each in book["items"].items():
        scale = scale_of(item)
        assert scale is not None
        assert (each["low"], each["high"]) == (scale.low, scale.high)
    assert all(FIELDS.values())


@given(
    record=st.lists(events(), min_size=2, max_size=6, unique_by=lambda each: each.id)
)
@settings(max_examples=30, deadline=None)
def test_research_export_keeps_distances_and_no_words(record):
    whole = Record(entries={each.id: each for each in record})
    moved = list(read_export(research_files(whole)["record.json"]).of(Event))

    shifts = {
        (new.moment.local_date - old.moment.local_date).days
        for new, old in zip(moved, record, strict=True)
    }
    (shift,) = shifts
    assert shift % 7 == 0
    assert shift <= -26 * 7
    for new, old in zip(moved, record, strict=True):
        assert new.note is None
        assert new.id != old.id
        assert new.moment.answered_at.time() == old.moment.answered_at.time()
        for name in ("shown_at", "answered_at", "edited_at"):
            moved_to, stood = getattr(new.moment, name), getattr(old.moment, name)
            assert (moved_to is None) is (stood is None)
            assert stood is None or moved_to - stood == timedelta(days=shift)
        assert (new.ended is None) is (old.ended is None)
        assert old.ended is None or (new.ended - old.ended).days == shift
        assert (new.code, new.who, new.strength) == (old.code, old.who, old.strength)


@given(record=records)
@settings(max_examples=15, deadline=None)
def test_research_export_holds_no_setting_draft_fit_or_name(record):
    again = read_export(research_files(record)["record.json"])
    assert again == Record(entries=again.entries)
    assert all(label.name == label.code for label in again.of(Label))
    assert all(each.moment.tz == "UTC" for each in again.of(CheckIn))
    assert all(each.moment.local_date < date(2036, 1, 1) for each in again.of(CheckIn))


def test_research_folder_holds_its_codebook(tmp_path):
    record = Record().with_entry(Label(code="X1", name="SENTINEL", meaning="hope"))
    written = research_folder(record, tmp_path / "out")

    assert {each.name for each in written} == {
        "record.json",
        "codebook.json",
        "labels.csv",
    }
    assert not any(b"SENTINEL" in each.read_bytes() for each in written)
