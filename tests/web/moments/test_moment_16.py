"""Moment 16. A step back takes nothing: no colour, no bar, and the text names what stayed."""

from datetime import timedelta

import pytest
from tests.web.conftest import PASSPHRASE

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.record import Event, Passphrase, Reflection, open_notebook
from bedding.text import sentences

pytestmark = pytest.mark.browser

LOOKS = """() => [...document.querySelectorAll("main, main h1, .phase, .phase h2, .option span")]
  .map((it) => getComputedStyle(it))
  .map((it) => [it.color, it.backgroundColor, it.borderBottomColor, it.opacity])"""


def open_path(person):
    person.window.evaluate(
        "() => import('/static/talk.js').then(({ go }) => go('path', {open: 'F4'}))"
    )
    person.window.wait_for_selector(".phase[data-phase=F4][open]")


def done(person):
    return person.window.locator(".phase[data-phase] .plain li").all_text_contents()


@pytest.fixture
def walked(person_at, made_record):
    """Someone who looked back on the phases, and put down some of what belongs to them."""
    person = person_at(made_record)
    sitting = sit_down()
    with open_notebook(person.house.path, Passphrase(PASSPHRASE)) as notebook:
        record = note_answers(notebook.record, {}, sitting.today).record
        day = sitting.today - timedelta(days=1)
        moment = sitting.moment(day, origin="event")
        for code in ("M4", "M2"):
            record = record.with_entry(Event(moment=moment, code=code))
        answers = {"F1.1": 3, "F2.2": 1, "F4.1": 2, "F4.2": 0}
        record = record.with_entry(
            Reflection(moment=moment, form="phases", answers=answers)
        )
        notebook.save(record)
    return person


def test_moment_16_a_step_back_changes_no_colour_and_no_bar_and_names_what_stayed(
    walked,
):
    person, window = walked, walked.window
    person.unlocks()
    open_path(person)
    before, looks = done(person), window.evaluate(LOOKS)
    assert window.locator("[data-step-back]").count() == 0

    told = window.evaluate(
        "() => import('/static/talk.js').then(({ act }) =>"
        " act('evening/happen', {code: 'C4', who: 'me', back: 0}))"
    )
    assert told is None
    person.sees("evening")
    open_path(person)

    note = window.locator("[data-step-back]").inner_text()
    assert "Wat je al kon, kun je nog" in note
    assert before != []
    for each in before:
        assert each in note
    assert done(person) == before
    assert window.evaluate(LOOKS) == looks
    assert window.locator("progress, meter, .bar:not(header), svg rect").count() == 0
    said = window.inner_text("main").lower()
    assert not any(word in said for word in ("terugval", "opnieuw beginnen", "mislukt"))


def test_moment_16_no_sentence_calls_it_by_a_harder_name_than_the_person_did():
    for language, word in (("nl", "terugval"), ("en", "relapse")):
        told = {
            key
            for key, each in sentences(language).items()
            if isinstance(each, str) and word in each.lower()
        }
        # Only the name of what a person themselves puts down.
        assert told <= {"record.event.C4"}
