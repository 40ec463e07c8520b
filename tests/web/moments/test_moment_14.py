"""Moment 14. Someone thinks of harming themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.web.conftest import PASSPHRASE
from tests.web.moments.looking import answers_the_gate, shows

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import care_of
from bedding.care import kept_of
from bedding.record import Passphrase, open_notebook

pytestmark = pytest.mark.browser


def test_moment_14_who_listens_first_and_tomorrow_is_an_ordinary_day(person):
    person.unlocks()
    window = person.window
    shows(person, "settings")
    window.click("label:has(input[name=country][value=NL])")

    answers_the_gate(person, ("G9", "yes"))

    person.sees("crisis")
    assert window.locator(".number").first.inner_text() == "113"
    for name in ("rest", "contents", "help"):
        shows(person, "crisis")
        window.click(f"[data-go={name}] >> nth=0")
        person.sees(name)
    shows(person, "contents")
    assert not {"mirror", "whatif"} & set(person.pages())
    assert {"evening", "rest", "help"} <= set(person.pages())
    window.evaluate("() => import('/static/talk.js').then(({ go }) => go('mirror'))")
    person.sees("contents")

    # Tomorrow: the pause was yesterday's.
    house = person.house
    house.server.session.lock()
    with open_notebook(house.path, Passphrase(PASSPHRASE)) as notebook:
        care = care_of(notebook.record)
        today = sit_down().today
        assert care.paused_on == today
        yesterday = replace(
            care,
            paused_on=today - timedelta(days=1),
            asked_on=today - timedelta(days=1),
        )
        settings = replace(notebook.record.settings, care=kept_of(yesterday))
        notebook.save(notebook.record.with_settings(settings))
    person.unlocks()
    shows(person, "contents")
    assert "mirror" in person.pages()
    for name in ("contents", "evening", "mirror", "gate"):
        shows(person, name)
        for word in ("113", "gisteren", "crisis", "Praat nu"):
            assert word not in person.reads, (name, word)
