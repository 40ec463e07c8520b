"""Moment 1. First open, nobody knows me."""

import pytest

pytestmark = pytest.mark.browser


def test_moment_1_nothing_is_asked_and_help_and_exit_are_there(newcomer):
    newcomer.opens()
    window = newcomer.window

    assert window.title() == "Notities"
    icon = window.locator("link[rel=icon]").get_attribute("href")
    assert icon == "/static/glyph.svg"
    assert "#" not in window.url, "the token is gone from the address"
    assert window.evaluate("history.length") == 2, "the blank page, and ours"
    assert window.locator("input").count() == 0, "no login"
    newcomer.goes("help")  # one tap
    assert window.locator("a[href='tel:112']").first.is_visible()
    newcomer.goes("rest")
    assert newcomer.outside == []
    window.locator(".exit").click()
    window.wait_for_url("https://www.knmi.nl/**")


def test_moment_1_reading_rest_and_leaving_work_before_there_is_a_record(newcomer):
    newcomer.opens()
    newcomer.goes("reading")
    newcomer.window.click(".chapters >> [data-go=reading] >> nth=5")
    newcomer.window.wait_for_selector("section >> nth=5")
    assert "Daartegen spreekt" in newcomer.reads
    for page in ("rest", "help"):
        newcomer.goes(page)

    assert not newcomer.house.path.exists()
    assert newcomer.context.cookies() == []
    stored = newcomer.window.evaluate(
        "[localStorage.length, Object.keys(sessionStorage)]"
    )
    assert stored == [0, ["sessie"]]


def test_a_window_without_the_launch_address_learns_nothing(newcomer):
    newcomer.window.goto(f"http://{newcomer.house.host}/")

    newcomer.window.wait_for_selector("[data-closed] >> visible=true")
    assert "Dit venster is gesloten" in newcomer.reads
    assert newcomer.window.locator("[data-go=help]").count() == 1
    newcomer.window.locator(".exit").click()
    newcomer.window.wait_for_url("https://www.knmi.nl/**")


def test_without_scripts_the_page_says_what_it_needs(person_at):
    person = person_at(options={"java_script_enabled": False})
    person.window.goto(person.house.server.address())

    assert "heeft JavaScript nodig" in person.reads
    assert "needs JavaScript" in person.reads
    assert person.window.locator("a.exit").get_attribute("href").startswith("https://")
