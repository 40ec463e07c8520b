"""A counsellor, in English, at a table: reading, the mechanism, a rhythm, and two pages of paper."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypdfium2
from docs.walks_taken.pictures import keep, keep_image
from docs.walks_taken.window import TABLE, Window, window

SHEET: Final = 1.6
"""How large a printed sheet is drawn [pixel per point]."""
SIMULATED: Final = ("simulate", "secure", "intermittent", "--html", "rhythms.html")
TALL: Final = 1400
"""How much of a page that a command wrote stands on one picture [pixel]."""


def walk() -> None:
    """Walk, and take every picture."""
    with window("counsellor", "en", TABLE) as seen:
        _reads(seen)
        _plays(seen)
        _brings(seen)
    with window("counsellor", "en", TABLE) as seen:
        _simulates(seen)


def _reads(seen: Window) -> None:
    seen.opens()
    seen.shows("first-open")
    seen.presses("Read")
    seen.sees("reading")
    seen.shows("reading")
    seen.page.click(".chapters [data-given*=rhythm]")
    seen.page.wait_for_selector(".drawn")
    seen.waits()
    seen.shows("chapter")
    seen.shows("chapter-figure", ".drawn")


def _plays(seen: Window) -> None:
    seen.page.click("[data-go=mechanism][data-given*=dopamine]")
    seen.page.wait_for_selector("[data-played]")
    seen.waits()
    seen.shows("mechanism")
    seen.page.locator(".variants label").last.click()
    seen.page.wait_for_timeout(800)
    seen.shows("mechanism-intermittent", ".player")
    seen.page.click("[data-go=mechanism][data-given*=repair]")
    seen.page.wait_for_timeout(500)
    seen.page.wait_for_selector("[data-played]")
    seen.waits()
    seen.page.locator(".variants label").nth(1).click()
    seen.page.wait_for_timeout(800)
    seen.shows("mechanism-repair", ".player")


def _brings(seen: Window) -> None:
    """Look at the two pages that someone might bring: here those of the invented days."""
    seen.opens()
    seen.presses("Look around")
    seen.page.wait_for_selector('.around[data-open="yes"]')
    seen.waits()
    seen.shows("demonstration")
    seen.goes("report")
    seen.waits()
    seen.shows("report-choose")
    seen.page.click("[data-act='report/look']")
    seen.page.wait_for_selector("img.leaf-of-paper")
    with seen.page.expect_download() as coming:
        seen.page.click("[data-act='report/save']")
    sheets = pypdfium2.PdfDocument(Path(coming.value.path()).read_bytes())
    for number, sheet in enumerate(sheets, start=1):
        keep_image(sheet.render(scale=SHEET).to_pil(), f"counsellor-paper-{number}")


def _simulates(seen: Window) -> None:
    """Play two ready-made rhythms from a terminal, and look at the page that it writes."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "bedding", *SIMULATED], cwd=folder, check=True
        )
        seen.page.goto((Path(folder) / SIMULATED[-1]).as_uri())
        seen.page.set_viewport_size({"width": TABLE["width"], "height": TALL})
        seen.page.wait_for_timeout(600)
        keep(seen.page.screenshot(), "counsellor-simulated")
