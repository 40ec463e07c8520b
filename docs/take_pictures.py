"""Take the pictures of the pages: `python docs/take_pictures.py`.

A real server on invented days, in Chromium, at the size of a telephone. Nothing of a person.
"""  # noqa: INP001 -- a script, in a folder of pages

import shutil
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import BrowserType, Page, ViewportSize, sync_playwright

from bedding.actions.show_around import invent_diary, open_demonstration
from bedding.record import Notebook
from bedding.web import Server, serve

FOLDER = Path(__file__).parent / "pictures" / "pages"
SIZE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 120.0
"""How long a page may calculate [second]."""

TAKEN = {
    "contents": ("contents", {}),
    "evening": ("evening", {}),
    "days": ("days", {}),
    "mirror": ("mirror", {}),
    "sign": ("sign", {"code": "S5"}),
    "distinction": ("distinction", {"code": "D6"}),
    "mechanism": ("mechanism", {"scene": "dopamine"}),
    "mechanism-cortisol": ("mechanism", {"scene": "cortisol"}),
    "mechanism-oxytocin": ("mechanism", {"scene": "oxytocin"}),
    "mechanism-together": ("mechanism", {"scene": "together"}),
    "mechanism-childhood": ("mechanism", {"scene": "childhood"}),
    "mechanism-repair": ("mechanism", {"scene": "repair"}),
    "mechanism-flat": ("mechanism", {"scene": "flat"}),
    "path": ("path", {}),
    "reading": ("reading", {}),
    "report": ("report", {}),
}
"""Each picture by name: the page, and what it is given."""

SHOW = "async ([page, given]) => (await import('/static/talk.js')).go(page, given)"

BELOW_THE_BAR = """() => {
  const played = document.querySelector(".view-mechanism .player");
  const last = played && [...played.querySelectorAll("input[name=variant]")].pop();
  if (last) last.click();
  if (played) scrollTo(0, played.getBoundingClientRect().top + scrollY - 64);
}"""
"""What is played is further down than a telephone shows; the last rhythm shows most."""


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    empty = Path(tempfile.mkdtemp())
    server = serve(empty / "notes.dat", language="en")
    notebook, folder = open_demonstration(invent_diary(), "en")
    threading.Thread(target=server.run, daemon=True).start()
    try:
        with sync_playwright() as player:
            _take(player.chromium, server, notebook)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(empty, ignore_errors=True)


def _take(chromium: BrowserType, server: Server, notebook: Notebook) -> None:
    browser = chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )
    window = browser.new_page(viewport=SIZE, device_scale_factor=1)
    while not server.running:
        time.sleep(0.05)
    window.goto(server.address())
    window.wait_for_selector('.around[data-page="start"]')
    # Not as a demonstration: the line that says so on every page stands beside the pictures.
    server.session.open(notebook)
    for name, (page, given) in TAKEN.items():
        window.evaluate(SHOW, [page, given])
        _settle(window)
        window.evaluate(BELOW_THE_BAR)
        window.wait_for_timeout(600)
        window.screenshot(path=FOLDER / f"{name}.png")
    browser.close()


def _settle(window: Page) -> None:
    end = time.monotonic() + PATIENCE
    while window.locator(".around[data-again]").count() and time.monotonic() < end:
        window.wait_for_timeout(200)
    window.wait_for_timeout(400)


if __name__ == "__main__":
    main()
