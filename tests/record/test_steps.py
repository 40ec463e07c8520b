"""Steps of one's own: kept with the record, checked as they are made, and never for research."""

from dataclasses import replace

import pytest

from bedding.record import EntryError, Record, Settings, read_export, research_files
from bedding.record.export import RECORD_NAME, export_files


def test_steps_go_out_and_come_back():
    record = Record(settings=Settings(steps={"here": "F3", "F3.b": "éérst bellen 🙂"}))

    assert read_export(export_files(record)[RECORD_NAME]) == record


def test_no_step_goes_into_an_export_for_research():
    record = Record(settings=Settings(steps={"F1.a": "kolibrie"}))

    files = research_files(record)

    assert not any(b"kolibrie" in content for content in files.values())


@pytest.mark.parametrize(
    "steps",
    [
        {"here": "F5"},
        {"F1.c": "x"},
        {"F1.a": ""},
        {"F1.a": "x" * 141},
        {"": "x"},
    ],
)
def test_what_is_no_step_is_refused_without_saying_what_was_written(steps):
    with pytest.raises(EntryError) as told:
        replace(Settings(), steps=steps)

    assert "xxx" not in str(told.value)
