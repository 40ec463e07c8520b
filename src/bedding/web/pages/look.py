"""The two switches that stand on every page: the language, and the look."""

from dataclasses import dataclass, replace

from bedding.record import THEMES
from bedding.text import LANGUAGES
from bedding.web.page import Page, Turn, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Nothing: the switches stand on other pages."""


def show(_: Visit) -> Turn:
    """Lead on: this is no page to look at."""
    return Turn(to="start")


def language(visit: Visit) -> Turn:
    """Speak the other language, on the page where one is."""
    chosen = visit.choice("to", LANGUAGES)
    visit.session.speak("nl" if chosen == "nl" else "en")
    _keep(visit)
    return _back(visit)


def theme(visit: Visit) -> Turn:
    """Take another look, on the page where one is."""
    visit.session.theme = visit.choice("to", THEMES)
    _keep(visit)
    return _back(visit)


def _keep(visit: Visit) -> None:
    session = visit.session
    if session.is_open and session.demonstration is None:
        chosen = replace(
            visit.record.settings, language=session.language, theme=session.theme
        )
        visit.notebook.save(visit.record.with_settings(chosen))


def _back(visit: Visit) -> Turn:
    given = visit.given.get("given")
    return Turn(
        to=visit.choice("here", tuple(visit.pages)),
        given=given if isinstance(given, dict) else {},
    )


PAGE = Page(
    name="look", show=show, front=True, acts={"language": language, "theme": theme}
)
