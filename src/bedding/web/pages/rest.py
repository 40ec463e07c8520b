"""A minute of rest: breathing along, and five things around; needs nothing and keeps nothing."""

from dataclasses import dataclass

from bedding.web.page import Page, Shelf, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What the page shows.

    Attributes:
        steps: The keys of what one can look for, in order.
    """

    steps: tuple[str, ...]


def show(_: Visit) -> Rest:
    """Return the page."""
    return Rest(steps=("see", "feel", "hear", "smell", "taste"))


PAGE = Page(name="rest", show=show, front=True, shelf=Shelf.ONWARD)
