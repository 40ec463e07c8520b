"""From what a page shows to HTML: one template for each page, and everything escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)

from bedding.text import Language, say
from bedding.web.page import Page, Visit, may_see
from bedding.web.pages.leaving import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around every page.

    Attributes:
        language: What it speaks.
        other: The other language.
        theme: Its look.
        other_theme: The other look.
        exit_to: The address that leaving goes to.
        front: The names of the pages that need no open record.
        is_open: Whether a record is open.
        demonstration: Whether that is the invented one.
        here: The name of this page.
        home: The name of the page that the title leads to.
        given: What this page was given, to ask for it again as it is.
        said: What a screen reader says on arriving.
    """

    language: Language
    other: Language
    theme: str
    other_theme: str
    exit_to: str
    front: tuple[str, ...]
    is_open: bool
    demonstration: bool
    here: str
    home: str
    given: Mapping[str, Any]
    said: str


def around(visit: Visit, here: str, said: str = "") -> Around:
    """Return what stands around a page."""
    session = visit.session
    language = session.language
    return Around(
        language=language,
        other="en" if language == "nl" else "nl",
        theme=session.theme,
        other_theme="light" if session.theme == "low_light" else "low_light",
        exit_to=PLACES[session.exit_to][language],
        front=tuple(name for name, page in visit.pages.items() if page.front),
        is_open=session.is_open,
        demonstration=session.demonstration is not None,
        here=here,
        home="contents" if session.is_open else "start",
        given=visit.given,
        said=said,
    )


def render(page: Page, shown: Any, visit: Visit, said: str = "") -> str:
    """Return the HTML of a page and of everything around it but the frame."""
    return _template(f"{page.name}.html").render(
        page=shown,
        around=around(visit, page.name, said),
        say=partial(say, visit.language),
        sees=lambda name: name in visit.pages and may_see(visit.pages[name], visit),
    )


def render_frame(visit: Visit) -> str:
    """Return the empty page that every window begins with; it tells nothing."""
    return _template("frame.html").render(
        around=around(visit, "closed"),
        say=partial(say, visit.language),
        say_in=say,
        styles=styles(),
    )


@cache
def styles() -> tuple[str, ...]:
    """Return the names of the style sheets: the one of every page first, then each part's own."""
    found = files("bedding.web").joinpath("static").iterdir()
    names = sorted(each.name for each in found if each.name.endswith(".css"))
    return ("app.css", *(name for name in names if name != "app.css"))


def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("bedding.web"),
                # A picture with its words and its numbers stands on a page as on paper.
                PrefixLoader({"report": PackageLoader("bedding.report")}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
