"""Moment 10. Alarm or carrying capacity."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.moments.looking import answers_the_gate, looked, shows

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_moment_10_six_axes_with_twenty_dots_and_a_middle_that_is_a_place(
    person_at, lived_record
):
    person = person_at(lived_record)
    person.unlocks()
    window = person.window
    answers_the_gate(person)
    drawn = 0
    for code in (f"D{number}" for number in range(1, 7)):
        shows(person, "distinction", code=code)
        looked(person)

        assert window.locator(".axis").count() == 1
        middle = window.locator(".amid").bounding_box()
        line = window.locator(".along").bounding_box()
        assert middle["width"] > line["width"] / 4
        assert middle["x"] + middle["width"] / 2 == pytest.approx(
            line["x"] + line["width"] / 2, abs=1.5
        )
        dots = window.locator(".axis circle").count()
        assert dots in {0, 20}
        heard = window.locator(".axis svg").get_attribute("aria-label")
        if dots:
            drawn += 1
            counts = [int(each) for each in re.findall(r"(?<= )\d+(?=[,.])", heard)]
            assert sum(counts) == 20
            # A dot in the middle lies in the middle, and one at a pole does not.
            for place in ("alarm", "middle", "rest"):
                for dot in window.locator(f".at-{place}").all():
                    box = dot.bounding_box()
                    inside = (
                        middle["x"]
                        <= box["x"] + box["width"] / 2
                        <= (middle["x"] + middle["width"])
                    )
                    assert inside == (place == "middle")
        assert "Twintig stippen" in heard or "Nog geen stippen" in heard
    assert drawn >= 2
    assert Axe().run(window).response["violations"] == []

    before = window.locator(".axis circle").count()
    window.click("[data-switch=language]")
    window.wait_for_selector('html[lang="en"]')
    assert window.locator("main h1").inner_text() == "Staying yourself"
    assert window.locator(".axis circle").count() == before
    heard = window.locator(".axis svg").get_attribute("aria-label")
    assert "Twenty dots" in heard
    assert "you stay yourself" in heard
