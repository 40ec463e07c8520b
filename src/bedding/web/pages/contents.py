"""The contents: every page that is there, on its shelf, like the first leaf of a book."""

from dataclasses import dataclass

from bedding.actions.pause_analysis import care_of
from bedding.care import Flag, Part
from bedding.web.page import Page, Shelf, Turn, Visit, may_see


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the page shows.

    Attributes:
        shelves: Each shelf with the names of its pages; empty ones are left out.
        off: Why some are not there, a word of `care.Reason`, or an empty text.
        steps: Whether they can be brought back in steps.
    """

    shelves: tuple[tuple[Shelf, tuple[str, ...]], ...]
    off: str
    steps: bool


def show(visit: Visit) -> Contents | Turn:
    """Return the page."""
    found = tuple(
        (
            shelf,
            tuple(
                name
                for name, page in visit.pages.items()
                if page.shelf is shelf and may_see(page, visit)
            ),
        )
        for shelf in Shelf
    )
    return Contents(
        shelves=tuple(each for each in found if each[1]),
        off=str(visit.why_off(Part.DISTINCTIONS) or ""),
        steps=care_of(visit.record).flag is not Flag.OPEN,
    )


PAGE = Page(name="contents", show=show)
