"""A person in doubt, in Dutch, on a telephone: from the first open to the end of the notebook."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Final

import pypdfium2
from docs.walks_taken.days import turn_to
from docs.walks_taken.pictures import keep_image
from docs.walks_taken.window import TELEPHONE, Window, window

from bedding.actions import clock_here
from bedding.actions.show_around import invent_diary, invented_record
from bedding.record import CheckIn

WORDS: Final = "vier groene boten varen"
"""The passphrase of someone who does not exist."""
ROWS: Final = ("warmth", "threat", "arousal", "pull", "self", "expect")
AFTER: Final = date(2026, 10, 18)
STRETCH: Final = slice(56, 70)
"""Fourteen evenings of the invented half year: a storm, a warm week, and a storm that begins."""
SHEET: Final = 1.6
"""How large a printed sheet is drawn [pixel per point]."""
QUARREL: Final = 12
"""An evening to show on which something happened, counted from none."""
TOO_EARLY: Final = 3
"""After which evening the mirror is asked for too early."""
LOOKS_BACK: Final = (6, 13)
"""After which evenings the week is looked back on."""


def walk() -> None:
    """Walk, and take every picture."""
    evenings = invented_evenings()
    turn_to(evenings[0].moment.local_date)
    with window("person", "nl", TELEPHONE) as seen:
        _makes_the_vault(seen)
        for at, evening in enumerate(evenings):
            _writes(seen, at, evening)
        _looks(seen)
        _steps_back(seen)
        _takes_along(seen)
        _leaves(seen)


def invented_evenings() -> list[CheckIn]:
    """Return the evenings that are pressed in, oldest first; nobody lived them."""
    turn_to(AFTER)
    whole = invent_diary()
    diary = replace(
        whole,
        times=whole.times[STRETCH],
        inputs={name: each[STRETCH] for name, each in whole.inputs.items()},
        channels={
            name: replace(each, values=each.values[STRETCH])
            for name, each in whole.channels.items()
        },
    )
    entries = invented_record(diary, clock_here.sit_down()).of(CheckIn)
    return sorted(entries, key=lambda each: each.moment.local_date)


def _makes_the_vault(seen: Window) -> None:
    seen.opens()
    seen.shows("first-open")
    seen.presses("Een eigen notitieboek maken")
    seen.sees("leaving")
    seen.shows("leaving")
    seen.presses("Ik weet het")
    seen.sees("create")
    for field in seen.page.locator("main input[data-secret]").all():
        field.fill(WORDS)
    seen.page.wait_for_timeout(800)
    seen.shows("create")
    seen.presses("Maak het notitieboek")
    seen.sees("recovery")
    seen.presses("Maak een code")
    seen.shows("recovery")
    seen.presses("Ik heb hem")
    seen.sees("questions")
    seen.shows("questions")
    seen.presses("Sla over")
    seen.sees("gate")
    seen.shows("gate")
    for row in seen.page.locator("main fieldset").all():
        row.get_by_text("nee", exact=True).first.click()
    seen.page.click("[data-act='gate/answer']")
    seen.sees("evening")


def _writes(seen: Window, at: int, evening: CheckIn) -> None:
    turn_to(evening.moment.local_date)
    if at:
        seen.server.session.lock()
        seen.opens()
        if at == 1:
            seen.shows("lock")
        seen.page.fill("#field-passphrase", WORDS)
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector('.around[data-open="yes"]')
        if not seen.on("evening"):
            seen.goes("evening")
    _answers(seen, evening)
    if at == QUARREL:
        _quarrelled(seen)
    if at in {0, QUARREL}:
        seen.shows("evening" if at == 0 else "quarrel")
    seen.presses("Klaar")
    seen.sees("enough")
    if at == 0:
        seen.shows("enough")
        seen.page.click(".mark")
        seen.sees("contents")
        seen.shows("contents")
    if at == TOO_EARLY:
        seen.goes("mirror")
        seen.waits()
        seen.shows("too-few")
    if at in LOOKS_BACK:
        _looks_back(seen, LOOKS_BACK.index(at))


def _answers(seen: Window, evening: CheckIn) -> None:
    window = seen.page
    window.click(f"label:has(input[name=contact][value={evening.contact}])")
    for name in ROWS:
        if name in evening.answers:
            point = evening.answers[name]
            window.click(f"label:has(input[name={name}][value='{point}'])")
    window.wait_for_timeout(500)


def _quarrelled(seen: Window) -> None:
    window = seen.page
    window.locator(".chip-who summary").filter(has_text="Ruzie").click()
    window.locator(".chip-who[open] button").filter(has_text="de ander").click()
    window.wait_for_selector(".chip[aria-pressed=true]")


def _looks_back(seen: Window, week: int) -> None:
    seen.goes("week")
    rows = seen.page.locator(".weekly fieldset")
    for row in range(rows.count()):
        points = rows.nth(row).locator("label")
        # Neither end: someone in doubt.
        points.nth((points.count() - 1) // 2 + (row + week) % 2).click()
        seen.page.wait_for_timeout(150)
    seen.shows(f"week-{week + 1}")
    seen.page.click("[data-act='week/done']")
    seen.page.wait_for_timeout(600)


def _looks(seen: Window) -> None:
    seen.goes("days")
    seen.shows("days")
    seen.goes("mirror")
    seen.waits()
    seen.shows("mirror")
    seen.shows("mirror-signs", "[data-about=S1]")
    seen.shows("mirror-distinctions", "[data-about=D1]")
    seen.page.click("[data-about=S5] button")
    seen.sees("sign")
    seen.waits()
    seen.shows("sign")
    seen.goes("whatif")
    seen.waits()
    seen.shows("whatif-choose")
    seen.presses("Meer rust voor je lijf")
    seen.waits()
    seen.shows("whatif")
    seen.shows("whatif-told", ".whatif figure")
    seen.presses("Warmte die vaststaat")
    seen.waits()
    seen.shows("whatif-steady", ".whatif figure")


def _steps_back(seen: Window) -> None:
    seen.goes("path")
    seen.waits()
    seen.page.locator("label:has(input[name=here])").first.click()
    seen.shows("path")
    if not seen.page.locator(".phase[open]").count():
        seen.page.locator(".phase summary").first.click()
    step = seen.page.locator(".phase[open] input[type=text]").first
    step.fill("na het eten een rondje lopen")
    seen.page.locator(".phase[open] [data-act='path/keep']").click()
    seen.page.wait_for_timeout(600)
    seen.shows("path-open", ".phase[open]")
    seen.goes("event")
    seen.shows("event")
    seen.presses("Een stap terug: toch contact gezocht")
    seen.shows("step-back-form")
    seen.page.locator("main [data-act='event/keep']").first.click()
    seen.page.wait_for_selector("h1:has-text('Opgeslagen.')")
    seen.shows("step-back")
    seen.goes("path")
    seen.waits()
    seen.shows("path-after")


def _takes_along(seen: Window) -> None:
    seen.goes("report")
    seen.waits()
    seen.page.fill("#field-question", "Hoe ik minder op de ander wacht")
    seen.shows("report-choose")
    seen.presses("Laat de bladzijden zien")
    seen.page.wait_for_selector("img.leaf-of-paper")
    seen.waits()
    seen.shows("report")
    with seen.page.expect_download() as coming:
        seen.presses("Bewaar")
    with coming.value.path().open("rb") as file:
        sheets = pypdfium2.PdfDocument(io.BytesIO(file.read()))
    for number, sheet in enumerate(sheets, start=1):
        keep_image(sheet.render(scale=SHEET).to_pil(), f"person-paper-{number}")


def _leaves(seen: Window) -> None:
    seen.goes("settings")
    seen.page.locator("main [data-go=destroy]").first.click()
    seen.sees("destroy")
    seen.shows("destroy")
    seen.shows("destroy-hold", ".holding")
    seen.page.locator("[data-hold-button]").focus()
    seen.page.keyboard.down("Space")
    seen.page.wait_for_url(re.compile("^https:"))
    seen.opens()
    seen.shows("gone")
