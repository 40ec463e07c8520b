"""One of the six distinctions: an axis between two poles, and the days that speak for either."""

from functools import partial

from bedding.care import Part
from bedding.mirror import RESTS_ON
from bedding.web.page import Page, Turn, Visit
from bedding.web.statement_page import OnePage, put_aside, put_back, show_one

CODES = tuple(about for about in RESTS_ON if about.startswith("D"))


def show(visit: Visit) -> OnePage | Turn:
    """Return the page of a distinction."""
    return show_one(visit, PAGE.name, CODES)


PAGE = Page(
    name="distinction",
    show=show,
    acts={
        "aside": partial(put_aside, page="distinction", codes=CODES),
        "again": partial(put_back, page="distinction", codes=CODES),
    },
    part=Part.DISTINCTIONS,
)
