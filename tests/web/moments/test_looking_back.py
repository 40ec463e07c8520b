"""The weekly look back in a browser: eight taps, or the keys alone."""

import pytest
from tests.web.conftest import until

from bedding.record import Reflection

pytestmark = pytest.mark.browser

SIGNS = ("S1a", "S2a", "S3a", "S4a", "S5a", "S6a", "S1+")


def test_a_week_of_signs_takes_eight_taps_and_shows_nothing_afterwards(person):
    person.unlocks()
    person.turns("week")
    taps = 0
    for name in SIGNS:
        person.window.click(f"label:has(input[name='{name}'][value='3'])")
        taps += 1
    person.window.click("[data-act='week/done']")
    taps += 1
    person.sees("enough")

    assert taps <= 8
    assert person.window.locator("canvas, figure, table, [role=img]").count() == 0
    person.house.server.session.lock()
    (entry,) = person.house.record.of(Reflection)
    assert dict(entry.answers) == dict.fromkeys(SIGNS, 3)
    assert entry.all_alike  # noticed, and never refused


def test_a_week_by_keys_alone_and_closing_midway_keeps_it(person):
    person.unlocks()
    person.turns("week")
    keys, window = person.window.keyboard, person.window
    until(lambda: window.evaluate("document.activeElement.name") == "S1a")
    for key in "0124":
        keys.press(key)
    assert window.evaluate("document.activeElement.name") == "S5a"
    notebook = person.house.server.session.notebook
    until(
        lambda: len(notebook.record.draft.answers if notebook.record.draft else ()) == 4
    )
    for _ in range(3):
        keys.press("Shift")
    window.wait_for_url("https://www.knmi.nl/**")

    person.unlocks()
    person.turns("week")

    until(lambda: window.evaluate("document.activeElement.name") == "S5a")
    checked = window.locator("input:checked")
    values = [checked.nth(at).get_attribute("value") for at in range(checked.count())]
    assert values == ["0", "1", "2", "4"]
