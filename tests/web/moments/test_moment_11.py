"""Moment 11. Why is this so strong: scenes to play and step, without data and by keys alone."""

import re

import pytest
from tests.web.conftest import until

pytestmark = pytest.mark.browser

LONG = 120_000
"""The first calculation of a machine compiles [ms]."""


def shows(person, scene):
    """Go to a scene by its button, and wait until its lines are there."""
    person.window.locator(
        "[data-go=mechanism]", has_text=re.compile(f"^{scene}")
    ).click()
    person.sees("mechanism")
    chosen = f"[data-go=mechanism][aria-pressed=true]:has-text('{scene}')"
    person.window.wait_for_selector(chosen)
    person.window.wait_for_selector("[data-played]", timeout=LONG)


def value(person, line):
    """Return what a line says now: its middle, and the ends of its range."""
    told = person.window.locator(f"[data-value={line}]").inner_text()
    return [float(each.replace(",", ".")) for each in re.findall(r"\d,\d\d", told)]


def reaches(person, wanted, *, most=40):
    """Press Tab until what has the focus is what was wanted."""
    for _ in range(most):
        if person.window.evaluate(
            "wanted => document.activeElement.matches(wanted)", wanted
        ):
            return
        person.window.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")


def test_moment_11_intermittency_raises_the_pull_by_keys_alone(newcomer):
    newcomer.opens()
    keys, window = newcomer.window.keyboard, newcomer.window
    reaches(newcomer, "[data-go=reading]")
    keys.press("Enter")
    newcomer.sees("reading")
    reaches(newcomer, ".chapters [data-go=reading][data-given*=body]")
    keys.press("Enter")
    window.wait_for_selector("[data-go=mechanism][data-given*=dopamine]")
    reaches(newcomer, "[data-go=mechanism][data-given*=dopamine]")
    keys.press("Enter")
    window.wait_for_selector("[data-played]", timeout=LONG)
    assert "Rekenmodel, niet gemeten" in newcomer.reads

    reaches(newcomer, "input[name=variant]")
    steady = value(newcomer, "pull")
    pulls = [steady[0]]
    for level in range(1, 5):
        keys.press("ArrowRight")
        window.wait_for_selector(f"[data-told='{level}']:not([hidden])")
        window.wait_for_timeout(700)  # the lines glide for half a second
        pulls.append(value(newcomer, "pull")[0])
    assert pulls == sorted(pulls)
    assert pulls[-1] > 1.5 * pulls[0]
    low, middle, high = (value(newcomer, "pull")[at] for at in (1, 0, 2))
    assert 0 <= low <= middle <= high <= 1
    told = window.locator("[data-told='4'] p").first.inner_text()
    assert re.search(r"Bij \d+ van de 40 mensen is dat hoger", told)
    assert told in window.locator("[data-heard]").text_content()

    reaches(newcomer, "[data-step]")
    keys.press("Enter")
    assert "Week 1 van 26" in newcomer.reads
    early = value(newcomer, "pull")[0]
    assert early < pulls[-1]
    keys.press("Enter")
    assert "Week 2 van 26" in newcomer.reads
    keys.press("Shift+Tab")
    keys.press("Enter")
    until(lambda: "Pauze" in newcomer.reads)
    until(lambda: "Week 5 van 26" in newcomer.reads)
    keys.press("Enter")
    until(lambda: "Speel af" in newcomer.reads)
    stopped = window.locator("[data-at]").inner_text()
    window.wait_for_timeout(400)
    assert window.locator("[data-at]").inner_text() == stopped
    assert newcomer.outside == []


def test_moment_11_four_scenes_each_with_words_a_table_and_its_label(newcomer):
    newcomer.opens()
    newcomer.goes("reading")
    newcomer.window.click("[data-given*=body]")
    newcomer.window.click("[data-go=mechanism][data-given*=together]")
    newcomer.window.wait_for_selector("[data-played]", timeout=LONG)
    lines = {
        "Dopamine": {"surprise", "pull"},
        "Cortisol": {"alarm", "load"},
        "Oxytocine": {"nearness", "calm", "relief"},
        "Alle drie": {"pull", "alarm", "relief", "voice"},
    }
    for scene, names in lines.items():
        shows(newcomer, scene)
        window = newcomer.window
        drawn = window.locator("svg[data-line]")
        assert {
            drawn.nth(at).get_attribute("data-line") for at in range(drawn.count())
        } == names
        assert window.locator(".model").is_visible()
        window.locator(".player").scroll_into_view_if_needed()
        window.mouse.wheel(0, 500)
        window.wait_for_timeout(100)
        assert window.locator(".model").is_visible(), "the label goes along"
        table = window.locator("[data-told='0'] table")
        assert table.locator("thead th").count() == 1 + len(names)
        assert table.locator("tbody tr").count() == 8
        path = window.locator("svg[data-line] .middle").first.get_attribute("d")
        assert path.count("L") == 181


def test_moment_11_little_motion_is_steps_alone(person_at):
    person = person_at(options={"reduced_motion": "reduce"})
    person.opens()
    person.goes("reading")
    person.window.click("[data-given*=body]")
    person.window.click("[data-go=mechanism][data-given*=oxytocin]")
    person.window.wait_for_selector("[data-played]", timeout=LONG)

    assert not person.window.locator("[data-play]").is_visible()
    before = value(person, "relief")[0]
    person.window.locator("label:has(input[name=variant])").nth(4).click()
    assert value(person, "relief")[0] > 3 * before, "at once"
    person.window.click("[data-step]")
    assert "Week 1 van 26" in person.reads


def test_moment_11_waiting_takes_nothing_from_under_the_hand(newcomer):
    newcomer.opens()
    newcomer.goes("reading")
    newcomer.window.click(".chapters [data-given*=rhythm]")
    newcomer.window.wait_for_selector(".around[data-again]")
    window = newcomer.window
    window.focus("[data-go=mechanism][data-given*=together]")
    window.wait_for_selector(".drawn svg >> visible=true", timeout=LONG)

    assert window.evaluate("document.activeElement.dataset.go") == "mechanism"
    assert window.locator(".drawn figcaption").is_visible()
    assert window.locator(".drawn svg[role=img]:visible").count() == 1
