"""Moment 7. Something happened at three in the afternoon."""

import pytest
from tests.web.conftest import until

from bedding.actions.clock_here import sit_down
from bedding.record import Event

pytestmark = pytest.mark.browser


def taps(person, *selectors):
    """Press one thing after another, and return how many that were."""
    for selector in selectors:
        person.window.click(selector)
    return len(selectors)


def chooses(person, code):
    """Press a chip, and wait for its form."""
    chip = f".chip[data-go='event'][data-given*='\"code\": \"{code}\"']"
    person.window.click(f"{chip} >> nth=0")
    person.window.wait_for_selector(".happening")
    return 1


def events(person):
    person.house.server.session.lock()
    return list(person.house.record.of(Event))


def test_moment_7_four_taps_and_the_timeline_shows_it(person):
    person.unlocks()
    person.turns("event")
    count = chooses(person, "T6")
    count += taps(
        person,
        "label:has(input[name=who][value=other])",
        "label:has(input[name=strength][value='2'])",
        "[data-act='event/keep']",
    )
    person.window.wait_for_selector("h1:has-text('Opgeslagen.')")
    assert count <= 4

    person.turns("days")
    timeline = person.window.locator(".timeline")
    assert "Ruzie" in timeline.inner_text()
    assert "de ander begon · duidelijk" in timeline.inner_text()
    timeline.locator("button").first.click()
    person.window.wait_for_selector(".entry")
    assert "Ruzie" in person.window.inner_text(".entry")
    (event,) = events(person)
    assert (event.code, event.who, event.strength) == ("T6", "other", 2)
    assert event.note is None


def test_moment_7_a_note_is_free_and_ends_at_140_characters(person):
    person.unlocks()
    person.turns("event")
    chooses(person, "M1")
    person.window.locator("textarea").press_sequentially("x" * 130)
    person.window.keyboard.type("nog twaalf x")
    assert len(person.window.input_value("textarea")) == 140
    person.window.click("[data-act='event/keep']")
    person.window.wait_for_selector("h1:has-text('Opgeslagen.')")

    (event,) = events(person)
    assert event.note == "x" * 130 + "nog twaalf"


def test_moment_7_who_began_is_asked_in_words_and_nothing_is_lost(person):
    person.unlocks()
    person.turns("event")
    chooses(person, "T6")
    person.window.fill("textarea", "om kwart over drie")
    person.window.click("[data-act='event/keep']")
    until(lambda: "Wie begon?" in person.window.inner_text(".happening .trouble"))

    assert person.window.input_value("textarea") == "om kwart over drie"
    assert events(person) == []


def test_moment_7_a_fourth_hears_a_kind_word_and_danger_is_always_taken(person):
    person.unlocks()
    for code in ("M1", "M4", "M2"):
        person.turns("event")
        chooses(person, code)
        person.window.click("[data-act='event/keep']")
        person.window.wait_for_selector("h1:has-text('Opgeslagen.')")

    person.turns("event")
    chooses(person, "M5")
    assert "Drie is genoeg voor vanavond. Morgen weer." in person.reads
    main = person.window.locator("main button.main")
    assert main.inner_text() == "Een minuut rust"
    person.window.click("[data-go=event]")
    chooses(person, "V1")
    assert "Morgen weer" not in person.reads
    person.window.click("[data-act='event/keep']")
    person.sees("safety")

    assert [each.code for each in events(person)] == ["M1", "M4", "M2", "V1"]


def test_moment_7_by_keys_alone(person):
    person.unlocks()
    person.turns("event")
    keys, window = person.window.keyboard, person.window
    window.focus(".chip[data-given*='T2']")
    keys.press("Enter")
    until(lambda: window.evaluate("document.activeElement.name === 'who'"))
    for key in "232":
        keys.press(key)
    until(lambda: window.evaluate("document.activeElement.matches('button.main')"))
    keys.press("Enter")
    window.wait_for_selector("h1:has-text('Opgeslagen.')")

    (event,) = events(person)
    told = (event.code, event.who, event.strength, event.part)
    assert told == ("T2", "other", 3, "afternoon")
    assert event.moment.local_date == sit_down().today


def test_moment_7_from_the_evening_and_back_with_every_answer_in_place(person):
    person.unlocks()
    person.sees("evening")
    with person.window.expect_response("**/api/do/evening/answer"):
        person.window.click("label:has(input[name=warmth][value='5'])")
    person.goes("event")
    chooses(person, "C2")
    person.window.click("[data-act='event/keep']")
    person.sees("evening")

    chosen = person.window.locator("input[name=warmth]:checked")
    assert chosen.get_attribute("value") == "5"
    pressed = person.window.locator(".chip[aria-pressed=true]")
    assert pressed.inner_text() == "De ander nam contact op"
