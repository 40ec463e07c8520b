"""The pictures of one's own days: drawn in the worker, and only while the gate allows."""

import re

import pytest
from tests.web.conftest import until

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers, step_back_in
from bedding.record import CheckIn
from bedding.text.months import day_name
from bedding.web.pages.rhythm import first_day


@pytest.fixture
def lived(opened_house, lived_record):
    house = opened_house(lived_record)
    house.enter()
    house.unlock()
    return house


def answers_the_gate(house):
    notebook = house.server.session.notebook
    notebook.save(note_answers(notebook.record, {}, sit_down().today).record)


def drawn(house):
    found: list[str] = []

    def there():
        found[:] = [house.ask("/api/page/rhythm").body]
        return "data-again" not in found[0]

    until(there, 60)
    return found[0]


def test_the_questions_come_first(lived):
    assert lived.ask("/api/page/rhythm").headers["x-page"] == "gate"


def test_both_pictures_come_with_words_and_numbers_and_the_map_rests_after_one_step(
    lived,
):
    answers_the_gate(lived)
    first = min(
        each.moment.local_date
        for each in lived.server.session.notebook.record.of(CheckIn)
    )

    page = drawn(lived)

    assert page.count("<figure>") == 2
    assert page.count("<table>") == 2
    assert f"Dag 1 is {day_name('nl', first)}." in page
    assert first_day(lived.server.session.notebook.record) == first
    assert " style=" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)

    lived.ask("/api/do/event/keep", {"code": "V5"})
    closed = lived.ask("/api/page/rhythm")
    assert closed.headers["x-page"] == "contents"
    assert "Ritme en weken" not in closed.body
    assert "Ritme en weken" not in lived.ask("/api/page/days").body

    notebook = lived.server.session.notebook
    notebook.save(step_back_in(notebook.record, sit_down().today, has_read=True))
    page = drawn(lived)
    assert page.count("<figure>") == 1
    assert "De kaart van storm en bedding rust nu." in page


def test_without_entries_nothing_is_drawn_and_nothing_begins(house):
    house.unlock()

    page = house.ask("/api/page/rhythm").body

    assert "Er is nog niets om te tekenen." in page
    assert "data-again" not in page
