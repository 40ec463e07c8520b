"""A file that was handed over: what is asked of it, what is refused, and what would be kept."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bedding.actions.bring_file import bring
from bedding.actions.brought import (
    Answers,
    Asked,
    ChatCounted,
    ChatFound,
    ExportFound,
    Refused,
    TableFound,
)
from bedding.actions.counted_chat import counted, keep
from bedding.actions.export_record import as_age, as_zip
from bedding.actions.new_rows import compared, take_in
from bedding.record import (
    RECORD_NAME,
    Answer,
    ChatDay,
    Record,
    TableRow,
    export_files,
    read_export,
)
from bedding.text import LANGUAGES

HOME = Answers(zone="Europe/Amsterdam")
DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-03-28,March 28,Saturday,9:30 pm,awful,family,,een regel
2026-03-27,March 27,Friday,22:13,Opgelucht,,,
"""
BEEPS = """\
who,day,beep,mood
a,1,1,2
a,1,2,3
b,1,1,4
"""
BEEPS_BOOK = """
name = "beeps"
person = "who"
[time]
kind = "beep"
day = "day"
beep = "beep"
beeps = 10
first_hour = 9
spacing = 1
[channels.mood]
column = "mood"
low = 1
high = 7
"""
CHAT = "".join(
    f"{day}-08-2026 09:{minute} - {who}: hoi\n"
    for day in range(14, 20)
    for minute, who in ((10, "Anna"), (20, "Bram"), (30, "Cas"))
)


def rows_of(found):
    return sorted(read_export(found.record).of(TableRow), key=lambda each: each.at)


def test_a_word_of_a_table_is_asked_and_then_stands_for_its_number():
    asked = bring("moods.csv", DAYLIO.encode(), HOME)

    assert asked == Asked(what="word", word="Opgelucht", column="mood", low=1, high=5)
    answers = replace(HOME, words=(("mood", "Opgelucht", 4.0),))
    found = bring("moods.csv", DAYLIO.encode(), answers)
    assert isinstance(found, TableFound)
    assert (found.first, found.last) == (date(2026, 3, 27), date(2026, 3, 28))
    assert found.measures == (("mood", 2, 1.0, 5.0),)
    assert found.unread == ("date", "weekday")
    assert [each.answers["mood"].value for each in rows_of(found)] == [4.0, 1.0]
    assert {str(each.at.tzinfo) for each in rows_of(found)} == {"UTC+01:00"}


def test_whose_and_when_are_asked_of_a_table_with_a_codebook_of_ones_own():
    own = replace(HOME, own_codebook=BEEPS_BOOK.encode())

    whose = bring("beeps.csv", BEEPS.encode(), own)
    own = replace(own, whose="a")
    start = bring("beeps.csv", BEEPS.encode(), own)
    own = replace(own, start=datetime(2026, 3, 1, 9, 0))  # noqa: DTZ001 -- as typed
    found = bring("beeps.csv", BEEPS.encode(), own)

    assert (whose, start) == (
        Asked(what="whose", choices=("a", "b")),
        Asked(what="start"),
    )
    assert isinstance(found, TableFound)
    assert [each.answers["mood"].value for each in rows_of(found)] == [2.0, 3.0]
    assert rows_of(found)[0].at.isoformat() == "2026-03-01T09:00:00+01:00"


def test_of_three_who_write_two_are_chosen():
    seen = bring("chat.txt", CHAT.encode(), HOME)
    assert isinstance(seen, ChatFound)
    assert [name for name, _ in seen.senders] == ["Anna", "Bram", "Cas"]

    alone = bring("chat.txt", CHAT.encode(), replace(HOME, me="Anna"))
    both = bring("chat.txt", CHAT.encode(), replace(HOME, me="Anna", other="Cas"))

    assert isinstance(alone, Refused)
    assert isinstance(both, ChatCounted)
    assert both.days == 6
    assert (both.last["me_messages"], both.last["other_messages"]) == (1.0, 1.0)


def day(number, value=1.0, source="whatsapp"):
    return ChatDay(
        local_date=date(2026, 8, number), source=source, values={"me_messages": value}
    )


def test_the_same_chat_takes_the_place_of_its_earlier_days():
    first = keep(Record(), counted(Record(), (day(1), day(2))), instead_of=None)
    again = counted(first, (day(2, 5.0), day(3)))
    assert again.same == ("whatsapp-1",)

    instead = keep(first, again, instead_of="whatsapp-1")
    beside = keep(first, again, instead_of=None)

    def told(record):
        return sorted(
            (each.source, each.local_date.day, each.values["me_messages"])
            for each in record.of(ChatDay)
        )

    assert told(instead) == [("whatsapp-1", 2, 5.0), ("whatsapp-1", 3, 1.0)]
    assert told(beside) == [
        ("whatsapp-1", 1, 1.0),
        ("whatsapp-1", 2, 1.0),
        ("whatsapp-2", 2, 5.0),
        ("whatsapp-2", 3, 1.0),
    ]


def test_a_chat_leaves_everything_else_of_a_record_as_it_was():
    before = Record()
    before = before.with_settings(replace(before.settings, set_aside=("S1",)))

    after = keep(before, counted(before, (day(1),)), instead_of=None)

    assert after.settings == before.settings


def row(hour, value):
    return TableRow(
        local_date=date(2026, 3, 1),
        at=datetime(2026, 3, 1, hour, tzinfo=UTC),
        table="own",
        answers={"mood": Answer(value, 1, 7)},
    )


def test_rows_are_new_known_doubled_or_changed():
    record = Record(entries={each.id: each for each in (row(9, 1), row(10, 2))})

    found = compared(record, [row(9, 1), row(10, 3), row(11, 4), row(11, 4)])

    assert [each.answers["mood"].value for each in found.new] == [3, 4]
    assert (found.known, found.twice, len(found.changed)) == (1, 1, 1)
    both, instead = (take_in(record, found, instead=each) for each in (False, True))
    values = [
        sorted(each.answers["mood"].value for each in one.of(TableRow))
        for one in (both, instead)
    ]
    assert values == [[1, 2, 3, 4], [1, 3, 4]]


def test_an_export_is_known_in_each_of_its_forms():
    record = Record(entries={each.id: each for each in (row(9, 1), row(10, 2))})
    sealed = as_age(record, "vijf losse woorden hier", "nl")
    forms = {
        "uit.zip": (as_zip(record, "nl"), HOME),
        "record.json": (export_files(record)[RECORD_NAME], HOME),
        "uit.age": (sealed, replace(HOME, passphrase="vijf losse woorden hier")),
    }

    for name, (content, answers) in forms.items():
        found = bring(name, content, answers)

        assert isinstance(found, ExportFound), name
        assert read_export(found.record).entries == record.entries
    assert bring("x", sealed, HOME) == Asked(what="passphrase")
    wrong = bring("x", sealed, replace(HOME, passphrase="iets anders"))
    assert wrong == Asked(what="passphrase", again=True)


@pytest.mark.parametrize(
    ("name", "content", "table"),
    [
        ("foto.jpg", b"\xff\xd8\xff", False),
        ("eigen.csv", b"a,b\n1,2\n", True),
        ("leeg", b"", False),
        ("half.zip", b"PK\x03\x04half", False),
        ("record.json", b'{"schema": 99, "rows": []}', False),
    ],
)
def test_what_can_not_be_used_says_so_in_both_languages(name, content, table):
    refused = bring(name, content, HOME)

    assert isinstance(refused, Refused)
    assert set(refused.said) == set(LANGUAGES)
    assert refused.table == table
