"""The record as text: what goes in comes out, and nothing else gets in."""

import contextlib
import json
import zlib

import pytest
from hypothesis import given, settings, strategies as st
from tests.record.strategies import entries, records

from bedding.record.migrations import bring_up_to_date
from bedding.record.record import Record
from bedding.record.rows import (
    NewerSchemaError,
    RowsError,
    Writer,
    read_rows,
    read_text,
    row_of,
    rows_of,
)

# The check of annotations draws a random item of each tuple, which Hypothesis sees and minds.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module")


@given(record=records)
@settings(max_examples=60, deadline=None)
def test_record_is_read_back_equal_and_in_order(record):
    again = read_text(Writer().text(record))

    assert again == record
    assert list(again.entries) == list(record.entries)


@given(record=records, more=st.lists(entries, max_size=3), data=st.data())
@settings(max_examples=30, deadline=None)
def test_writer_that_remembers_writes_what_a_new_one_does(record, more, data):
    writer = Writer()
    writer.text(record)
    for entry in more:
        record = record.with_entry(entry)
    if record.entries:
        record = record.without(data.draw(st.sampled_from(sorted(record.entries))))

    assert writer.text(record) == Writer().text(record)


@given(data=st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_at_all_are_refused_as_no_record(data):
    for text in (data, zlib.compress(data)):
        if text:
            with pytest.raises((RowsError, NewerSchemaError)):
                read_text(text)


@given(record=records, data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_value_in_any_place_is_taken_or_refused_in_our_words(record, data):
    rows = rows_of(record)
    row = data.draw(st.sampled_from(rows))
    place = data.draw(st.sampled_from(sorted(row)))
    row[place] = data.draw(
        st.none() | st.integers() | st.text() | st.lists(st.integers())
    )

    with contextlib.suppress(RowsError):
        read_rows(json.loads(json.dumps(rows)), 1)


def test_error_names_the_row_and_never_what_was_written():
    rows = [
        {"kind": "label", "code": "X1", "name": "SENTINEL" * 10, "meaning": "warmth"}
    ]
    with pytest.raises(RowsError, match=r"row 2: length of name") as caught:
        read_rows(rows, 1)
    assert "SENTINEL" not in str(caught.value)


@pytest.mark.parametrize("schema", [None, "1", 0, -1, 1.0])
def test_rows_without_a_schema_are_refused(schema):
    with pytest.raises(RowsError):
        read_rows([], schema)


def test_newer_schema_is_refused():
    with pytest.raises(NewerSchemaError):
        read_rows([], 99)


def test_migrations_run_in_turn_from_where_the_rows_are():
    steps = [
        lambda rows, step=step: [
            {**row, "steps": [*row.get("steps", []), step]} for row in rows
        ]
        for step in ("1 to 2", "2 to 3", "3 to 4")
    ]

    assert bring_up_to_date([{}], 2, steps) == [{"steps": ["2 to 3", "3 to 4"]}]
    assert bring_up_to_date([{}], 4, steps) == [{}]


@given(entry=entries)
@settings(max_examples=40, deadline=None)
def test_row_holds_nothing_but_plain_values(entry):
    row = row_of(entry)
    assert json.loads(json.dumps(row)) == row


def test_empty_record_is_a_record():
    assert read_text(Writer().text(Record())) == Record()
