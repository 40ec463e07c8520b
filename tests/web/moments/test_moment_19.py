"""Moment 19. Goodbye: everything out and readable elsewhere, then everything gone, then away."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from pyrage import passphrase as age
from tests.web.conftest import until

from bedding.record import CheckIn, Event

pytestmark = pytest.mark.browser

OF_THE_FILE = "vier gele regenjassen"


@pytest.fixture
def leaver(person_at, short_record):
    """Someone with a record of some evenings."""
    person = person_at(short_record)
    person.unlocks()
    return person


def saved(person):
    """Press what saves, and return the name and the bytes of what the browser saved."""
    with person.window.expect_download() as coming:
        person.window.click("[data-act='export/save']")
    person.window.wait_for_selector("[data-sent]:not([hidden])")
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_moment_19_what_goes_out_opens_elsewhere(leaver):
    window, record = leaver.window, leaver.house.server.session.notebook.record
    evenings = len(list(record.of(CheckIn)))
    leaver.turns("export")
    assert f"check_ins.csv: {evenings} avonden" in leaver.reads
    assert "te lezen voor wie erbij kan" in leaver.reads

    name, content = saved(leaver)

    assert re.fullmatch(r"notities-\d{4}-\d{2}\.zip", name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    rows = list(csv.DictReader(io.StringIO(files["check_ins.csv"].decode("utf-8-sig"))))
    assert len(rows) == evenings
    assert json.loads(files["codebook.json"])
    whole = json.loads(files["record.json"])
    assert sum(row["kind"] == "event" for row in whole["rows"]) == len(
        list(record.of(Event))
    )

    window.click("main button:has-text('Versleuteld')")
    window.wait_for_selector("#field-again")
    window.fill("#field-name", "../brief <1>")
    window.fill("#field-passphrase", OF_THE_FILE)
    window.fill("#field-again", OF_THE_FILE)
    name, content = saved(leaver)

    assert name == "brief 1.age"
    assert content.startswith(b"age-encryption.org/v1")
    inside = age.decrypt(content, OF_THE_FILE)
    with zipfile.ZipFile(io.BytesIO(inside)) as archive:
        assert archive.read("record.json") == files["record.json"]


def test_moment_19_everything_goes_after_a_hold_and_then_the_person(leaver, tmp_path):
    window, house = leaver.window, leaver.house
    stick = tmp_path / "stick"
    stick.mkdir()
    leaver.turns("settings")
    leaver.goes("backup")
    window.fill("#field-place", str(stick))
    window.click("[data-act='backup/put']")
    window.wait_for_selector("main .plain .path")
    (copy,) = stick.iterdir()
    house.server.session.notebook.save(house.server.session.notebook.record)
    assert len(list(house.path.parent.iterdir())) > 1, (
        "earlier versions stand beside it"
    )

    leaver.turns("settings")
    leaver.goes("destroy")
    assert "voer het dan eerst uit" in leaver.reads
    assert str(copy) in leaver.reads
    for stays in ("bij je downloads", "cloudmap", "Oude resten op de schijf"):
        assert stays in leaver.reads

    button = window.locator("[data-hold-button]")
    button.hover()
    window.mouse.down()
    window.wait_for_timeout(1200)
    window.mouse.up()
    window.wait_for_selector("text=Er is niets verwijderd")
    button.focus()
    window.keyboard.down("Enter")
    window.wait_for_timeout(1200)
    assert re.search(r"Nog [12]\. Laat los", leaver.reads)
    window.keyboard.press("Escape")
    window.wait_for_timeout(2500)
    window.keyboard.up("Enter")
    assert house.path.exists()
    assert copy.exists()
    assert house.server.session.is_open

    button.focus()
    window.keyboard.down("Space")
    window.wait_for_url("https://www.knmi.nl/**")

    assert not house.path.parent.exists(), "the folder and every version in it"
    assert list(stick.iterdir()) == []
    until(lambda: not house.server.session.is_open)
    window.go_back()
    assert window.url == "about:blank"


def test_moment_19_who_cannot_hold_presses_once_and_can_stop(leaver):
    window, house = leaver.window, leaver.house
    window.clock.install()
    leaver.turns("settings")
    leaver.goes("destroy")
    window.click("label:has([data-hold-not])")

    window.click("[data-hold-button]")
    window.clock.run_for(9_000)
    assert "Nog 1." in leaver.reads
    window.keyboard.press("Enter")
    window.wait_for_selector("text=Er is niets verwijderd")
    window.clock.run_for(20_000)
    assert house.path.exists()

    window.click("[data-hold-button]")
    window.clock.run_for(11_000)
    window.wait_for_url("https://www.knmi.nl/**")
    assert not house.path.exists()
