"""Moment 18. The report for a talk: chosen, looked at, and only then saved."""

import pypdfium2
import pytest
from tests.web.conftest import PASSPHRASE

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.record import Event, Passphrase, open_notebook, unsealed
from bedding.text import remarks

pytestmark = pytest.mark.browser

WORDS = "vier groene stoelen"


@pytest.fixture
def noted(person_at, lived_record):
    """Someone with sixty evenings, one of which has words with a name in them."""
    person = person_at(lived_record)
    with open_notebook(person.house.path, Passphrase(PASSPHRASE)) as notebook:
        record = note_answers(notebook.record, {}, sit_down().today).record
        last = list(record.of(Event))[-1]
        noted = Event(
            moment=last.moment, code="T6", who="other", note="Willemijn zei niets meer"
        )
        notebook.save(record.with_entry(noted))
    return person


def saved(person, folder, name):
    with person.window.expect_download() as download:
        person.window.click("[data-act='report/save']")
    assert download.value.suggested_filename == name
    download.value.save_as(folder / name)
    return (folder / name).read_bytes()


def text_of(pdf):
    return " ".join(
        " ".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(pdf)
    )


def test_moment_18_chosen_looked_at_and_saved_under_a_name_of_ones_own(noted, tmp_path):
    person, window = noted, noted.window
    person.unlocks()
    person.turns("report")
    window.uncheck("input[name=signs]")
    window.check("input[name=notes]")
    window.fill("#field-question", "Hoe ik minder op Willemijn wacht")
    window.fill("#field-other", "Willemijn")
    window.click("[data-act='report/look']")
    pages = window.locator("img.leaf-of-paper")
    pages.first.wait_for(timeout=90_000)

    assert pages.count() == 2
    assert pages.evaluate_all("all => all.map((it) => it.naturalWidth > 800)") == [
        True,
        True,
    ]
    window.fill("#field-name", "boodschappen/lijst")
    pdf = saved(person, tmp_path, "boodschappenlijst.pdf")
    told = text_of(pdf)
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    for chosen in ("Storm en bedding", "Het ritme van de ander", "Zes verschillen"):
        assert chosen in told
    assert "Zes tekens" not in told
    assert "Willemijn" not in told
    assert "Verzonnen dagen" not in told
    assert "Hoe ik minder op de ander wacht" in told
    assert "de ander zei niets meer" in told
    assert "Wat deze bladzijden niet weten" in told
    assert remarks("nl", told) == ()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf

    window.click("details.more > summary")
    window.fill("#field-passphrase", "kort")
    window.click("[data-act='report/save']")
    window.wait_for_selector(".trouble:not(:empty)")
    window.fill("#field-passphrase", WORDS)
    locked = saved(person, tmp_path, "boodschappenlijst.pdf.age")
    assert unsealed(locked, WORDS, "x") == pdf

    # Nothing of it stays: not in the record, not beside it, and not after the lock.
    person.house.server.session.lock()
    assert {each.name for each in person.house.path.parent.iterdir()} <= {
        "archive.dat",
        "archive.dat.lock",
        "archive.dat.1",
    }
    assert person.house.server.session.memory == {}


def test_moment_18_while_the_gate_is_closed_it_is_nowhere(person_at, lived_record):
    person = person_at(lived_record)
    with open_notebook(person.house.path, Passphrase(PASSPHRASE)) as notebook:
        closed = note_answers(notebook.record, {"G4": "yes"}, sit_down().today)
        notebook.save(closed.record)
    person.unlocks()
    person.goes("contents")

    assert "report" not in person.pages()
    assert person.house.ask(
        "/api/page/report", headers={"X-Sessie": person.house.token or None}
    ).status in {401, 403}
    shown = person.window.evaluate(
        "() => import('/static/talk.js').then(({ go }) => go('report'))"
        ".then(() => document.querySelector('.around').dataset.page)"
    )
    assert shown == "contents"


def test_moment_18_no_two_fields_of_the_choice_share_a_name(noted):
    noted.unlocks()
    noted.turns("report")
    names = noted.window.evaluate(
        """() => [...document.querySelectorAll("[data-fields] [name]")].map(
             (it) => it.type === "radio" ? "radio " + it.name : it.name)"""
    )
    plain = [name for name in names if not name.startswith("radio ")]
    radios = {
        name.removeprefix("radio ") for name in names if name.startswith("radio ")
    }

    assert len(plain) == len(set(plain))
    assert radios.isdisjoint(plain)
