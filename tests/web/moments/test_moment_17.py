"""Moment 17. A chat comes in as numbers, and not a word of it is kept."""

import re
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.web.chat_samples import FILE, ME, PLANTED, samples
from tests.web.conftest import PASSPHRASE, until

from bedding.actions.bring_file import bring
from bedding.actions.brought import Answers, Asked, ChatCounted, ChatFound
from bedding.actions.counted_chat import counted, keep
from bedding.record import (
    ChatDay,
    Passphrase,
    export_files,
    open_notebook,
    read_export,
    research_files,
)

SAMPLES = samples()


@pytest.fixture
def own_places(tmp_path, monkeypatch):
    """Let everything that may be written on the way stand where this test can look."""
    places = tmp_path / "places"
    places.mkdir()
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(places))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return places


def hands_over(house, sample):
    """Hand a file over as the page does."""
    return house.ask(
        "/api/file/import",
        body=sample.content,
        headers={"X-Name": quote(sample.file)},
    )


def settled(house):
    """Return the page once reading is done."""
    shown = house.ask("/api/page/import").body
    end = time.monotonic() + 60
    while "data-again" in shown:
        assert time.monotonic() < end, "reading did not end"
        time.sleep(0.2)
        shown = house.ask("/api/page/import").body
    return shown


def brings_in(house, sample):
    """Bring one chat in, answering what is asked; return what was said on the way."""
    assert hands_over(house, sample).status == 200
    said = [settled(house)]
    if sample.asks:
        dates = re.findall(r"<li>([\d./]+)</li>", said[-1])
        assert len(dates) == 3, sample.layout
        assert 'name="order"' in said[-1]
        house.ask("/api/do/import/answer", {"order": "day"})
        said.append(settled(house))
    assert 'name="order"' not in said[-1], sample.layout
    place = re.search(rf'name="me" value="(\d)".*?<span>{sample.me} \(', said[-1], re.S)
    assert place, (sample.layout, said[-1])
    house.ask("/api/do/import/answer", {"me": place.group(1)})
    said.append(settled(house))
    house.ask("/api/do/import/keep", {"same": ""})
    said.append(settled(house))
    return said


def found_in(content: bytes) -> list[str]:
    return [word for word in PLANTED if word.encode() in content.lower()]


def checked(house, places):
    """Look for the planted words in all that a record exports, and in every file there is."""
    record = house.record
    everything = {**export_files(record), **research_files(record)}
    written = [each for each in places.parent.rglob("*") if each.is_file()]
    everything |= {str(each): each.read_bytes() for each in written}
    assert {name for name, content in everything.items() if found_in(content)} == set()
    assert house.path.name in {each.name for each in written}
    return {each.source for each in record.of(ChatDay)}


def test_moment_17_no_word_of_twenty_chats_stays(own_places, opened_house, made_record):
    house = opened_house(made_record)
    assert len(SAMPLES) == 20
    with open_notebook(house.path, Passphrase(PASSPHRASE)) as notebook:
        for sample in SAMPLES:
            answers = Answers(zone="Europe/Amsterdam")
            found = bring(sample.file, sample.content, answers)
            assert isinstance(found, Asked) == sample.asks, sample.layout
            if isinstance(found, Asked):
                assert (found.what, len(found.choices)) == ("order", 3)
                answers = replace(answers, day_first=True)
                found = bring(sample.file, sample.content, answers)
            assert isinstance(found, ChatFound), (sample.layout, found)
            assert (found.app, found.unreadable) == (sample.app, 0), sample.layout
            answers = replace(answers, me=sample.me)
            days = bring(sample.file, sample.content, answers)
            assert isinstance(days, ChatCounted)
            assert found_in(days.record) == []
            entries = tuple(read_export(days.record).of(ChatDay))
            chat = counted(notebook.record, entries)
            notebook.save(keep(notebook.record, chat, instead_of=None))

    assert len(checked(house, own_places)) == len(SAMPLES)


def test_moment_17_the_pages_keep_no_word_and_no_file(
    own_places, opened_house, made_record
):
    house = opened_house(made_record)
    house.enter()
    house.unlock()
    through = [
        each
        for each in SAMPLES
        if each.layout in {"slashes, either way", "Dutch iPhone, zip with pictures"}
    ]

    for sample in through:
        said = brings_in(house, sample)

        assert f"{sample.file}" in said[-1], "it says which file the original is"
        assert "staat nog waar je het koos" in said[-1]
        assert "hield geen kopie" in said[-1]

    house.ask("/lock")
    assert len(checked(house, own_places)) == len(through) == 2


@pytest.mark.browser
def test_moment_17_a_chat_is_looked_at_first_in_the_window(person, tmp_path):
    sample = next(each for each in SAMPLES if each.asks)
    file = tmp_path / sample.file
    file.write_bytes(sample.content)
    person.unlocks()
    person.turns("import")
    window = person.window
    assert "Geen woord, geen naam" in person.reads

    window.set_input_files("input[type=file]", file)

    window.wait_for_selector(".samples")
    assert window.locator(".samples li").count() == 3
    assert "Wat komt er eerst?" in person.reads
    window.click("text=de dag")
    window.click("[data-act='import/answer']")
    window.wait_for_selector("text=Wie ben jij?")
    window.click(f".option:has-text('{ME}')")
    window.click("[data-act='import/answer']")
    window.wait_for_selector(".numbers-kept")
    assert dict(person.house.server.session.notebook.record.entries) == {}, (
        "nothing is kept before it was looked at"
    )
    assert "Alleen aantallen per dag worden bewaard" in person.reads
    window.click("[data-act='import/keep']")
    window.wait_for_selector("text=125 dagen zijn bewaard")

    assert f"{FILE}.txt" in person.reads
    assert "hield geen kopie" in person.reads
    kept = person.house.server.session.notebook.record
    assert len(list(kept.of(ChatDay))) == 125
    window.click("[data-act='import/done'] >> nth=0")
    person.sees("contents")
    assert FILE not in person.reads
    assert window.locator("form").count() == 0


@pytest.mark.browser
def test_moment_17_reading_can_be_stopped_and_leaves_nothing(person, tmp_path):
    file = tmp_path / "long.txt"
    line = "18-08-2026 09:15 - Anna: een zin van gewone lengte\n"
    file.write_text(line * 400_000)
    person.unlocks()
    person.turns("import")
    person.window.set_input_files("input[type=file]", file)
    person.window.click("[data-act='import/stop']")

    person.window.wait_for_selector("text=Kies een bestand")
    session = person.house.server.session
    assert dict(session.notebook.record.entries) == {}
    assert "bringing" not in session.memory


@pytest.mark.parametrize("what", ["lock", "stop"])
def test_the_process_that_read_a_file_ends_with_it(house, what):
    house.unlock()
    hands_over(house, SAMPLES[0])
    settled(house)
    held = house.server.session.memory["bringing"]
    process = held._worker._process
    assert process is not None
    assert process.is_alive()

    house.ask("/lock" if what == "lock" else "/api/do/import/stop")

    until(lambda: not process.is_alive())
    assert "bringing" not in house.server.session.memory


def test_a_file_that_is_no_chat_says_so_and_keeps_nothing(house):
    house.unlock()
    odd = SAMPLES[0]
    for name, content in (
        ("photo.jpg", b"\xff\xd8\xff"),
        ("x.zip", b"PK\x03\x04"),
        ("", b""),
    ):
        house.ask("/api/file/import", body=content, headers={"X-Name": quote(name)})

        assert "Er is niets bewaard" in settled(house), name
    assert odd.file not in settled(house)


def test_names_in_a_zip_are_never_paths_and_no_markup_gets_through(house, tmp_path):
    house.unlock()
    name = "../../<script>alert(1)</script>.txt"
    house.ask(
        "/api/file/import",
        body=SAMPLES[0].content,
        headers={"X-Name": quote(name)},
    )

    page = settled(house)

    assert "<script>alert" not in page
    assert ".." not in page
    assert not Path(tmp_path / "alert(1)").exists()
