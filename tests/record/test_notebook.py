"""A notebook from its first day to its last: nothing lost, nothing readable, nothing left."""

import os
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.record.conftest import CHEAP, PASSPHRASE

from bedding.record.destruction import STAYS, destroy
from bedding.record.entries import CheckIn, Event, Label, Start
from bedding.record.errors import (
    DamagedError,
    InUseError,
    LockedError,
    NewerFormatError,
    SecondNotebookError,
    UntrustedClockError,
    WrongKeyError,
)
from bedding.record.moment import Moment
from bedding.record.notebook import Tried, create_notebook, open_notebook, try_restore
from bedding.record.opening import create_vault
from bedding.record.record import Draft, Record
from bedding.record.rules import add_check_in, add_event
from bedding.record.unlocking import KeyFile, Passphrase, RecoveryCode

SENTINELS = ("zwaluwstaart", "kruidnagel", "vuurtoren")
OPENER = Passphrase(PASSPHRASE)


def moment(day):
    at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=21)
    return Moment(local_date=day, tz="UTC", shown_at=at, answered_at=at)


def check_in(day):
    return CheckIn(moment=moment(day), form="evening", answers={"warmth": 3})


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "archive.dat"
    create_notebook(path, PASSPHRASE, cost=CHEAP, floor=CHEAP).lock()
    return path


def opened(path, opener=OPENER, **options):
    return open_notebook(path, opener, floor=CHEAP, **options)


def test_every_evening_is_there_the_next_day(path):
    for number in range(5):
        with opened(path) as notebook:
            day = date(2026, 11, 1) + timedelta(days=number)
            notebook.save(add_check_in(notebook.record, check_in(day)))

    with opened(path) as notebook:
        days = [each.moment.local_date.day for each in notebook.record.of(CheckIn)]
    assert days == [1, 2, 3, 4, 5]


def test_draft_comes_back_and_goes_with_the_check_in(path):
    at = datetime(2026, 11, 1, 21, tzinfo=UTC)
    draft = Draft(
        form="evening", local_date=at.date(), shown_at=at, answers={"warmth": 4}
    )
    with opened(path) as notebook:
        notebook.save(replace(notebook.record, draft=draft))

    with opened(path) as notebook:
        assert notebook.record.draft == draft
        notebook.save(add_check_in(notebook.record, check_in(at.date())))
        assert notebook.record.draft is None


def test_locked_notebook_keeps_nothing(path):
    notebook = opened(path)
    notebook.lock()

    assert notebook.locked
    with pytest.raises(LockedError):
        _ = notebook.record
    with pytest.raises(LockedError):
        notebook.save(Record())


def test_what_is_dropped_opens_it_no_more(path, tmp_path):
    key_file = tmp_path / "holiday.bin"
    with opened(path) as notebook:
        code = notebook.make_recovery_code()
        notebook.make_key_file(key_file)
        notebook.drop_recovery_code()
        notebook.drop_key_file()

    for opener in (RecoveryCode(code), KeyFile(key_file)):
        with pytest.raises(WrongKeyError):
            opened(path, opener)
    opened(path).lock()


def test_text_that_is_no_record_is_damage_and_a_newer_one_is_newer(tmp_path):
    newer = zlib.compress(b'{"schema":99}')
    for name, text, error in (
        ("a", b"no record", DamagedError),
        ("b", newer, NewerFormatError),
    ):
        create_vault(tmp_path / name, PASSPHRASE, text, cost=CHEAP, floor=CHEAP).lock()
        with pytest.raises(error):
            opened(tmp_path / name)
        with pytest.raises(error):  # Not "in use": the first try let go of the file.
            opened(tmp_path / name)


def test_nothing_readable_is_on_the_disk_after_a_full_use(path, tmp_path, monkeypatch):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    first, second, third = SENTINELS
    at = datetime(2026, 11, 1, 21, tzinfo=UTC)
    with opened(path) as notebook:
        code = notebook.make_recovery_code()
        notebook.make_key_file(tmp_path / "holiday.bin")
        notebook.save(
            notebook.record.with_entry(Label(code="X1", name=first, meaning="hope"))
        )
        noted = Event(moment=moment(at.date()), code="M1", note=second)
        notebook.save(add_event(notebook.record, noted))
        draft = Draft(
            form="event", local_date=at.date(), shown_at=at, answers={"note": third}
        )
        notebook.save(replace(notebook.record, draft=draft))
        notebook.backup(tmp_path / "copy.dat")
        notebook.change_passphrase("zomaar iets anders")
    with opened(path, RecoveryCode(code)) as notebook:
        assert notebook.record.draft == draft
        notebook.add_second("nog een ander boekje")
    with opened(path, KeyFile(tmp_path / "holiday.bin")) as notebook:
        assert [each.note for each in notebook.record.of(Event)] == [second]

    words = (
        *SENTINELS,
        PASSPHRASE,
        "zomaar iets anders",
        code,
        "warmth",
        "evening",
        "local_date",
    )
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) >= 5
    for each in files:
        data = each.read_bytes()
        for word in words:
            for form in (
                word.encode(),
                word.encode("utf-16-le"),
                word.upper().encode(),
            ):
                assert form not in data, each.name
    assert list(temporary.iterdir()) == []


def test_second_notebook_is_empty_and_made_once(path):
    with opened(path) as notebook:
        notebook.save(add_check_in(notebook.record, check_in(date(2026, 11, 1))))
        notebook.add_second("nog een ander boekje")
        with pytest.raises(SecondNotebookError):
            notebook.add_second("en nog een boekje")

    with opened(path, Passphrase("nog een ander boekje")) as notebook:
        # It looks like any new notebook, from the inside as well.
        assert notebook.record == Record()
    with opened(path) as notebook:
        assert len(notebook.record.entries) == 1


def test_backup_can_be_tried_without_changing_it(path, tmp_path):
    copy = tmp_path / "copy.dat"
    with opened(path) as notebook:
        notebook.save(add_check_in(notebook.record, check_in(date(2026, 11, 1))))
        notebook.backup(copy)
    before = copy.read_bytes()

    assert try_restore(copy, OPENER, floor=CHEAP) == Tried(
        entries=1, last_day=date(2026, 11, 1)
    )
    assert copy.read_bytes() == before
    copy.write_bytes(before[:-1])
    with pytest.raises(DamagedError):
        try_restore(copy, OPENER, floor=CHEAP)


@pytest.mark.parametrize(
    ("months", "first_kept"),
    [
        (3, date(2026, 8, 30)),
        (6, date(2026, 5, 30)),
        (12, date(2025, 11, 30)),
        (None, None),
    ],
)
def test_entries_expire_after_the_months_chosen(path, months, first_kept):
    today = date(2026, 11, 30)
    days = [today - timedelta(days=n) for n in range(0, 500, 10)]
    days += [] if first_kept is None else [first_kept, first_kept - timedelta(days=1)]
    with opened(path) as notebook:
        record = notebook.record.with_entry(Start(moment=moment(date(2024, 1, 1))))
        for day in sorted(set(days)):
            record = add_check_in(record, check_in(day))
        record = record.with_settings(replace(record.settings, keep_months=months))
        notebook.save(record)
        notebook.save(record)
    with opened(path) as notebook:
        notebook.save(notebook.record)
        removed = notebook.expire(today)

        kept = [each.moment.local_date for each in notebook.record.of(CheckIn)]
        assert kept == [
            day for day in sorted(set(days)) if first_kept is None or day >= first_kept
        ]
        assert removed == len(set(days)) - len(kept)
        assert len(list(notebook.record.of(Start))) == 1
    generations = sorted(each.name for each in path.parent.glob("archive.dat.?"))
    assert bool(generations) is (months is None)


@pytest.mark.parametrize(
    "today", [date(2020, 1, 1), date(2036, 1, 1)], ids=["back", "far"]
)
def test_clock_that_cannot_be_right_removes_nothing_unasked(path, today):
    with opened(path) as notebook:
        record = notebook.record.with_settings(
            replace(notebook.record.settings, keep_months=3)
        )
        for day in (date(2019, 1, 1), date(2026, 11, 1)):
            record = add_check_in(record, check_in(day))
        notebook.save(record)

        with pytest.raises(UntrustedClockError):
            notebook.expire(today)
        assert notebook.record == record
        assert notebook.expire(date(2036, 1, 1), certain=True) == 2


def test_destroying_leaves_no_file_and_says_what_may_stay(path, tmp_path):
    copy, export = tmp_path / "copy.dat", tmp_path / "export.json"
    export.write_text("made by hand")
    with opened(path) as notebook:
        notebook.save(Record())
        notebook.backup(copy)
        with pytest.raises(InUseError):
            destroy(path)
        done = notebook.destroy()

    assert [each.name for each in tmp_path.iterdir()] == ["export.json"]
    assert {each.name for each in done.removed} == {
        "archive.dat",
        "archive.dat.1",
        "copy.dat",
    }
    assert (done.left, done.stays) == ((), STAYS)


def test_notebook_shows_nothing_of_itself(path):
    with opened(path) as notebook:
        label = Label(code="X1", name=SENTINELS[0], meaning="hope")
        notebook.save(notebook.record.with_entry(label))
        shown = f"{notebook!r} {notebook.record!r} {notebook.record.settings!r}"
    assert SENTINELS[0] not in shown
    assert shown.startswith("Notebook(Vault('archive.dat', open)) Record(1 entries)")


def test_two_processes_cannot_write_at_once(path):
    with opened(path), pytest.raises(InUseError):
        opened(path)
    assert os.listdir(path.parent) == ["archive.dat"]  # noqa: PTH208 -- names are enough
