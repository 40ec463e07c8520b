"""Tables as entries with a date each; the files are invented, in the form that the apps write."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given, settings, strategies as st

from bedding.readers import (
    Clock,
    NoDateError,
    UnknownWordError,
    persons_of,
    read_codebook,
    read_dated_table,
    recognised,
)
from bedding.readers.table_errors import DamagedRowError, NoAnswersError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-03-29,March 29,Sunday,10:00\u202fPM,good,"family | rest","","na, de klok"
2026-03-28,March 28,Saturday,9:30 pm,awful,,,
2026-03-27,March 27,Friday,22:13,Rad,,titel,
"""
MPATH = """\
connectionId;alias;timeStampScheduled;timeStampStart;timeZoneOffset;warmth_sliderNeutralPos;\
arousal_sliderNeutralPos;note_open
234;"ab c";0;1713434142;7200
234;"ab c";1713514593;1713514602;7200;50;0;\"\"\"zin; twee\"\"\"
234;"ab c";1713514593;0;7200;;;;;;
235;"de f";1713517226;1713517231;3600;84;100;;;
"""


def daylio(zone="Europe/Amsterdam"):
    book = read_codebook("daylio")
    assert isinstance(book.time, Clock)
    return replace(book, time=replace(book.time, zone=zone))


def seen(table):
    return [(each.at, dict(each.answers), dict(each.words)) for each in table.entries]


def test_a_mood_app_is_read_oldest_first_with_its_words(write):
    table = read_dated_table(write(DAYLIO), daylio())

    assert seen(table) == [
        (
            datetime(2026, 3, 27, 22, 13, tzinfo=AMSTERDAM),
            {"mood": 5},
            {"mood": "Rad", "note_title": "titel"},
        ),
        (
            datetime(2026, 3, 28, 21, 30, tzinfo=AMSTERDAM),
            {"mood": 1},
            {"mood": "awful"},
        ),
        (
            datetime(2026, 3, 29, 22, 0, tzinfo=AMSTERDAM),
            {"mood": 4},
            {"mood": "good", "activities": "family | rest", "note": "na, de klok"},
        ),
    ]
    # The clock went forward on the 29th: the same hour, another offset.
    offsets = [each.at.utcoffset() for each in table.entries]
    assert offsets == [timedelta(hours=n) for n in (1, 1, 2)]
    assert (table.empty, table.unread) == (0, ("date", "weekday"))


def test_tabs_and_a_day_of_24_hours_are_read_too(write):
    table = read_dated_table(
        write(DAYLIO.replace(", ", " ").replace('"', "").replace(",", "\t")), daylio()
    )

    assert len(table.entries) == 3


def test_a_mood_with_a_name_of_its_own_is_asked_for(write):
    path = write(DAYLIO.replace("good", "Opgelucht"))
    with pytest.raises(UnknownWordError, match="'Opgelucht' is none of the words") as e:
        read_dated_table(path, daylio())
    assert (e.value.row, e.value.column, e.value.value) == (2, "mood", "Opgelucht")

    book = daylio()
    (mood,) = book.channels
    taught = replace(mood, labels=(*mood.labels, ("opgelucht", 4.0)))
    table = read_dated_table(path, replace(book, channels=(taught,)))

    assert table.entries[-1].answers == {"mood": 4}


def test_seconds_of_the_clock_on_the_wall_are_told_apart_from_utc(write):
    path, book = write(MPATH), read_codebook("mpath")

    assert persons_of(path, book) == ("234", "235")
    first = read_dated_table(path, book, person="234")
    second = read_dated_table(path, book, person="235")

    # 1713514602 as seconds since 1970 is 08:16:42 on the wall, two hours ahead of UTC.
    assert [each.at for each in first.entries] == [
        datetime(2024, 4, 19, 6, 16, 42, tzinfo=UTC)
    ]
    assert first.entries[0].at.utcoffset() == timedelta(hours=2)
    assert first.entries[0].answers == {"warmth": 50, "arousal": 0}
    assert (
        first.empty == 2
    )  # An intake without our questions, and a beep that nobody answered.
    assert [each.at for each in second.entries] == [
        datetime(2024, 4, 19, 8, 0, 31, tzinfo=UTC)
    ]


def test_a_ragged_row_with_a_filled_cell_too_many_is_refused(write):
    path = write(MPATH.replace("84;100;;;", "84;100;;;x"))

    with pytest.raises(DamagedRowError, match="row 5: this row has 10 cells"):
        read_dated_table(path, read_codebook("mpath"), person="235")


def test_rows_with_words_alone_are_kept_and_empty_ones_counted(write, codebook):
    path = write("when,warm,mood,said\n2024-03-01 21:00,,,hallo\n2024-03-02 21:00,,,\n")

    table = read_dated_table(path, codebook(top='words = ["said"]', person=""))

    assert seen(table) == [
        (datetime(2024, 3, 1, 21, tzinfo=AMSTERDAM), {}, {"said": "hallo"})
    ]
    assert table.empty == 1


def test_nothing_at_all_is_told(write):
    with pytest.raises(NoAnswersError):
        read_dated_table(
            write("full_date,time,mood\n2026-03-29,22:00,\n"),
            replace(daylio(), words=()),
        )


def test_moments_that_are_counted_need_a_start(write, codebook):
    book = codebook(
        top="",
        person="",
        time='kind = "elapsed"\ncolumn = "when"\nunit = "day"',
    )
    path = write("when,warm,mood\n3,1,1\n5.5,2,2\n")
    with pytest.raises(NoDateError):
        read_dated_table(path, book)

    table = read_dated_table(
        path, book, start=datetime(2026, 3, 28, 21, tzinfo=AMSTERDAM)
    )

    # Two days and a half later, through the night in which the clock goes forward.
    assert [each.at for each in table.entries] == [
        datetime(2026, 3, 28, 20, tzinfo=UTC),
        datetime(2026, 3, 31, 8, tzinfo=UTC),
    ]


def test_questions_at_set_hours_stay_at_those_hours_over_a_change_of_the_clock(
    write, codebook
):
    book = codebook(
        top="",
        person="",
        time='kind = "beep"\nday = "when"\nbeep = "beep"\nbeeps = 2\nfirst_hour = 9\nspacing = 12',
    )
    path = write("when,beep,warm,mood\n1,2,1,1\n2,2,2,2\n")

    table = read_dated_table(
        path, book, start=datetime(2026, 3, 28, 21, tzinfo=AMSTERDAM)
    )

    assert [each.at.hour for each in table.entries] == [21, 21]
    assert [each.at.astimezone(UTC).hour for each in table.entries] == [20, 19]


def test_a_zone_behind_the_hour_is_the_clock_of_the_person(write):
    path = write("time,warmth\n2024-03-01T23:30-05:00,3\n")

    (entry,) = read_dated_table(path, read_codebook("diary")).entries

    assert entry.at.date().isoformat() == "2024-03-01"
    assert entry.at.utcoffset() == timedelta(hours=-5)


def test_parquet_with_zones_is_read_too(tmp_path):
    path = tmp_path / "days.parquet"
    at = datetime(2024, 7, 1, 21, tzinfo=AMSTERDAM)
    pl.DataFrame({"time": [at], "warmth": [3.0]}).write_parquet(path)

    assert recognised(path) == "diary"
    (entry,) = read_dated_table(path, read_codebook("diary")).entries
    assert (entry.at, entry.at.utcoffset()) == (at, timedelta(hours=2))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (DAYLIO, "daylio"),
        (MPATH, "mpath"),
        ("time,warmth\n2024-03-01T21:00Z,3\n", "diary"),
        ("14-03-2026 21:05 - Anna: dag\n", None),
        ("time;sender;text\n2026-03-14 21:05;Anna;dag\n", None),
        ("PK\x03\x04", None),
        ("", None),
        ("\n\n", None),
        ("\x00\xff", None),
    ],
)
def test_a_table_is_recognised_by_its_first_row(write, content, name):
    assert recognised(write(content)) == name


moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 -- a wall clock
moods = st.sampled_from(["rad", "good", "meh", "bad", "awful"])


@given(rows=st.lists(st.tuples(moments, moods), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_no_row_is_lost_or_merged(rows, tmp_path_factory):
    rows = [(at.replace(second=0, microsecond=0), mood) for at, mood in rows]
    path = tmp_path_factory.mktemp("app") / "export.csv"
    lines = [f"{at:%Y-%m-%d},{at:%H:%M},{mood}" for at, mood in rows]
    path.write_text("\n".join(["full_date,time,mood", *lines]), "utf-8")

    table = read_dated_table(path, daylio("UTC"))

    found = [
        (each.at.replace(tzinfo=None), each.words["mood"]) for each in table.entries
    ]
    assert sorted(found) == sorted(rows)
