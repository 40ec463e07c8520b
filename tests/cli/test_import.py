import json

import pytest

from bedding.record import ChatDay

CHAT = """\
14-03-2026 21:05 - Anna: kolibrie, ben je daar?
14-03-2026 21:06 - Bram: nachtvlinder
14-03-2026 21:07 - Anna: fijn
15-03-2026 09:00 - Anna: goedemorgen
"""
EITHER = """\
01-02-2026 21:05 - Anna: kolibrie
02-02-2026 21:06 - Bram: nachtvlinder
03-02-2026 21:07 - Anna: fijn
"""


@pytest.fixture
def chat(tmp_path):
    path = tmp_path / "with Bram.txt"
    path.write_text(CHAT, "utf-8")
    return path


def days(person):
    return {str(day.local_date): dict(day.values) for day in person.record.of(ChatDay)}


def test_a_chat_is_shown_first_and_kept_as_numbers_only(person, chat):
    before = chat.read_bytes()

    done = person.types("import", str(chat), "1", "y")

    assert done.exit_code == 0, done.output
    assert "WhatsApp: 4 messages, from 14 Mar 2026 to 15 Mar 2026" in done.stdout
    assert str(chat) in done.stdout
    found = days(person)
    assert (
        found["2026-03-14"]["me_messages"],
        found["2026-03-14"]["other_messages"],
    ) == (2, 1)
    assert (
        found["2026-03-15"]["me_starts"],
        found["2026-03-15"]["other_messages"],
    ) == (1, 0)
    assert chat.read_bytes() == before
    assert [each.name for each in person.path.parent.iterdir() if each != chat] != []


def test_no_word_and_no_name_of_a_chat_is_in_the_record(person, chat, tmp_path):
    person.types("import", str(chat), "1", "y")
    person.types("export", str(tmp_path / "out"), "y")

    everything = b"".join(each.read_bytes() for each in (tmp_path / "out").iterdir())

    for word in (b"kolibrie", b"nachtvlinder", b"Anna", b"Bram", b"with Bram"):
        assert word not in everything


def test_nothing_is_kept_without_a_yes(person, chat):
    done = person.types("import", str(chat), "1", "")

    assert "Nothing was saved." in done.stdout
    assert days(person) == {}


def test_dates_that_fit_two_orders_are_asked(person, tmp_path):
    either = tmp_path / "x.txt"
    either.write_text(EITHER, "utf-8")

    done = person.types("import", str(either), "2", "1", "y")

    assert "What comes first?" in done.stdout
    assert "2026-01-02" in days(person)


def test_the_same_chat_again_takes_the_place_of_the_first(person, chat):
    person.types("import", str(chat), "1", "y")
    chat.write_text(CHAT + "16-03-2026 09:00 - Bram: ja\n", "utf-8")

    done = person.types("import", str(chat), "1", "1", "y")

    assert "Is this the same chat" in done.stdout
    assert {day.source for day in person.record.of(ChatDay)} == {"whatsapp-1"}
    assert sorted(days(person)) == ["2026-03-14", "2026-03-15", "2026-03-16"]


def test_a_file_that_is_not_there_or_no_chat_is_told(person, tmp_path):
    other = tmp_path / "picture.txt"
    other.write_bytes(bytes(range(256)))

    missing = person.types("import", str(tmp_path / "no.txt"))
    no_chat = person.types("import", str(other))

    assert (missing.exit_code, no_chat.exit_code) == (1, 1)
    assert "no.txt" in missing.stderr
    assert "Traceback" not in no_chat.output


def test_an_export_comes_back_the_same(person, tmp_path):
    person.types("checkin", "4", "6", "2", "5", "3", "4", "7", "n")
    person.types("event", "T1", "2", "", "", "2", "at the door")
    whole = person.record
    person.types("export", str(tmp_path / "out"), "y")
    for _ in range(2):
        person.types("edit", "1", "2", "y", "n")
    assert dict(person.record.entries) == {}

    done = person.types("import", str(tmp_path / "out"), "y")

    assert done.exit_code == 0, done.output
    assert "Add 2 entries?" in done.stdout
    assert person.record == whole


def test_an_encrypted_export_comes_back_and_does_not_open_the_gate(person, tmp_path):
    person.types("now", "3", "4")
    words = "vier gele bussen"
    person.types("export", words, words, options=("--age", str(tmp_path / "out.age")))
    person.types("event", "V1", "", "", "", "")
    closed = dict(person.record.settings.care)

    done = person.types("import", str(tmp_path / "out.age"), words, "y")

    assert done.exit_code == 0, done.output
    assert dict(person.record.settings.care) == closed
    assert closed["flag"] == "off"


def test_a_research_export_has_no_words_and_other_days(person, tmp_path):
    person.types("event", "T1", "2", "", "", "2", "at the door")

    done = person.types("export", options=("--research", str(tmp_path / "out")))
    content = json.loads((tmp_path / "out" / "record.json").read_text("utf-8"))

    assert done.exit_code == 0, done.output
    assert "at the door" not in json.dumps(content)
    (event,) = person.record.entries.values()
    assert str(event.moment.local_date) not in json.dumps(content)
