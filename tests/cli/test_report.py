"""`bedding report`: pages only where the person says, and only behind the gate."""

import pypdfium2
from tests.web.conftest import lived_days

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers, step_back_in
from bedding.actions.show_around import invented_record
from bedding.record import unsealed


def asked(record):
    return note_answers(record, {}, sit_down().today).record


def test_two_pages_and_a_locked_file(person, tmp_path):
    person.becomes(asked(invented_record(lived_days(20), sit_down())))
    plain, locked = tmp_path / "a.pdf", tmp_path / "b.pdf.age"
    words = "vier groene stoelen"

    first = person.types(
        "report", options=("--out", str(plain), "--sections", "signs", "--weeks", "4")
    )
    second = person.types(
        "report", words, words, options=("--age", "--out", str(locked))
    )
    again = person.types("report", options=("--out", str(plain)))

    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    document = pypdfium2.PdfDocument(plain.read_bytes())
    assert len(document) == 2
    told = document[1].get_textpage().get_text_range()
    assert "Six signs" in told
    assert "Six distinctions" not in told
    assert unsealed(locked.read_bytes(), words, "b").startswith(b"%PDF")
    assert again.exit_code == 1


def test_nothing_is_made_without_a_place_or_of_an_empty_record(person, tmp_path):
    person.becomes(asked(person.record))
    empty = person.types("report", options=("--out", str(tmp_path / "a.pdf")))
    person.becomes(asked(invented_record(lived_days(5), sit_down())))
    nowhere = person.types("report", "")

    assert (empty.exit_code, nowhere.exit_code) == (0, 0)
    assert list(tmp_path.glob("*.pdf")) == []


def test_between_the_two_steps_back_there_is_no_report(person, tmp_path):
    today = sit_down().today
    record = note_answers(
        invented_record(lived_days(5), sit_down()), {"G4": "yes"}, today
    ).record
    person.becomes(step_back_in(record, today, has_read=True))

    done = person.types("report", options=("--out", str(tmp_path / "a.pdf")))

    assert done.exit_code == 1
    assert "999" in done.stdout
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_section_that_is_none_is_named(person, tmp_path):
    person.becomes(asked(invented_record(lived_days(5), sit_down())))

    done = person.types(
        "report", options=("--out", str(tmp_path / "a.pdf"), "--sections", "all")
    )

    assert done.exit_code == 2
    assert "weeks, rhythm, happened" in done.output
