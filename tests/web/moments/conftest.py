"""A real browser on the real server; without one the tests say so and are left out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Route,
    ViewportSize,
    sync_playwright,
)
from tests.web.conftest import ARGUMENTS, PASSPHRASE, House, browser_path

TELEPHONE: ViewportSize = {"width": 390, "height": 844}
AWAY = "<title>Weer</title><h1>Het weer</h1>"


@dataclass(slots=True)
class Person:
    """Someone in front of a window."""

    house: House
    context: BrowserContext
    window: Page
    outside: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    held: list[Route] | None = None

    def opens(self) -> None:
        """Open the address that the program gives."""
        self.window.goto(self.house.server.address())
        self.sees("start")

    def unlocks(self) -> None:
        """Open the address and the record."""
        self.opens()
        self.window.fill("#field-passphrase", PASSPHRASE)
        self.window.keyboard.press("Enter")
        self.window.wait_for_selector('.around[data-open="yes"]')

    def sees(self, page: str) -> None:
        """Wait until a page is on the screen."""
        self.window.wait_for_selector(f'.around[data-page="{page}"]')

    def goes(self, page: str) -> None:
        """Press what leads to a page, and wait until it is there."""
        self.window.click(f'[data-go="{page}"] >> visible=true')
        self.sees(page)

    def turns(self, page: str) -> None:
        """Go to a page of the contents."""
        if self.window.locator('.around[data-page="contents"]').count() == 0:
            self.goes("contents")
        self.goes(page)

    @property
    def reads(self) -> str:
        """What stands in the window."""
        return self.window.inner_text("body")

    def pages(self) -> list[str]:
        """Return the pages that the contents lead to."""
        leaves = self.window.locator(".leaf")
        return [
            str(leaves.nth(at).get_attribute("data-go")) for at in range(leaves.count())
        ]


@pytest.fixture(scope="session")
def playing() -> Iterator[Playwright]:
    """What drives browsers; where there is one, for it needs libraries that come with it."""
    if browser_path() is None:
        pytest.skip("no Chromium on this machine, and it can't be fetched here")
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium(playing: Playwright) -> Iterator[Browser]:
    """The browser of the system, once for all tests."""
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium on this machine, and it can't be fetched here")
    browser = playing.chromium.launch(executable_path=path, args=list(ARGUMENTS))
    yield browser
    browser.close()


@pytest.fixture
def person_at(
    chromium: Browser, opened_house: Callable[..., House]
) -> Iterator[Callable[..., Person]]:
    """Give someone a window on a server of their own."""
    people: list[Person] = []

    def sit_down(
        record: Path | None = None,
        *,
        size: ViewportSize | None = None,
        holds: bool = False,
        options: dict[str, Any] | None = None,
        **timing: float,
    ) -> Person:
        house = opened_house(record, **timing)
        context = chromium.new_context(
            viewport=size or TELEPHONE, locale="nl-NL", **(options or {})
        )
        context.set_default_timeout(60_000)
        person = Person(house, context, context.new_page(), held=[] if holds else None)

        def leave(route: Route) -> None:
            person.outside.append(route.request.url)
            if person.held is None:
                route.fulfill(body=AWAY, content_type="text/html")
            else:
                person.held.append(route)

        # An expression is matched by the browser's driver; a function would hold our own
        # requests until this thread listens, which it doesn't while it waits for something else.
        elsewhere = re.compile(rf"^(?!http://{re.escape(house.host)}/|data:)")
        context.route(elsewhere, leave)
        context.on("weberror", lambda error: person.broken.append(str(error.error)))
        context.on(
            "console",
            lambda said: (
                person.broken.append(said.text)
                if "Content Security" in said.text or "Trusted" in said.text
                else None
            ),
        )
        people.append(person)
        return person

    yield sit_down
    for person in people:
        person.context.close()
        assert person.broken == []


@pytest.fixture
def person(person_at: Callable[..., Person], made_record: Path) -> Person:
    """Someone with an empty record, in front of a window the size of a telephone."""
    return person_at(made_record)


@pytest.fixture
def newcomer(person_at: Callable[..., Person]) -> Person:
    """Someone without a record."""
    return person_at()
