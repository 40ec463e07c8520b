"""Moment 2. Learning to leave fast."""

import pytest

pytestmark = pytest.mark.browser


def test_moment_2_the_page_on_leaving_comes_first_and_can_be_practised(newcomer):
    newcomer.opens()
    newcomer.window.click("main [data-go=create]")
    newcomer.sees("leaving")

    told = newcomer.reads
    for sentence in (
        "De knop rechtsboven",
        "Drie keer Shift",
        "Die wordt niet gewist",
        "Wat je had ingevuld",
        "Start het programma opnieuw",
    ):
        assert sentence in told

    newcomer.window.click("[data-practice]")
    newcomer.window.wait_for_url("https://www.knmi.nl/**")
    assert "Het weer" in newcomer.reads


def test_moment_2_coming_back_shows_the_lock(person):
    person.unlocks()
    person.turns("leaving")
    person.window.click("[data-practice]")
    person.window.wait_for_url("https://www.knmi.nl/**")

    person.window.goto(f"http://{person.house.host}/")

    person.sees("start")
    assert person.window.locator(".lock").is_visible()
    assert "Vanavond" not in person.reads
