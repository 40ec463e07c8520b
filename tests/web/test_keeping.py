"""Taking out, copies, keys, expiry, goodbye and where everything is: asked over the wire."""

import io
import json
import re
import time
import zipfile
from datetime import timedelta

import pytest
from pyrage import passphrase as age
from tests.web.conftest import PASSPHRASE

from bedding.record import (
    CheckIn,
    Passphrase,
    Record,
    RecoveryCode,
    WrongKeyError,
    day_of,
    open_notebook,
    read_export,
)
from bedding.web.sending import named

OTHER = "vijf groene paraplu's"


@pytest.fixture
def lived_in(opened_house, short_record):
    """A server on a record of some evenings, unlocked."""
    found = opened_house(short_record)
    found.enter()
    found.unlock()
    return found


def record_of(house):
    return house.server.session.notebook.record


# ------------------------------------------------------------------ taking out
def test_an_export_comes_back_as_the_same_record(lived_in):
    answer = lived_in.ask("/api/do/export/save", {"kind": "tables", "name": "brief"})

    assert answer.headers["x-file"] == "brief.zip"
    assert answer.headers["content-type"] == "application/octet-stream"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        back = read_export(archive.read("record.json"))
    assert back.entries == record_of(lived_in).entries


def test_an_export_for_research_has_no_day_and_no_word_of_the_record(lived_in):
    answer = lived_in.ask("/api/do/export/save", {"kind": "research", "name": ""})

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        back = read_export(archive.read("record.json"))
        assert json.loads(archive.read("codebook.json"))
    given = {each.id: day_of(each) for each in record_of(lived_in).of(CheckIn)}
    moved = {each.id: day_of(each) for each in back.of(CheckIn)}
    assert len(moved) == len(given)
    assert not set(moved) & set(given)
    shifts = {
        (was - now) % timedelta(weeks=1)
        for was, now in zip(
            sorted(filter(None, given.values())),
            sorted(filter(None, moved.values())),
            strict=True,
        )
    }
    assert shifts == {timedelta(0)}
    assert max(filter(None, moved.values())) < min(filter(None, given.values()))


def test_an_encrypted_export_needs_its_passphrase_twice(lived_in):
    given = {"kind": "sealed", "name": "", "passphrase": OTHER}

    differs = lived_in.ask("/api/do/export/save", {**given, "again": "iets anders"})
    short = lived_in.ask(
        "/api/do/export/save", {**given, "passphrase": "kort", "again": "kort"}
    )
    good = lived_in.ask("/api/do/export/save", {**given, "again": OTHER})

    assert (differs.status, short.status, good.status) == (422, 422, 200)
    assert zipfile.is_zipfile(io.BytesIO(age.decrypt(good.content, OTHER)))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("brief", "brief.zip"),
        ("brief.zip", "brief.zip"),
        ("../../etc/passwd", "etcpasswd.zip"),
        ("C:\\x\\y", "Cxy.zip"),
        ("a\r\nX-Mark: b", "aX-Mark b.zip"),
        (" . ", "gewoon.zip"),
        ("", "gewoon.zip"),
        ("é" * 300, "é" * 60 + ".zip"),
    ],
)
def test_a_file_name_leads_nowhere(typed, name):
    assert named(typed, ".zip", usual="gewoon") == name


# ------------------------------------------------------------------ copies
def test_a_copy_that_the_browser_saves_opens_and_is_tried(lived_in, tmp_path):
    copy = lived_in.ask("/api/do/backup/save", {"name": "kopie"})
    assert copy.headers["x-file"] == "kopie.dat"
    place = tmp_path / "kopie.dat"
    place.write_bytes(copy.content)
    with open_notebook(place, Passphrase(PASSPHRASE), read_only=True) as notebook:
        assert notebook.record.entries == record_of(lived_in).entries

    lived_in.ask(
        "/api/file/restore_test", body=copy.content, headers={"X-Name": "kopie.dat"}
    )
    wrong = lived_in.ask("/api/do/restore_test/attempt", {"passphrase": "mis geraden"})
    waits = lived_in.ask("/api/do/restore_test/attempt", {"passphrase": PASSPHRASE})
    lived_in.server.session.patience.met()
    tried = lived_in.ask("/api/do/restore_test/attempt", {"passphrase": PASSPHRASE})

    assert (wrong.status, waits.status) == (422, 422)
    assert "Wacht nog" in waits.body
    count = len(record_of(lived_in).entries)
    assert f"Er staan {count} aantekeningen in" in tried.body
    assert "Laatste dag" in tried.body


def test_a_copy_at_a_place_is_remembered_and_never_written_over(lived_in, tmp_path):
    put = lived_in.ask("/api/do/backup/put", {"place": str(tmp_path / "kopie.dat")})
    again = lived_in.ask("/api/do/backup/put", {"place": str(tmp_path / "kopie.dat")})
    nowhere = lived_in.ask("/api/do/backup/put", {"place": str(tmp_path / "x" / "y")})
    vague = lived_in.ask("/api/do/backup/put", {"place": "kopie.dat"})

    assert put.status == 200
    assert str(tmp_path / "kopie.dat") in put.body
    assert (again.status, nowhere.status, vague.status) == (422, 422, 422)
    known = lived_in.ask(
        "/api/do/restore_test/choose", {"place": str(tmp_path / "kopie.dat")}
    )
    assert known.status == 200
    other = lived_in.ask("/api/do/restore_test/choose", {"place": "/etc/passwd"})
    assert other.status == 422


# ------------------------------------------------------------------ keys
def test_a_passphrase_changes_only_for_who_knows_what_opens(lived_in):
    new = {"passphrase": OTHER, "again": OTHER}

    refused = lived_in.ask(
        "/api/do/passphrase/change", {"now": "mis geraden wachtzin", **new}
    )
    lived_in.server.session.patience.met()
    changed = lived_in.ask("/api/do/passphrase/change", {"now": PASSPHRASE, **new})

    assert refused.status == 422
    assert "De nieuwe wachtzin werkt" in changed.body
    lived_in.ask("/lock")
    with pytest.raises(WrongKeyError):
        open_notebook(lived_in.path, Passphrase(PASSPHRASE), read_only=True)
    open_notebook(lived_in.path, Passphrase(OTHER), read_only=True).lock()


def test_who_forgot_the_passphrase_changes_it_with_the_recovery_code(lived_in):
    shown = lived_in.ask("/api/do/recovery/make", {"now": PASSPHRASE}).body
    (code,) = re.findall(r'aria-label="((?:\w{4} ){6}\w{4})"', shown)

    changed = lived_in.ask(
        "/api/do/passphrase/change",
        {"now": code.lower(), "passphrase": OTHER, "again": OTHER},
    )

    assert changed.status == 200
    lived_in.ask("/lock")
    open_notebook(lived_in.path, RecoveryCode(code), read_only=True).lock()


def test_a_recovery_code_opens_until_it_is_dropped_with_the_passphrase(lived_in):
    shown = lived_in.ask("/api/do/recovery/make", {"now": PASSPHRASE}).body
    (code,) = re.findall(r'aria-label="((?:\w{4} ){6}\w{4})"', shown)
    lived_in.ask("/api/do/recovery/go_on")

    for typed in ("", "mis geraden", code):
        assert lived_in.ask("/api/do/recovery/drop", {"now": typed}).status == 422
        lived_in.server.session.patience.met()
    open_notebook(lived_in.path, RecoveryCode(code), read_only=True).lock()
    dropped = lived_in.ask("/api/do/recovery/drop", {"now": PASSPHRASE})

    assert "Geen code opent dit notitieboek nog" in dropped.body
    lived_in.ask("/lock")
    with pytest.raises(WrongKeyError):
        open_notebook(lived_in.path, RecoveryCode(code), read_only=True)
    open_notebook(lived_in.path, Passphrase(PASSPHRASE), read_only=True).lock()


def test_a_new_code_is_made_by_who_knows_the_passphrase(lived_in):
    refused = lived_in.ask("/api/do/recovery/make", {"now": "mis geraden"})

    assert refused.status == 422
    assert 'class="code"' not in lived_in.ask("/api/page/recovery").body


def test_encrypting_anew_ends_the_old_keys_and_versions(lived_in):
    shown = lived_in.ask("/api/do/recovery/make", {"now": PASSPHRASE}).body
    (code,) = re.findall(r'aria-label="((?:\w{4} ){6}\w{4})"', shown)
    given = {"now": PASSPHRASE, "passphrase": OTHER, "again": OTHER}

    renewed = lived_in.ask("/api/do/rekey/renew", given)

    assert "Alles is opnieuw versleuteld" in renewed.body
    kept = record_of(lived_in).entries
    lived_in.ask("/lock")
    assert [each.name for each in lived_in.path.parent.iterdir()] == ["archive.dat"]
    with pytest.raises(WrongKeyError):
        open_notebook(lived_in.path, RecoveryCode(code), read_only=True)
    with open_notebook(lived_in.path, Passphrase(OTHER), read_only=True) as notebook:
        assert notebook.record.entries == kept


def test_a_second_notebook_is_never_lost_without_a_word(lived_in):
    lived_in.server.session.notebook.add_second("nog een andere wachtzin")
    given = {"now": PASSPHRASE, "passphrase": OTHER, "again": OTHER}

    refused = lived_in.ask("/api/do/rekey/renew", given)
    kept = lived_in.ask(
        "/api/do/rekey/renew", {**given, "second": "nog een andere wachtzin"}
    )

    assert refused.status == 422
    assert "tweede notitieboek" in refused.body
    assert kept.status == 200
    lived_in.ask("/lock")
    with open_notebook(
        lived_in.path, Passphrase("nog een andere wachtzin"), read_only=True
    ) as second:
        assert dict(second.record.entries) == {}


def test_a_key_file_opens_until_it_is_dropped(lived_in, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    refused = lived_in.ask(
        "/api/do/key_file/make", {"place": str(place), "now": "mis geraden"}
    )
    lived_in.server.session.patience.met()
    assert refused.status == 422
    assert list(place.iterdir()) == []

    made = lived_in.ask(
        "/api/do/key_file/make", {"place": str(place), "now": PASSPHRASE}
    )

    (file,) = place.iterdir()
    assert str(file) in made.body
    lived_in.ask("/lock")
    opened = lived_in.ask("/front/do/start/by_key_file", {"place": str(file)})
    assert opened.status == 200
    assert lived_in.server.session.is_open
    guessed = lived_in.ask("/api/do/key_file/drop", {"now": "mis geraden"})
    lived_in.server.session.patience.met()
    assert guessed.status == 422
    lived_in.ask("/api/do/key_file/drop", {"now": PASSPHRASE})
    lived_in.ask("/lock")
    closed = lived_in.ask("/front/do/start/by_key_file", {"place": str(file)})
    assert closed.status == 422
    assert not lived_in.server.session.is_open


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kopie.dat",
        "../x",
        "~nobody-here/x",
        "/tmp/a\x00b",
        "/tmp/" + "x" * 400,
        "/proc/x",
        "/dev/full",
    ],
)
def test_a_place_that_is_none_is_refused(lived_in, typed):
    for act in ("backup/put", "key_file/make"):
        given = {"place": typed, "now": PASSPHRASE}

        assert lived_in.ask(f"/api/do/{act}", given).status == 422


# ------------------------------------------------------------------ keeping, and not
def test_a_choice_that_removes_nothing_says_so(opened_house, lived_record):
    house = opened_house(lived_record)
    house.enter()
    house.unlock()
    notebook = house.server.session.notebook
    before = len(notebook.record.entries)

    asked = house.ask("/api/page/expire", {"months": "3"})
    kept = house.ask("/api/do/expire/keep", {"months": "3", "certain": False})

    assert "Er gaat nu niets weg" in asked.body
    assert kept.status == 200
    assert notebook.record.settings.keep_months == 3
    assert len(notebook.record.entries) == before


def test_a_clock_that_jumped_removes_nothing_unasked(lived_in):
    session = lived_in.server.session
    lived_in.ask("/api/page/evening")
    sitting = session.sitting
    assert sitting is not None
    later = type(sitting)(
        shown_at=sitting.shown_at + timedelta(days=400), zone=sitting.zone
    )
    session.sitting = later
    before = record_of(lived_in).entries
    told = lived_in.ask("/api/page/expire", {"months": "12"}).body
    assert f"Dan gaan {len(before)} aantekeningen nu weg" in told

    doubted = lived_in.ask("/api/do/expire/keep", {"months": "12"})

    assert doubted.headers["x-page"] == "expire"
    assert "klok" in doubted.body
    assert record_of(lived_in).entries == before
    certain = lived_in.ask("/api/do/expire/keep", {"months": "12", "certain": True})
    assert "weggehaald" in certain.body
    assert not list(record_of(lived_in).of(CheckIn))


# ------------------------------------------------------------------ goodbye, and where
def test_goodbye_needs_a_hold_and_leaves_no_file(lived_in):
    first = lived_in.ask("/api/do/destroy/gone", {})
    assert first.status == 422
    assert lived_in.path.exists()

    gone = lived_in.ask("/api/do/destroy/gone", {"held": True})

    assert gone.headers["x-mark"] == "leave"
    assert not lived_in.path.parent.exists()
    assert lived_in.ask("/api/page/evening").status == 423
    assert lived_in.ask("/front/page/start").status == 200


def test_where_tells_the_file_and_locked_no_copy(lived_in, tmp_path):
    lived_in.ask("/api/do/backup/put", {"place": str(tmp_path / "kopie.dat")})
    opened = lived_in.ask("/front/page/where").body
    lived_in.ask("/lock")
    locked = lived_in.ask("/front/page/where").body

    for page in (opened, locked):
        assert str(lived_in.path) in page
        assert "128 KiB" in page
    assert "kopie.dat" in opened
    assert "kopie.dat" not in locked


def test_an_export_comes_in_again_through_the_page(lived_in):
    export = lived_in.ask("/api/do/export/save", {"kind": "tables", "name": ""}).content
    kept = record_of(lived_in).entries
    lived_in.server.session.notebook.save(Record())

    lived_in.ask("/api/file/import", body=export, headers={"X-Name": "uit.zip"})
    page = lived_in.ask("/api/page/import").body
    while "data-again" in page:
        time.sleep(0.1)
        page = lived_in.ask("/api/page/import").body
    assert f"{len(kept)} aantekeningen" in page
    done = lived_in.ask("/api/do/import/keep", {})

    assert "toegevoegd" in done.body
    assert record_of(lived_in).entries == kept
