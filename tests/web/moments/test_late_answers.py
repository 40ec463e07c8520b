"""An answer of the server that comes late does not take the place of a page asked for since."""

import pytest
from playwright.sync_api import Route
from tests.web.moments.looking import shows

pytestmark = pytest.mark.browser


@pytest.fixture
def slow(person):
    """Return what holds back the first act of a name, and what lets it through."""
    person.unlocks()
    held: list[Route] = []

    def holds(act):
        def first(route):
            route.continue_() if held else held.append(route)

        person.window.route(f"**/do/{act}", first)

    def comes():
        (route,) = held
        with person.window.expect_response(lambda got: got.url == route.request.url):
            route.continue_()
        person.window.wait_for_timeout(200)

    return holds, comes


def test_a_page_asked_for_since_stays(person, slow):
    holds, comes = slow
    holds("settings/choose")
    shows(person, "settings")
    person.window.click("label:has(input[name=country][value=NL])")
    shows(person, "reading")

    comes()

    person.sees("reading")
    shows(person, "settings")
    assert person.window.locator("input[name=country][value=NL]").is_checked()


def test_an_act_that_leads_to_help_is_heard_however_late(person, slow):
    holds, comes = slow
    holds("gate/answer")
    shows(person, "gate")
    person.window.click("label:has(input[name=G9][value=yes])")
    person.window.click("[data-act='gate/answer']")
    shows(person, "reading")

    comes()

    person.sees("crisis")


def test_two_acts_of_one_page_are_both_seen(person, slow):
    holds, comes = slow
    holds("settings/choose")
    shows(person, "settings")
    person.window.click("label:has(input[name=country][value=NL])")
    person.window.wait_for_timeout(200)
    person.window.click("label:has(input[name=lock_minutes]) >> nth=0")
    person.window.wait_for_timeout(500)

    comes()

    assert person.window.locator("input[name=country][value=NL]").is_checked()
    assert person.window.locator("input[name=lock_minutes]").first.is_checked()


SLOWLY_READ = """() => {
    const read = Response.prototype.text;
    Response.prototype.text = async function () {
        const text = await read.call(this);
        if (this.url.endsWith("/settings/choose")) {
            window.coming = true;
            await new Promise((done) => { window.comes = done; });
            setTimeout(() => { window.came = true; }, 100);
        }
        return text;
    };
}"""
"""Holds an answer that began to come until it is told to go on: its head is there, its body not yet."""


def test_an_answer_half_read_does_not_take_the_place_of_a_page_asked_for_since(person):
    person.unlocks()
    shows(person, "settings")
    person.window.evaluate(SLOWLY_READ)
    person.window.click("label:has(input[name=country][value=NL])")
    person.window.wait_for_function("() => window.coming")
    shows(person, "reading")

    person.window.evaluate("() => window.comes()")
    person.window.wait_for_function("() => window.came")

    person.sees("reading")
