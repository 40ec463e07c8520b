"""Help on a terminal: the lines to call, the pages that the gate shows, and why a part rests."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bedding.cli.output import show
from bedding.text import Language, calendar_day, country_from_locale, say

if TYPE_CHECKING:
    from bedding.care import HelpLine, Page, Reason

NEEDS = {
    "suicide_help": "suicide",
    "danger_help": "danger",
    "discovery": "danger",
    "help_on_top": "listening",
    "child_help": "children",
}
"""Which lines come first with which page."""


def show_pages(
    pages: "Iterable[Page]", country: str | None, language: Language
) -> None:
    """Show what the gate says, in its order, and once the lines that go with it."""
    pages = tuple(pages)
    for page in pages:
        show(say(language, f"care.page.{page}"))
    if pages:
        show(say(language, "care.page.no_measure"))
        show_lines(country, language, need=NEEDS.get(str(pages[0])))


def show_lines(
    country: str | None, language: Language, *, need: str | None = None
) -> None:
    """Show where help is, without opening anything."""
    from bedding.care import help_lines  # noqa: PLC0415 -- slow import

    for line in help_lines(country or country_from_locale(os.environ), need=need):
        show(_told(line, language))


def show_reason(reason: "Reason", country: str | None, language: Language) -> None:
    """Say why a part rests, and where help is."""
    show(say(language, f"care.reason.{reason}"))
    show_lines(country, language)


def _told(line: "HelpLine", language: Language) -> str:
    parts = [f"{line.name} ({line.country})", *filter(None, (line.number, line.chat))]
    if line.text:
        parts.append(line.text)
    if line.silent:
        parts.append(say(language, "care.page.cannot_speak", silent=line.silent))
    if line.on_phone_bill:
        parts.append(say(language, "care.page.call_list"))
    parts.append(
        say(language, "care.page.checked", day=calendar_day(language, line.verified_on))
    )
    return " · ".join(parts)
