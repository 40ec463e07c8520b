"""Pages whose modules are loaded at the first visit: what they draw and sum with takes a second.

The first page of a window must not wait for that. What stands here of a page is what the contents
and the gate need to know; it is the same as in its module, and a test compares the two.
"""

from functools import partial
from importlib import import_module

from bedding.care import Part
from bedding.web.page import Done, Page, Shelf, Visit


def _page(name: str) -> Page:
    found: Page = import_module(f"bedding.web.pages.{name}").PAGE
    return found


def _show(name: str, visit: Visit) -> object:
    return _page(name).show(visit)


def _act(name: str, act: str, visit: Visit) -> Done:
    return _page(name).acts[act](visit)


def _later(
    name: str,
    *acts: str,
    front: bool = False,
    tells: bool = False,
    shelf: Shelf | None = None,
    part: Part | None = None,
) -> Page:
    return Page(
        name=name,
        show=partial(_show, name),
        acts={act: partial(_act, name, act) for act in acts},
        front=front,
        tells=tells,
        shelf=shelf,
        part=part,
    )


RHYTHM = _later("rhythm", "stop", shelf=Shelf.LOOK_BACK, part=Part.SIGNS)
MIRROR = _later("mirror", "again", "stop", shelf=Shelf.LOOK_BACK, part=Part.SIGNS)
SIGN = _later("sign", "again", "aside", part=Part.SIGNS)
DISTINCTION = _later("distinction", "again", "aside", part=Part.DISTINCTIONS)
READING = _later(
    "reading",
    "again",
    front=True,
    tells=True,
    shelf=Shelf.UNDERSTAND,
    part=Part.READING,
)
MECHANISM = _later(
    "mechanism",
    "again",
    front=True,
    tells=True,
    shelf=Shelf.UNDERSTAND,
    part=Part.MECHANISM,
)
WHATIF = _later("whatif", "again", shelf=Shelf.UNDERSTAND, part=Part.SIMULATOR)
PATH = _later("path", "here", "keep", shelf=Shelf.ONWARD)
PROOF = _later("proof", front=True, tells=True, shelf=Shelf.UNDERSTAND)
REPORT = _later(
    "report", "choose", "look", "save", shelf=Shelf.ONWARD, part=Part.DISTINCTIONS
)
