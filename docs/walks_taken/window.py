"""A window of a browser on the real program, and what someone in front of it does."""

import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from docs.walks_taken.pictures import keep
from playwright.sync_api import (
    Browser,
    Page,
    Playwright,
    Route,
    ViewportSize,
    sync_playwright,
)

from bedding.text import Language
from bedding.web import Server, serve

TELEPHONE: Final[ViewportSize] = {"width": 390, "height": 844}
TABLE: Final[ViewportSize] = {"width": 1100, "height": 800}
PATIENCE: Final = 300.0
"""How long a page may calculate [second]."""

_BEFORE: Final = 72
"""What stays visible above what is scrolled to: the bar at the top [pixel]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Someone in front of a window.

    Attributes:
        page: The window.
        server: The program behind it.
        walk: The name of the walk, with which the names of its pictures begin.
    """

    page: Page
    server: Server
    walk: str

    def opens(self) -> None:
        """Open the address that the program prints, as a new window would."""
        self.page.goto("about:blank")
        self.page.goto(self.server.address())
        self.sees("start")

    def sees(self, page: str) -> None:
        """Wait until a page is on the screen."""
        self.page.wait_for_selector(f'.around[data-page="{page}"]')

    def on(self, page: str) -> bool:
        """Return whether a page is on the screen."""
        return self.page.locator(f'.around[data-page="{page}"]').count() > 0

    def presses(self, what: str) -> None:
        """Press the first thing of the page that says this, and let it come."""
        button = self.page.locator("main button:visible, main summary:visible")
        button.filter(has_text=what).first.click()
        self.page.wait_for_timeout(500)

    def goes(self, page: str) -> None:
        """Go to a page by the contents."""
        if not self.on("contents"):
            self.page.click(".mark")
            self.sees("contents")
        self.page.click(f'main [data-go="{page}"] >> visible=true')
        self.page.wait_for_selector('.around:not([data-page="contents"])')
        self.page.wait_for_timeout(300)

    def waits(self) -> None:
        """Wait until nothing on the page is being calculated any more."""
        end = time.monotonic() + PATIENCE
        while self.page.locator(".around[data-again]").count():
            if time.monotonic() > end:
                raise TimeoutError(self.page.inner_text("h1"))
            self.page.wait_for_timeout(200)
        self.page.wait_for_timeout(400)

    def shows(self, name: str, at: str | None = None) -> None:
        """Take a picture of what the window shows.

        Args:
            name: Of the picture.
            at: What is scrolled to; None for the top of the page.
        """
        place = f"document.querySelector({at!r})" if at else "null"
        self.page.evaluate(
            f"""() => {{ const it = {place};
            scrollTo(0, it ? it.getBoundingClientRect().top + scrollY - {_BEFORE} : 0); }}"""
        )
        self.page.mouse.move(0, 0)  # What is under the mouse looks different.
        self.page.wait_for_timeout(500)
        keep(self.page.screenshot(), f"{self.walk}-{name}")


def chromium(player: Playwright) -> Browser:
    """Return the browser of the system."""
    return player.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--disable-gpu"],
    )


@contextmanager
def window(walk: str, language: Language, size: ViewportSize) -> Iterator[Window]:
    """Open the program on an empty place of its own, and a window on it."""
    with TemporaryDirectory() as folder, sync_playwright() as player:
        server = serve(Path(folder) / "notes" / "archive.dat", language=language)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.running:
            time.sleep(0.02)
        browser = chromium(player)
        # No host outside answers a walk: what a window would be sent to is white.
        context = browser.new_context(
            viewport=size, device_scale_factor=1.5, locale=language
        )
        context.set_default_timeout(PATIENCE * 250)
        context.route(re.compile("^https:"), _elsewhere)
        try:
            yield Window(page=context.new_page(), server=server, walk=walk)
        finally:
            browser.close()
            server.stop()
            thread.join(10)


def _elsewhere(route: Route) -> None:
    route.fulfill(body="<h1>Weer</h1>", content_type="text/html; charset=utf-8")
