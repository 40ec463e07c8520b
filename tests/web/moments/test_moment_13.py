"""Moment 13. The gate opens."""

import re

import pytest
from tests.web.moments.looking import answers_the_gate, shows

from bedding.care import Part
from bedding.care.permission import ALWAYS, RECOGNITION
from bedding.web.pages import PAGES

pytestmark = pytest.mark.browser

ANALYSE = {
    name: page.part
    for name, page in PAGES.items()
    if page.part is not None and page.part not in ALWAYS
}
"""Every page that the gate may close."""

STAY = ("contents", "evening", "help", "rest", "settings", "gate")


def opened(person):
    """Return which of the pages that analyse there are, by their address and in the contents."""
    found = set()
    for name in ANALYSE:
        person.window.evaluate(
            "name => import('/static/talk.js').then(({ go }) => go(name))", name
        )
        person.window.wait_for_timeout(50)
        here = person.window.locator(".around").get_attribute("data-page")
        assert here in {name, "contents"}, (name, here)
        if here == name:
            found.add(name)
    shows(person, "contents")
    leaves = {name for name in person.pages() if name in ANALYSE}
    assert leaves == {name for name in found if PAGES[name].shelf is not None}
    return found


def test_moment_13_analysis_is_gone_everywhere_and_comes_back_in_two_steps(person):
    person.unlocks()
    window = person.window
    shows(person, "settings")
    window.click("label:has(input[name=country][value=NL])")
    answers_the_gate(person)
    assert opened(person) == set(ANALYSE)

    answers_the_gate(person, ("G4", "yes"))

    person.sees("safety")
    numbers = window.locator(".number").all_inner_texts()
    assert numbers[0] == "112"
    assert "0800-2000" in numbers
    assert "Praat met iemand die dit vaker doet" in person.reads
    assert "Bellen zonder sporen" in person.reads
    assert not re.search(r"\bscore|\d+ ?%|\d+ van de 10\b", person.reads)
    assert opened(person) == set()
    for name in STAY:
        shows(person, name)

    # The first step is a choice on a page of its own; it brings back recognition alone.
    shows(person, "gate")
    window.click("[data-go=back]")
    person.sees("back")
    assert "Het programma kan gevaar niet meten" in person.reads
    assert window.locator("[data-act='back/second']").count() == 0
    window.click("[data-act='back/first']")
    person.sees("contents")
    assert opened(person) == {
        name for name, part in ANALYSE.items() if part in RECOGNITION
    }
    assert not {
        part for part in (Part.SIMULATOR, Part.LOVE_LEANING) if part in RECOGNITION
    }

    shows(person, "gate")
    window.click("[data-go=back]")
    person.sees("back")
    assert window.locator("[data-act='back/first']").count() == 0
    window.click("[data-act='back/second']")
    person.sees("contents")
    assert opened(person) == set(ANALYSE)


@pytest.mark.slow
def test_moment_13_after_the_first_step_nothing_leans_to_calm(person_at, lived_record):
    person = person_at(lived_record)
    person.unlocks()
    window = person.window
    answers_the_gate(person, ("G1", "yes"))
    person.sees("safety")
    assert "Ga na iets met je keel of adem naar een arts" in person.reads
    shows(person, "back")
    window.click("[data-act='back/first']")
    person.sees("contents")

    shows(person, "mirror")
    window.wait_for_selector(".statement", timeout=60_000)

    about = "els => els.map(each => each.dataset.about)"
    shown = window.eval_on_selector_all(".statement", about)
    assert shown
    assert all(each.startswith("S") for each in shown)
    assert window.locator(".axis, figure, svg.chart").count() == 0
    shows(person, "sign", code=shown[0])
    window.wait_for_selector(".side", timeout=60_000)
    assert window.locator(".side").count() == 1
    assert window.locator(".side-rest").count() == 0
    window.evaluate(
        "() => import('/static/talk.js').then(({ go }) => go('distinction'))"
    )
    person.sees("contents")
