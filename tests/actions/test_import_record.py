"""An export that comes back into a record that went on without it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bedding.actions.import_record import join, lacking
from bedding.record import Answer, Event, Label, Moment, Record, Settings, TableRow

AT = datetime(2026, 3, 10, 21, tzinfo=UTC)
MOMENT = Moment(local_date=date(2026, 3, 10), tz="UTC", shown_at=AT, answered_at=AT)


def record(*entries):
    return Record(entries={entry.id: entry for entry in entries})


def told(joined):
    """Return what each event with a label is about, by name and meaning."""
    labels = {each.code: (each.name, each.meaning) for each in joined.of(Label)}
    assert len(labels) == len(list(joined.of(Label))), "a code stands for two labels"
    return sorted((each.note, labels[each.code]) for each in joined.of(Event))


def test_labels_of_one_code_keep_what_they_stand_for():
    here = record(
        Label(code="X1", name="huilbui", meaning="stress"),
        Event(moment=MOMENT, code="X1", note="mine"),
    )
    there = record(
        Label(code="X1", name="bloemen", meaning="warmth"),
        Label(code="X2", name="huilbui", meaning="stress"),
        Event(moment=MOMENT, code="X1", note="flowers"),
        Event(moment=MOMENT, code="X2", note="tears"),
    )

    joined = join(here, there)

    assert told(joined) == [
        ("flowers", ("bloemen", "warmth")),
        ("mine", ("huilbui", "stress")),
        ("tears", ("huilbui", "stress")),
    ]
    assert lacking(here, there) == 3


def test_the_same_label_under_the_same_id_stays_as_it_is_here():
    label = Label(code="X1", name="huilbui", meaning="stress")
    renamed = replace(label, name="regenbui")

    joined = join(
        record(renamed),
        record(label, Event(moment=MOMENT, code="X1", note="old")),
    )

    assert told(joined) == [("old", ("regenbui", "stress"))]


def test_rows_of_tables_that_say_the_same_come_once():
    row = TableRow(
        local_date=date(2026, 3, 10),
        at=AT,
        table="daylio",
        answers={"mood": Answer(4, 1, 5, 5)},
    )
    again = replace(row, id="another")
    other = replace(again, answers={"mood": Answer(2, 1, 5, 5)})

    assert lacking(record(row), record(again)) == 0
    assert len(join(record(row), record(other)).entries) == 2


def test_nothing_of_ones_own_changes_and_a_second_time_brings_nothing():
    mine = Event(moment=MOMENT, code="T1", who="other", note="mine")
    here = replace(record(mine), settings=Settings(rhythm="events"))
    there = record(
        replace(mine, note="theirs"),
        Event(moment=MOMENT, code="T1", who="other", note="new"),
        Label(code="X1", name="huilbui", meaning="stress"),
        Event(moment=MOMENT, code="X1"),
    )

    joined = join(here, there)

    assert joined.entries[mine.id] == mine
    assert joined.settings == here.settings
    assert len(joined.entries) == 4
    assert lacking(joined, there) == 0
    assert join(joined, there) == joined


def test_an_empty_record_takes_everything_but_the_gate():
    closed = Settings(care={"flag": "off"}, backups=("/a",))
    here = Record(settings=closed)
    there = replace(
        record(Label(code="X1", name="huilbui", meaning="stress")),
        settings=Settings(rhythm="events", backups=("/b",)),
    )

    joined = join(here, there)

    assert dict(joined.settings.care) == {"flag": "off"}
    assert (joined.settings.rhythm, joined.settings.backups) == ("events", ("/a",))
    assert joined.entries == there.entries
