"""The contents: every page that is there, on its shelf, like the first leaf of a book."""

from dataclasses import dataclass

from bedding.web.page import Page, Shelf, Turn, Visit, may_see


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the page shows.

    Attributes:
        shelves: Each shelf with the names of its pages; empty ones are left out.
    """

    shelves: tuple[tuple[Shelf, tuple[str, ...]], ...]


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
    return Contents(shelves=tuple(each for each in found if each[1]))


PAGE = Page(name="contents", show=show)
