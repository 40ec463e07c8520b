"""What goes out for research: fitted again by whoever gets it, with the same figures."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from click.testing import CliRunner
from tests.web.conftest import lived_days

from bedding.actions.clock_here import sit_down
from bedding.actions.export_research import (
    CODEBOOK,
    TABLE,
    diary_codebook,
    diary_table,
    research_export,
    to_research,
)
from bedding.actions.fit_table import fit_person
from bedding.actions.fits import summarise
from bedding.actions.fits.file import as_json
from bedding.actions.record_diary import diary_of
from bedding.actions.show_around import invented_record
from bedding.cli import main
from bedding.readers import read_codebook, read_table
from bedding.record import Answer, Event, Record, TableRow

WORD = "kolibrie"


@pytest.fixture(scope="module")
def lived():
    """Twenty-one evenings, one of them with a word and a name."""
    record = invented_record(lived_days(21), sit_down())
    last = list(record.of(Event))[-1]
    return record.with_entry(
        Event(moment=last.moment, code="T6", who="other", note=f"{WORD} en Anna")
    )


def diary_in(record):
    found = diary_of(record)
    assert found is not None
    return found


def fitted(folder):
    """Return what the command prints of an exported diary."""
    done = CliRunner().invoke(
        main,
        [
            *("fit", str(folder / TABLE), "--codebook", str(folder / CODEBOOK)),
            *("--no-checks", "--json"),
        ],
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_reader_gets_the_same_figures_each_time_and_the_persons_own(lived, tmp_path):
    to_research(lived, tmp_path / "first")
    to_research(lived, tmp_path / "second")

    first, again = fitted(tmp_path / "first"), fitted(tmp_path / "first")
    other_dates = fitted(tmp_path / "second")
    own = as_json(summarise(fit_person(diary_in(lived)), None, None)).decode()

    assert first == again == other_dates
    told, here = json.loads(first), json.loads(own)
    for each in (told, here):
        each.pop("person", None)
    assert told == here


def test_the_diary_comes_back_exactly(lived, tmp_path):
    to_research(lived, tmp_path / "out")

    (found,) = read_table(
        tmp_path / "out" / TABLE, read_codebook(str(tmp_path / "out" / CODEBOOK))
    )

    own = diary_in(lived)
    np.testing.assert_array_equal(found.times, own.times)
    assert found.inputs.keys() == own.inputs.keys()
    for name, values in own.inputs.items():
        np.testing.assert_array_equal(found.inputs[name], values)
    for name, channel in own.channels.items():
        other = found.channels[name]
        np.testing.assert_array_equal(other.values, channel.values)
        assert (other.low, other.high, other.levels) == (
            channel.low,
            channel.high,
            channel.levels,
        )


def test_scales_of_a_table_stay_as_they_were(tmp_path):
    record = Record()
    for at in range(5):
        moment = datetime(2026, 3, 1 + at, 20, tzinfo=UTC)
        row = TableRow(
            local_date=date(2026, 3, 1 + at),
            at=moment,
            table="moods",
            answers={"mood": Answer(1 + at, 1, 5, 5), "warmth": Answer(at / 3, 0, 2)},
        )
        record = record.with_entry(row)
    diary = diary_in(record)
    (tmp_path / TABLE).write_bytes(diary_table(diary))
    (tmp_path / CODEBOOK).write_bytes(diary_codebook(diary))

    (found,) = read_table(tmp_path / TABLE, read_codebook(str(tmp_path / CODEBOOK)))

    assert list(found.channels["mood"].values) == [1, 2, 3, 4, 5]
    assert (found.channels["mood"].low, found.channels["mood"].high) == (1, 5)
    np.testing.assert_array_equal(found.inputs["warmth"], diary.inputs["warmth"])


def test_no_word_and_no_real_day_is_in_any_file_and_the_codebook_says_when(lived):
    files = research_export(lived)
    told = {name: content.decode("utf-8-sig") for name, content in files.items()}

    assert not any(WORD in content or "Anna" in content for content in told.values())
    days = set(re.findall(r"20\d\d-\d\d-\d\d", " ".join(told.values())))
    own = {each.moment.local_date.isoformat() for each in lived.of(Event)}
    assert days != set()
    assert days.isdisjoint(own)
    today = sit_down().today
    assert max(days) < (today - timedelta(weeks=20)).isoformat()
    fields = json.loads(told["codebook.json"])["fields"]
    assert {"origin", "shown_at", "answered_at"} <= fields.keys()
    rows = json.loads(told["record.json"])["rows"]
    moments = [row for row in rows if row["kind"] == "check_in"]
    assert len(moments) == 21
    assert all("shown_at" in row for row in moments)


def test_an_empty_record_has_no_table_of_days():
    assert TABLE not in research_export(Record())
