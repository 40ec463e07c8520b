"""Pages with something on them: what is chosen, read back and changed, through axe and at 320 px."""

from dataclasses import replace
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from bedding.actions import own_labels
from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.record import CheckIn, Event, Reflection, edit, skip

pytestmark = pytest.mark.browser

LONG = "Rampenvoorbereidingsbijeenkomst met de ander" * 3


@pytest.fixture
def states(person_at, lived_record):
    """Someone with a long record, and the pages to look at: a name and what each is given."""
    person = person_at(lived_record, size={"width": 320, "height": 640})
    person.unlocks()
    notebook, sitting = person.house.server.session.notebook, sit_down()
    moment = sitting.moment(sitting.today, origin="event")
    record = note_answers(notebook.record, {}, sitting.today).record
    record = own_labels.add(
        record, "Zevenentwintigduizendachthonderdvijftien", "self, more"
    )
    row = Event(moment=moment, code="T6", who="other", strength=2, note=LONG[:140])
    evening = CheckIn(
        moment=moment, form="evening", contact="message", answers={"self": 2}
    )
    week = Reflection(moment=moment, form="distinctions", answers={"D1": 2, "D6": 7})
    for entry in (row, evening, week, Event(moment=moment, code="C4")):
        record = record.with_entry(entry)
    record = edit(record, replace(row, strength=3), sitting.shown_at)
    notebook.save(skip(record, sitting.today - timedelta(days=3)))
    step_back = list(notebook.record.of(Event))[-1]
    today = {"day": sitting.today.isoformat()}
    return person, (
        ("event", {"code": "T6"}),
        ("event", {"code": "V2"}),
        ("event", {"kept": step_back.id}),
        ("days", {}),
        ("days", today),
        ("edit", {"id": row.id}),
        ("edit", {"id": evening.id}),
        ("edit", {"id": week.id}),
        ("edit", {"id": week.id, "remove": True}),
        ("edit", {"removed": True}),
        ("labels", {}),
        ("labels", {"removing": "X1"}),
        ("questions", {}),
        ("rhythm", {}),
    )


def shows(person, page, given):
    person.window.evaluate(
        "([page, given]) => import('/static/talk.js').then(({ go }) => go(page, given))",
        [page, given],
    )
    person.window.wait_for_selector(
        f'.around[data-page="{page}"]:not([data-again])', timeout=60_000
    )


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(states):
    person, pages = states
    axe, found = Axe(), {}
    for theme, language in (("low_light", "nl"), ("light", "en")):
        person.house.server.session.theme = theme
        person.house.server.session.speak(language)
        for page, given in pages:
            shows(person, page, given)
            over = person.window.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            wrong = [
                (each["id"], [node["html"][:90] for node in each["nodes"][:3]])
                for each in axe.run(person.window).response["violations"]
            ]
            if over > 0 or wrong:
                found[language, page, str(given)] = (over, wrong)

    assert found == {}
