"""Learning to leave: what the way out does and does not, and a press to practise."""

from dataclasses import dataclass
from typing import Final

from bedding.text import Language
from bedding.web.page import Page, Shelf, Visit

PLACES: Final[dict[str, dict[Language, str]]] = {
    "weather": {
        "nl": "https://www.knmi.nl/nederland-nu/weer/verwachtingen",
        "en": "https://www.bbc.co.uk/weather",
    },
    "encyclopedia": {
        "nl": "https://nl.wikipedia.org/",
        "en": "https://en.wikipedia.org/",
    },
    "blank": {"nl": "about:blank", "en": "about:blank"},
}
"""Where leaving may go: pages that show everyone the same, and an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What the page shows.

    Attributes:
        place: Where leaving goes, a key of `PLACES`.
        then: The page that comes after, or an empty text.
    """

    place: str
    then: str


def show(visit: Visit) -> Leaving:
    """Return the page; who has seen it once is not stopped by it again."""
    visit.session.left_once = True
    then = visit.text("then")
    return Leaving(
        place=visit.session.exit_to, then=then if then in visit.pages else ""
    )


PAGE = Page(name="leaving", show=show, front=True, shelf=Shelf.KEEP)
