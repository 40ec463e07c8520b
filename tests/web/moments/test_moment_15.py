"""Moment 15. The way on: four phases, steps of one's own, and a question before limits."""

import re

import pytest
from tests.web.conftest import PASSPHRASE, until

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.record import Passphrase, open_notebook

pytestmark = pytest.mark.browser

FINISHED = r"\bklaar\b|voltooid|afgerond|✓|✔|\d+ ?%|\d van \d"
"""What would mark a phase as done, or measure it."""


def phase(window, name):
    return window.locator(f".phase[data-phase={name}]")


def unfold(window, name):
    if phase(window, name).get_attribute("open") is None:
        phase(window, name).locator("summary").click()


def write(window, name, first, second):
    unfold(window, name)
    fields = phase(window, name).locator("input[type=text]")
    fields.nth(0).fill(first)
    fields.nth(1).fill(second)
    window.evaluate("document.querySelector('.around').dataset.before = ''")
    phase(window, name).locator("[data-act='path/keep']").click()
    window.wait_for_selector(".around:not([data-before]) .said")


def test_moment_15_where_one_is_and_two_steps_for_each_phase(person):
    person.unlocks()
    person.turns("path")
    window = person.window
    assert window.locator(".phase").count() == 4
    window.click("label:has(input[name=here][value=F2])")
    window.wait_for_selector("input[name=here][value=F2]:checked")
    window.wait_for_selector(".phase[data-phase=F2][open]")
    write(window, "F1", "een rondje lopen", "eerst <b>ademen</b>")
    write(window, "F2", "opschrijven", "mild zijn")
    write(window, "F4", "bij Noor zitten", "")

    unfold(window, "F3")
    asked = phase(window, "F3")
    assert asked.locator("input").count() == 0
    assert "Kan het kwaad" in asked.inner_text()
    asked.locator("""[data-given='{"sure": "no"}']""").click()
    window.wait_for_selector("[data-phase=F3] [data-go=help]")
    assert phase(window, "F3").locator("input").count() == 0
    person.turns("path")
    unfold(window, "F3")
    phase(window, "F3").locator("""[data-given='{"sure": "yes"}']""").click()
    window.wait_for_selector("[data-phase=F3] input")
    write(window, "F3", "morgen pas antwoorden", "een avond voor mij")
    # The next time it asks again, whatever was said before.
    person.turns("path")
    unfold(window, "F3")
    assert phase(window, "F3").locator("input").count() == 0

    told = re.sub(r"Geen fase is ooit klaar", "", window.inner_text("main"))
    assert re.findall(FINISHED, told) == []
    assert window.locator("progress, meter, [role=progressbar]").count() == 0
    unfold(window, "F1")
    first = phase(window, "F1").locator("input[type=text]")
    assert first.nth(1).input_value() == "eerst <b>ademen</b>"
    person.house.server.session.lock()
    assert dict(person.house.record.settings.steps) == {
        "here": "F2",
        "F1.a": "een rondje lopen",
        "F1.b": "eerst <b>ademen</b>",
        "F2.a": "opschrijven",
        "F2.b": "mild zijn",
        "F4.a": "bij Noor zitten",
        "F3.a": "morgen pas antwoorden",
        "F3.b": "een avond voor mij",
    }


def test_moment_15_where_one_is_can_be_taken_back(person):
    person.unlocks()
    person.turns("path")
    window = person.window
    window.click("label:has(input[name=here][value=F1])")
    session = person.house.server.session
    until(lambda: dict(session.notebook.record.settings.steps) == {"here": "F1"})
    window.wait_for_selector(".phase[data-phase=F1][open]")
    window.click("label:has(input[name=here][value=F1])")
    until(lambda: dict(session.notebook.record.settings.steps) == {})

    person.house.server.session.lock()
    assert dict(person.house.record.settings.steps) == {}


def test_moment_15_the_gate_takes_the_phase_about_limits_away(person_at, made_record):
    person = person_at(made_record)
    with open_notebook(person.house.path, Passphrase(PASSPHRASE)) as notebook:
        closed = note_answers(notebook.record, {"G6": "yes"}, sit_down().today)
        notebook.save(closed.record)
    person.unlocks()
    person.turns("path")

    names = person.window.locator(".phase").evaluate_all(
        "all => all.map((it) => it.dataset.phase)"
    )
    assert names == ["F1", "F2", "F4"]
    assert "rens" not in person.window.inner_text("main")


def test_moment_15_beside_a_phase_every_number_has_its_range(person_at, lived_record):
    person = person_at(lived_record)
    with open_notebook(person.house.path, Passphrase(PASSPHRASE)) as notebook:
        asked = note_answers(notebook.record, {}, sit_down().today)
        notebook.save(asked.record)
    person.unlocks()
    person.turns("path")
    window = person.window
    unfold(window, "F2")
    again = window.locator("[data-phase=F2] [data-go=path]")
    for _ in range(60):
        if again.count():
            again.click()
        window.wait_for_timeout(1000)
        if window.locator("[data-phase=F2] .beside").count():
            break

    said = window.locator("[data-phase=F2] .beside dt").all_inner_texts()
    certain = window.locator("[data-phase=F2] .beside dd").all_inner_texts()
    assert len(said) == len(certain) == 2
    numbers = [
        at for at, each in enumerate(said) if any(letter.isdigit() for letter in each)
    ]
    assert numbers != []
    assert all("Tussen" in certain[at] for at in numbers)
