"""One of the six signs: what it is, and the days of one's own that point to it and away from it."""

from functools import partial

from bedding.care import Part
from bedding.mirror import RESTS_ON
from bedding.web.page import Page, Turn, Visit
from bedding.web.statement_page import OnePage, put_aside, put_back, show_one

CODES = tuple(about for about in RESTS_ON if about.startswith("S"))


def show(visit: Visit) -> OnePage | Turn:
    """Return the page of a sign."""
    return show_one(visit, PAGE.name, CODES)


PAGE = Page(
    name="sign",
    show=show,
    acts={
        "aside": partial(put_aside, page="sign", codes=CODES),
        "again": partial(put_back, page="sign", codes=CODES),
    },
    part=Part.SIGNS,
)
