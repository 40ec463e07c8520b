"""Moment 5. The evening of thirty seconds."""

import time

import pytest
from tests.web.conftest import until

from bedding.record import CheckIn

pytestmark = pytest.mark.browser

TAPS = {
    "contact": "message",
    "warmth": 5,
    "threat": 2,
    "arousal": 3,
    "pull": 4,
    "self": 6,
    "expect": 4,
}


def test_moment_5_nine_taps_and_no_chart_afterwards(person):
    person.unlocks()
    person.sees("evening")
    window = person.window
    taps = 0
    started = time.monotonic()
    for name, value in TAPS.items():
        window.click(f"label:has(input[name={name}][value='{value}'])")
        taps += 1
    window.click(".chip-line > button")
    taps += 1
    window.wait_for_selector(".chip[aria-pressed=true]")
    assert all(
        window.locator(f"input[name={name}][value='{value}']").is_checked()
        for name, value in TAPS.items()
    ), "a chip takes no answer away"
    window.click("[data-act='evening/done']")
    taps += 1
    person.sees("enough")

    assert taps <= 9
    assert time.monotonic() - started < 40
    assert "Opgeslagen. Genoeg voor vandaag." in person.reads
    assert window.locator("canvas, figure, table, [role=img]").count() == 0
    assert not any(letter.isdigit() for letter in window.inner_text("main"))
    person.house.server.session.lock()
    (entry,) = person.house.record.of(CheckIn)
    assert {"contact": entry.contact, **entry.answers} == TAPS


def test_moment_5_what_is_there_already_can_be_changed_and_says_so(person):
    person.unlocks()
    person.window.click("label:has(input[name=warmth][value='5'])")
    person.window.click("[data-act='evening/done']")
    person.sees("enough")
    person.goes("contents")
    person.turns("evening")
    assert "Deze avond staat er al." in person.reads

    person.goes("edit")
    person.window.click("label:has(input[name=warmth][value='2'])")
    person.window.click("[data-act='edit/keep']")
    person.sees("days")

    assert "veranderd op" in person.reads
    person.house.server.session.lock()
    (entry,) = person.house.record.of(CheckIn)
    assert dict(entry.answers) == {"warmth": 2}
    assert entry.moment.edited_at is not None


def test_moment_5_one_screen_without_scrolling_and_thumbs_fit(person):
    person.unlocks()
    window = person.window
    done = window.locator("[data-act='evening/done']").bounding_box()
    assert done["y"] + done["height"] <= 844
    boxes = window.locator(".point, .option").evaluate_all(
        "all => all.map((it) => [it.getBoundingClientRect().width, it.getBoundingClientRect().height])"
    )
    assert min(min(box) for box in boxes) >= 44


def test_moment_5_what_was_said_pushes_nothing_off_the_screen(person):
    person.unlocks()
    window = person.window
    window.click(".chip-line > button")
    window.wait_for_selector(".chip[aria-pressed=true]")

    done = window.locator("[data-act='evening/done']").bounding_box()
    assert window.locator(".said").is_visible()
    assert done["y"] + done["height"] <= 844


def test_moment_5_keyboard_alone(person):
    person.unlocks()
    person.sees("evening")
    keys = person.window.keyboard
    focused = "document.activeElement.name"
    until(lambda: person.window.evaluate(f"{focused} === 'contact'"))
    for key in "3523464":
        keys.press(key)
    assert person.window.evaluate("document.activeElement.matches('button.main')")
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    person.window.wait_for_timeout(200)
    person.window.focus("[data-act='evening/done']")
    keys.press("Enter")
    person.sees("enough")

    person.house.server.session.lock()
    (entry,) = person.house.record.of(CheckIn)
    assert {"contact": entry.contact, **entry.answers} == TAPS


def test_moment_5_arrows_move_and_choose(person):
    person.unlocks()
    keys = person.window.keyboard
    until(lambda: person.window.evaluate("document.activeElement.name === 'contact'"))
    keys.press("ArrowDown")
    assert person.window.evaluate("document.activeElement.name") == "warmth"
    for _ in range(4):
        keys.press("ArrowRight")
    keys.press("ArrowUp")
    assert person.window.evaluate("document.activeElement.name") == "contact"

    assert (
        person.window.locator("input[name=warmth]:checked").get_attribute("value")
        == "5"
    )


def test_moment_5_closing_midway_keeps_the_answers(person):
    person.unlocks()
    window = person.window
    window.click("label:has(input[name=warmth][value='5'])")
    with window.expect_response("**/api/do/evening/answer"):
        window.click("label:has(input[name=pull][value='2'])")
    window.keyboard.press("Shift")
    window.keyboard.press("Shift")
    window.keyboard.press("Shift")
    window.wait_for_url("https://www.knmi.nl/**")

    person.unlocks()

    person.sees("evening")
    assert window.locator("input[name=warmth]:checked").get_attribute("value") == "5"
    assert window.locator("input[name=pull]:checked").get_attribute("value") == "2"
    # The first that is open.
    until(lambda: window.evaluate("document.activeElement.name") == "contact")


def test_moment_5_an_answer_can_be_taken_back_and_stays_empty(person):
    person.unlocks()
    label = "label:has(input[name=warmth][value='5'])"
    for times in (1, 0):
        with person.window.expect_response("**/api/do/evening/answer"):
            person.window.click(label)
        assert person.window.locator("input[name=warmth]:checked").count() == times

    person.house.server.session.lock()
    assert dict(person.house.record.draft.answers) == {"warmth": None}
