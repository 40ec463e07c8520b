import os
import re

import pytest

from bedding.record import DiskFullError


@pytest.fixture
def newcomer(person):
    person.path.unlink()
    return person


def test_a_new_notebook_is_made_with_a_code_and_the_start_questions(newcomer):
    words = newcomer.PASSPHRASE
    made = newcomer.calls(
        "open",
        typed=["short", words, "other words", words, words, "y", "1", "3", "2", "0"],
    )

    start = next(iter(newcomer.record.entries.values()))

    assert made.exit_code == 0, made.output
    assert "Lost is lost" in made.stdout
    assert "has 5 characters" in made.stderr
    assert "Those two were not alike" in made.stderr
    assert (start.purpose, start.relation, start.pattern, start.early) == (
        "self",
        "other",
        "weekly",
        0,
    )
    assert newcomer.path.stat().st_mode & 0o777 == 0o600


def test_who_only_reads_is_asked_no_more_and_nothing_is_kept(newcomer):
    words = newcomer.PASSPHRASE
    made = newcomer.calls("open", typed=[words, words, "n", "3"])

    assert made.exit_code == 0, made.output
    assert dict(newcomer.record.entries) == {}


def test_the_recovery_code_opens_and_a_new_passphrase_follows(person):
    shown = person.types("recovery").stdout
    (code,) = re.findall(r"(?:\w{4}-){6}\w{4}", shown)
    other = "vier gele bussen"

    changed = person.calls("passphrase", "--recovery", typed=[code, other, other])

    assert changed.exit_code == 0, changed.output
    assert person.types("open").exit_code == 1
    assert person.calls("open", typed=[other]).exit_code == 0


def test_a_script_gives_the_passphrase_on_a_descriptor_and_never_more_is_read(person):
    lines = f"{person.PASSPHRASE}\nvier gele bussen\nrest"
    descriptor = person.holds_out(lines)

    changed = person.calls("passphrase", "--passphrase-fd", descriptor)

    assert changed.exit_code == 0, changed.output
    assert os.read(int(descriptor), 9) == b"rest"
    assert person.calls("open", typed=["vier gele bussen"]).exit_code == 0


def test_a_descriptor_that_is_not_open_is_told(person):
    told = person.calls("open", "--passphrase-fd", "987")

    assert told.exit_code == 1
    assert "987" in told.stderr


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [("nl_NL.UTF-8", "Dit opent het notitieboek niet."), ("en_GB.UTF-8", "whole")],
)
def test_a_wrong_passphrase_is_told_apart_from_a_damaged_file(person, locale, sentence):
    wrong = person.calls("list", typed=["drie groene fietsen"], locale=locale)

    assert wrong.exit_code == 1
    assert sentence in wrong.stderr
    assert "drie groene" not in wrong.output


def test_a_damaged_file_names_the_version_that_is_whole_and_open_puts_it_back(person):
    person.types("now", "3", "4")
    person.types("pause", "1")
    harm(person.path)

    told = person.types("list")
    restored = person.calls("open", "--restore", "1")

    assert told.exit_code == 1
    assert "damaged" in told.stderr
    assert "1, 2" in told.stderr
    assert restored.exit_code == 0, restored.output
    assert [entry.form for entry in person.record.entries.values()] == ["now"]


def harm(path):
    """Change one byte in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_record_that_is_not_there_is_told_before_any_passphrase(newcomer):
    told = newcomer.calls("checkin")

    assert told.exit_code == 1
    assert "Passphrase" not in told.output
    assert newcomer.path.name in told.stderr


def test_a_new_record_never_takes_the_place_of_earlier_versions(person):
    person.types("now", "3", "4")
    person.path.unlink()

    told = person.calls("open")

    assert told.exit_code == 1
    assert "1 earlier version" in told.stdout
    assert not person.path.exists()


def test_where_opens_nothing(person):
    told = person.calls("where")

    assert told.exit_code == 0
    assert told.stdout.splitlines() == [str(person.path), "It is there."]


def test_a_full_disk_changes_nothing(person, monkeypatch):
    before = person.path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told = person.types("now", "3", "4")
    monkeypatch.undo()

    assert told.exit_code == 1
    assert "no room" in told.stderr.casefold()
    assert DiskFullError.__name__ not in told.output
    assert person.path.read_bytes() == before
