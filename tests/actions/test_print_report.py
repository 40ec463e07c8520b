"""The two pages of a record: which days, whose words, and no name."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bedding.actions.print_report import (
    as_file,
    chosen_sections,
    days_of,
    material_of,
    without_name,
    write_pages,
)
from bedding.mirror import reflect
from bedding.record import (
    CheckIn,
    Event,
    Label,
    Moment,
    PassphraseTooShortError,
    Record,
    VaultExistsError,
    unsealed,
)
from bedding.report.printed import Section

LAST = date(2026, 11, 20)


def days_in(record):
    found = days_of(record, 0)
    assert found is not None
    return found


def moment(day):
    at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Moment(local_date=day, tz="UTC", shown_at=at, answered_at=at)


def lived(count=60, notes=()):
    record = Record()
    for back in range(count):
        day = LAST - timedelta(days=back)
        answers = {"warmth": 1 + back % 7, "threat": 1 + (3 * back) % 7, "arousal": 4}
        record = record.with_entry(
            CheckIn(moment=moment(day), form="evening", answers=answers)
        )
    for back, note in enumerate(notes):
        record = record.with_entry(
            Event(
                moment=moment(LAST - timedelta(days=back)),
                code="T6",
                who="other",
                note=note,
            )
        )
    return record


def test_everything_or_the_latest_weeks():
    whole, four = days_of(lived(), 0), days_of(lived(), 4)

    assert whole is not None
    assert four is not None
    assert (whole.first, whole.last) == (LAST - timedelta(days=59), LAST)
    assert (four.first, four.last) == (LAST - timedelta(days=27), LAST)
    assert len(four.diary.times) == 28
    assert days_of(Record(), 0) is None


def test_what_happened_is_counted_without_danger_and_without_own_labels():
    record = lived(20, notes=["een", "twee"])
    record = record.with_entry(Label(code="X1", name="Anna boos", meaning="threat"))
    for code in ("V1", "X1", "M1"):
        record = record.with_entry(Event(moment=moment(LAST), code=code))
    days = days_in(record)

    told = material_of(
        days, reflect(days.diary), None, made_on=LAST, language="nl"
    ).happened

    assert [(each.code, each.times) for each in told] == [("T6", 2), ("M1", 1)]


def test_the_name_goes_out_of_the_notes_and_the_latest_comes_first():
    days = days_in(lived(20, notes=["Anna was stil", "ANNA's zus belde Piet"]))

    told = material_of(
        days,
        reflect(days.diary),
        None,
        made_on=LAST,
        language="nl",
        other="anna, Piet",
    ).notes

    assert [each.words for each in told] == [
        "de ander was stil",
        "de ander's zus belde de ander",
    ]


@settings(max_examples=60)
@given(
    name=st.text("abcdefghijklmnopqrstuvwxyzéëïöü", min_size=2, max_size=12),
    before=st.sampled_from(["", "zei ", "(", "'"]),
    after=st.sampled_from(["", ".", " en ik", ")", ", toen"]),
)
def test_no_spelling_of_a_name_is_left(name, before, after):
    for spelt in (name, name.upper(), name.lower()):
        assert (
            without_name(f"{before}{spelt}{after}", name, "nl")
            == f"{before}de ander{after}"
        )


def test_a_longer_word_that_begins_like_a_name_stays():
    assert without_name("An antwoordde Anna", "An", "en") == (
        "the other person antwoordde Anna"
    )


def test_sections_come_in_the_order_of_the_pages():
    assert chosen_sections(("notes", "weeks", "nonsense")) == (
        Section.WEEKS,
        Section.NOTES,
    )


def test_a_locked_file_opens_with_its_password_and_holds_the_same():
    open_file, ending = as_file(b"%PDF-pages", "")
    locked, locked_ending = as_file(b"%PDF-pages", "vier groene stoelen")

    assert (open_file, ending) == (b"%PDF-pages", ".pdf")
    assert locked_ending == ".pdf.age"
    assert b"PDF" not in locked
    assert unsealed(locked, "vier groene stoelen", "x") == b"%PDF-pages"
    with pytest.raises(PassphraseTooShortError):
        as_file(b"%PDF-pages", "kort")


def test_nothing_is_written_over_and_only_the_person_may_read_it(tmp_path):
    place = tmp_path / "notes.pdf"
    write_pages(b"pages", place)

    assert place.read_bytes() == b"pages"
    assert place.stat().st_mode & 0o777 == 0o600
    with pytest.raises(VaultExistsError):
        write_pages(b"other", place)
    assert place.read_bytes() == b"pages"
