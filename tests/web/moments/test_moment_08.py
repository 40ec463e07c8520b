"""Moment 8. The first honest mirror."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.moments.looking import looked

from bedding.text import remarks

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMED = {"veilig", "veiligthuis", "geen gevaar", "no danger"}
"""A help line by its name, and the sentence that nothing filled in means nothing."""


def looks_in_the_mirror(person):
    """Go to the mirror, past the questions that come before it, and wait until it is there."""
    person.turns("contents")
    person.window.click(".leaf[data-go=mirror]")
    person.sees("gate")
    person.window.click("[data-act='gate/answer']")
    person.sees("mirror")
    looked(person)


def test_moment_8_five_days_show_ones_own_notes_alone(person_at, short_record):
    person = person_at(short_record)
    person.unlocks()

    looks_in_the_mirror(person)

    assert "Nog te weinig dagen om iets te zeggen (5 van minstens 14)" in person.reads
    window = person.window
    assert window.locator(".own-notes dt").count() == 5
    assert "lijf op scherp" in window.inner_text(".own-notes")
    assert window.locator(".axis, .statement, figure").count() == 0
    memory = person.house.server.session.memory
    assert not [name for name in memory if name.startswith("work.")], "no fit"


def test_moment_8_words_number_range_and_days_with_poles_of_equal_size(
    person_at, lived_record
):
    person = person_at(lived_record)
    person.unlocks()

    looks_in_the_mirror(person)

    window = person.window
    statements = window.locator(".statement")
    assert statements.count() == 12
    told = [
        text
        for text in statements.all_inner_texts()
        if re.search(r"\d+ van de 20 berekeningen \(tussen \d+ en \d+\)", text)
    ]
    assert len(told) >= 6
    assert all("Dit rust op 60 dagen" in text for text in told)
    for ends in window.locator(".axis-ends").all():
        left, right = (ends.locator("span").nth(at) for at in (0, 2))
        looks = [
            pole.evaluate(
                "it => { const s = getComputedStyle(it);"
                " return [s.fontSize, s.fontWeight, s.color] }"
            )
            for pole in (left, right)
        ]
        assert looks[0] == looks[1]
        assert left.bounding_box()["width"] == pytest.approx(
            right.bounding_box()["width"], abs=1
        )
    sizes = {
        float(dot.get_attribute("r"))
        for dot in window.locator(".at-alarm, .at-rest").all()
    }
    assert len(sizes) == 1
    assert window.locator(".weeks-map figure svg").count() > 0
    assert "Hoe zeker is dit?" in person.reads
    assert Axe().run(window).response["violations"] == []
    window.set_viewport_size({"width": 320, "height": 640})
    assert (
        window.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        <= 0
    )
    for language in ("nl", "en"):
        if language == "en":
            window.click("[data-switch=language]")
            window.wait_for_selector('html[lang="en"]')
            looked(person)
            assert window.locator(".statement").count() == 12
        found = [
            each.found
            for each in remarks(language, person.reads)
            if each.found.lower() not in NAMED
        ]
        assert found == []
