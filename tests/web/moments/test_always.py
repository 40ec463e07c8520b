"""What every page must do: axe, small windows, the keyboard, both looks, and no way outside."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize
from tests.web.conftest import ARGUMENTS, PASSPHRASE, browser_path, until
from tests.web.moments.conftest import TELEPHONE

from bedding.record import Event
from bedding.web.pages import PAGES

pytestmark = pytest.mark.browser

NOT_HERE = {"start", "create", "demonstration", "look"}
"""Pages that are not reached while a record is open; they are walked from the start."""


GIVEN = {
    "enough": {"told": "saved"},
    "sign": {"code": "S5"},
    "distinction": {"code": "D6"},
}
"""What a page is given here; another is given nothing."""

PATIENCE = 90_000
"""How long a page may calculate on a busy machine [millisecond]."""


SMALL: tuple[ViewportSize, ...] = (
    {"width": 320, "height": 640},
    {"width": 640, "height": 400},
)
"""The narrowest telephone; and 1280 by 800 with everything at twice the size [pixel]."""


def shows(person, page):
    """Show a page by its name, as a press would, and wait for what it calculates."""
    person.window.evaluate(
        "([page, given]) => import('/static/talk.js').then(({ go }) => go(page, given))",
        [page, GIVEN.get(page, {})],
    )
    person.window.wait_for_selector(".around:not([data-again])", timeout=PATIENCE)
    # Some lead on where nothing was chosen yet: to what comes before them.
    return person.window.locator(".around").get_attribute("data-page")


def test_axe_finds_nothing_on_any_page_and_none_is_too_wide(person_at, asked_record):
    """One walk along all pages in both languages, since many calculate before they show."""
    person = person_at(asked_record)
    found, wide, shown = {}, {}, set()
    person.opens()
    axe = Axe()
    pages = sorted(set(PAGES) - NOT_HERE)

    def look(name):
        # The second look differs in its colours alone.
        for theme, options in (
            ("low_light", {"resultTypes": ["violations"]}),
            ("light", {"runOnly": ["color-contrast"]}),
        ):
            person.window.evaluate(
                "(theme) => { document.documentElement.dataset.theme = theme; }", theme
            )
            result = axe.run(person.window, options=options).response["violations"]
            if result:
                found[name, theme] = [
                    (each["id"], [node["html"][:90] for node in each["nodes"][:3]])
                    for each in result
                ]

    def fit(name, language):
        for small in SMALL:
            person.window.set_viewport_size(small)
            over = person.window.evaluate(
                "document.documentElement.scrollWidth"
                " - document.documentElement.clientWidth"
            )
            if over > 0:
                wide[language, name, small["width"]] = over
        person.window.set_viewport_size(TELEPHONE)

    look("lock")
    person.window.fill("#field-passphrase", PASSPHRASE)
    person.window.keyboard.press("Enter")
    person.sees("evening")
    for name in pages:
        shown.add(shows(person, name))
        look(name)
        fit(name, "nl")
    person.house.server.session.speak("en")
    for name in pages:
        shows(person, name)
        fit(name, "en")

    assert found == {}
    assert wide == {}
    assert len(shown) > 0.9 * len(pages), "nearly all are looked at as themselves"


def test_axe_finds_nothing_before_there_is_a_record(newcomer):
    newcomer.opens()
    axe = Axe()
    found = {"start": axe.run(newcomer.window).response["violations"]}
    shows(newcomer, "leaving")
    shows(newcomer, "create")
    found["create"] = axe.run(newcomer.window).response["violations"]

    assert found == {"start": [], "create": []}


def test_the_keyboard_reaches_everything_from_the_first_stop(person):
    """A whole way by keys alone: unlock, evening, done, contents, settings, close."""
    person.opens()
    keys, window = person.window.keyboard, person.window
    until(lambda: window.evaluate("document.activeElement.id === 'field-passphrase'"))
    keys.type(PASSPHRASE)
    keys.press("Enter")
    person.sees("evening")
    until(lambda: window.evaluate("document.activeElement.name === 'contact'"))
    for key in "4111111":
        keys.press(key)
    keys.press("Enter")
    person.sees("enough")
    for wanted in ("contents", "settings"):
        for _ in range(40):
            if window.evaluate("document.activeElement.dataset.go") == wanted:
                break
            keys.press("Tab")
        keys.press("Enter")
        person.sees(wanted)

    assert person.house.server.session.is_open


def test_the_language_and_the_look_switch_in_place(person):
    person.unlocks()
    person.turns("rest")
    person.window.click("[data-switch=language]")
    person.window.wait_for_selector('html[lang="en"]')
    person.window.click("[data-switch=theme]")
    person.window.wait_for_selector('html[data-theme="light"]')

    assert person.window.locator("main h1").inner_text() == "A minute of rest"
    person.house.server.session.lock()
    settings = person.house.record.settings
    assert (settings.language, settings.theme) == ("en", "light")


def test_a_switch_shows_the_same_day_after_an_act_with_what_was_typed(person):
    person.unlocks()
    window = person.window
    person.turns("event")
    window.click("details.days summary")
    window.click("""[data-go=event][data-given*='"back": 2']""")
    window.wait_for_selector(""".chip[data-given*='"back": 2']""")
    window.click(""".chip[data-go=event][data-given*='"code": "T6"']""")
    window.fill("#field-note", "twee regels\nvan mij")
    window.click("summary:has-text('Meer')")
    window.check("input[name=who][value=other]", force=True)
    window.check("input[name=channel][value=message]", force=True)
    window.click("[data-switch=language]")
    window.wait_for_selector('html[lang="en"]')

    until(lambda: window.input_value("#field-note") == "twee regels\nvan mij")
    assert window.is_checked("input[name=who][value=other]")
    assert window.is_checked("input[name=channel][value=message]")
    assert window.locator("details.more").get_attribute("open") is not None
    assert window.evaluate("document.activeElement.dataset.switch") == "language"

    window.click("[data-act='event/keep']")
    window.wait_for_selector(".still h1")
    heading = window.inner_text("main .lead")
    window.click("[data-switch=language]")
    window.wait_for_selector('html[lang="nl"]')

    assert heading == "Conflict, row"
    assert window.inner_text("main .lead") == "Ruzie"
    (event,) = person.house.record.of(Event)
    assert (event.note, event.who) == ("twee regels van mij", "other")
    window.click("main [data-go=days]")
    person.sees("days")
    day = window.inner_text("main h1")
    window.click("[data-switch=theme]")
    window.wait_for_selector('html[data-theme="light"]')
    assert window.inner_text("main h1") == day


def test_no_socket_of_the_browser_leaves_this_machine(
    playing, opened_house, made_record, tmp_path
):
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium on this machine, and it can't be fetched here")
    log = tmp_path / "net.json"
    house = opened_house(made_record)
    browser = playing.chromium.launch(
        executable_path=path, args=[*ARGUMENTS, f"--log-net-log={log}"]
    )
    window = browser.new_page()
    window.goto(house.server.address())
    window.fill("#field-passphrase", PASSPHRASE)
    window.keyboard.press("Enter")
    window.wait_for_selector('.around[data-page="evening"]')
    window.click("[data-act='evening/leave_out']")
    window.wait_for_selector('.around[data-page="enough"]')
    browser.close()

    told = log.read_text("utf-8").rstrip().rstrip(",")
    kinds = json.loads(told.partition('"events"')[0].rstrip().rstrip(",") + "}")[
        "constants"
    ]
    attempt = kinds["logEventTypes"]["TCP_CONNECT_ATTEMPT"]
    addresses = {
        event["params"]["address"]
        for line in told.splitlines()
        if line.startswith('{"params"') or '"type":' in line
        for event in [_event(line)]
        if event.get("type") == attempt and "address" in event.get("params", {})
    }
    assert addresses != set()
    assert {each.rpartition(":")[0] for each in addresses} == {"127.0.0.1"}


def _event(line):
    try:
        found = json.loads(line.rstrip().rstrip(",").removesuffix("]}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
