"""Moment 3. Someone walks in: the rules of leaving, E1 to E11, in a real browser."""

import json

import pytest
from tests.web.conftest import ARGUMENTS, PASSPHRASE, browser_path, until

from bedding.web.guards.headers import HEADERS

pytestmark = pytest.mark.browser


def presses(window, key, times=3):
    for _ in range(times):
        window.keyboard.press(key)


def test_moment_3_three_times_shift_blanks_locks_and_leaves(person_at, made_record):
    person = person_at(made_record, holds=True)
    person.unlocks()
    window = person.window
    told = []
    window.on(
        "console",
        lambda said: told.append(said.text) if said.text.startswith("{") else None,
    )
    window.evaluate(
        """addEventListener("keyup", () => { globalThis.began = performance.now(); }, true);
        new MutationObserver(() => console.log(JSON.stringify({
          took: performance.now() - began,
          title: document.title,
          left: document.body.children.length,
          says: document.body.innerText,
          white: getComputedStyle(document.body.firstElementChild).backgroundColor,
          spoken: document.body.firstElementChild.getAttribute("role"),
        }))).observe(document.body, { childList: true });"""
    )
    person.house.token = window.evaluate("sessionStorage.getItem('sessie')")
    presses(window, "Shift")

    # E2: white in the same task, a neutral title, and locked.
    until(lambda: person.house.ask("/api/page/evening").status == 423)
    until(
        lambda: window.wait_for_timeout(20) is None and bool(told) and bool(person.held)
    )
    (cover,) = map(json.loads, told)
    assert cover.pop("took") < 1000
    assert cover == {
        "title": "Notities",
        "left": 1,
        "says": "Een ogenblik.",
        "white": "rgb(255, 255, 255)",
        "spoken": "alert",
    }
    person.held[0].fulfill(body="<h1>Het weer</h1>", content_type="text/html")
    window.wait_for_url("https://www.knmi.nl/**")

    # E3: the whole program was one entry of history, and it is gone.
    window.go_back()
    assert window.url == "about:blank"


def test_moment_3_shift_as_a_capital_does_nothing(person):
    person.unlocks()
    presses(person.window, "Shift+A")
    presses(person.window, "Shift+Tab")
    for key in ("Shift", "a", "Shift", "b", "Shift"):
        person.window.keyboard.press(key)

    person.window.wait_for_timeout(200)
    assert person.house.server.session.is_open
    assert person.outside == []


def test_moment_3_shift_is_counted_aloud_and_forgotten_after_five_seconds(person):
    person.opens()
    window = person.window
    window.clock.install()
    presses(window, "Shift", 1)
    assert window.inner_text("#spoken") == "Shift. Nog 2 keer Shift om te verlaten."
    window.clock.run_for(4_000)
    presses(window, "Shift", 1)
    assert window.inner_text("#spoken") == "Shift. Nog 1 keer Shift om te verlaten."
    window.clock.run_for(4_900)
    assert window.locator(".presses i.on").count() == 2, (
        "each press begins the time anew"
    )
    window.clock.run_for(200)
    assert window.locator(".presses i.on").count() == 0
    presses(window, "Shift", 2)

    assert person.outside == []


def test_moment_3_other_tabs_go_blank(person):
    person.unlocks()
    with person.context.expect_page() as opened:
        person.window.evaluate("void open('/')")
    other = opened.value
    other.wait_for_selector('.around[data-open="yes"]')
    other.wait_for_timeout(400)  # until the browser has joined the two

    presses(person.window, "Shift")

    person.window.wait_for_url("https://www.knmi.nl/**")
    other.wait_for_url("https://www.knmi.nl/**")


def test_e1_the_button_is_first_stays_and_takes_a_touch(person_at, made_record):
    person = person_at(
        made_record, size={"width": 390, "height": 600}, options={"has_touch": True}
    )
    person.unlocks()
    window = person.window
    person.turns("leaving")
    window.evaluate("document.activeElement.blur(); scrollTo(0, 9999)")
    box = window.locator(".exit").bounding_box()
    assert 0 <= box["y"] <= 600 - box["height"], "it scrolls out of sight"
    assert min(box["width"], box["height"]) >= 44
    window.evaluate("document.body.tabIndex = -1; document.body.focus()")
    window.keyboard.press("Tab")
    first = window.evaluate("document.activeElement.matches('a.first[data-exit]')")
    assert first, "the first stop of the keyboard is the way out"

    window.locator(".exit").tap()

    window.wait_for_url("https://www.knmi.nl/**")
    until(lambda: not person.house.server.session.is_open, 2.0)


def test_e1_enter_on_the_first_stop_leaves(person):
    person.opens()
    person.window.evaluate("document.querySelector('a.first').focus()")
    person.window.keyboard.press("Enter")

    person.window.wait_for_url("https://www.knmi.nl/**")


def test_e4_the_title_and_the_sign_tell_nothing_anywhere(person_at, asked_record):
    person = person_at(asked_record)
    person.unlocks()
    person.goes("contents")
    for page in person.pages():
        person.turns(page)

        assert person.window.title() == "Notities", page
        assert person.window.url == f"http://{person.house.host}/", page
        assert person.window.locator(".exit").is_visible(), page
    assert person.window.evaluate("history.length") == 2, "no page made an entry"


def test_e5_a_window_that_is_killed_locks_the_record(person_at, made_record):
    person = person_at(made_record, missed=1.5, beat=0.3, watch=0.05)
    person.unlocks()
    person.window.wait_for_timeout(2000)
    assert person.house.server.session.is_open, "a window that is there keeps it open"

    person.window.close()

    until(lambda: not person.house.server.session.is_open, 5.0)


def test_e5_a_window_whose_record_locked_shows_the_lock(person_at, made_record):
    person = person_at(made_record, beat=0.2)
    person.unlocks()

    person.house.server.session.lock()

    person.window.wait_for_selector(".lock")


# A cookie outlives the reload that follows; what is logged may be lost in it.
KEPT = """addEventListener("pageshow", (event) => {
  const left = document.getElementById("app").childElementCount;
  document.cookie = `back=${event.persisted}-${left}`;
})"""


@pytest.fixture
def away_and_back(playing, opened_house, made_record):
    """Leave an open record by the address bar and come back by Back, in a browser that keeps pages.

    Playwright turns the back-forward cache off in every browser that it starts, so this one is
    started without that. Returns the house, the window, and why the browser kept none.
    """
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium on this machine, and it can't be fetched here")
    browser = playing.chromium.launch(
        executable_path=path,
        args=list(ARGUMENTS),
        ignore_default_args=["--disable-back-forward-cache"],
    )

    def walk():
        house = opened_house(made_record)
        window = browser.new_page()
        why: list[str] = []
        telling = window.context.new_cdp_session(window)
        telling.send("Page.enable")
        telling.on(
            "Page.backForwardCacheNotUsed",
            lambda told: why.extend(
                each["reason"] for each in told["notRestoredExplanations"]
            ),
        )
        window.goto(house.server.address())
        window.fill("#field-passphrase", PASSPHRASE)
        window.keyboard.press("Enter")
        window.wait_for_selector('.around[data-open="yes"]')
        window.evaluate(KEPT)
        window.goto("data:text/html,<title>Weer</title><h1>Het weer</h1>")
        window.go_back()
        window.wait_for_selector(".around")
        return house, window, why

    yield walk
    browser.close()


def told(window):
    """Return what a page that came back left behind."""
    found = window.context.cookies()
    return [each["value"] for each in found if each["name"] == "back"]


def test_e7_a_browser_that_keeps_pages_keeps_none_of_ours(away_and_back):
    _, window, why = away_and_back()

    until(lambda: "MainResourceHasCacheControlNoStore" in why)
    assert told(window) == []
    window.close()


def test_e7_a_page_that_is_kept_all_the_same_comes_back_empty_and_locked(
    away_and_back, monkeypatch
):
    # As if a browser took no notice of it: without this header Chromium does keep the page.
    monkeypatch.setitem(HEADERS, "Cache-Control", "no-cache")

    house, window, why = away_and_back()

    window.wait_for_selector(".lock")
    assert told(window) == ["true-0"]
    assert why == []
    assert not house.server.session.is_open
    window.close()


def test_e8_without_a_network_leaving_goes_to_an_empty_page(person):
    person.unlocks()
    person.context.set_offline(True)

    presses(person.window, "Shift")

    person.window.wait_for_url("about:blank")
    assert person.outside == []


def test_e10_what_has_the_focus_is_never_under_the_bar(person_at, made_record):
    person = person_at(made_record, size={"width": 390, "height": 500})
    person.unlocks()
    for page in ("settings", "leaving"):
        person.turns(page)
        window = person.window
        bottom = window.locator(".bar").evaluate(
            "it => it.getBoundingClientRect().bottom"
        )
        for key in ["Tab"] * 14 + ["Shift+Tab"] * 10:
            window.keyboard.press(key)
            hidden = window.evaluate(
                """(bottom) => { const it = document.activeElement; const box = it.getBoundingClientRect();
                return !it.closest(".bar, .first") && it !== document.body && box.bottom > 0
                  && box.top < bottom - 1 && box.bottom <= bottom; }""",
                bottom,
            )
            assert not hidden, (page, key)


def test_2_2_1_the_screen_says_so_before_it_closes_and_a_key_extends(
    person_at, made_record
):
    person = person_at(made_record, beat=0.2, warning=20.0)
    person.unlocks()
    session = person.house.server.session
    session._touch -= 285.0

    notice = person.window.wait_for_selector(".soon")
    assert notice.inner_text().startswith("Scherm sluit over 1")
    person.window.keyboard.press("ArrowDown")

    person.window.wait_for_selector(".soon", state="detached")
    until(lambda: session.locks_in > 290)
