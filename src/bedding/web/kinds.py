"""What can have happened, to choose from: what was used last, four tabs, and words of one's own."""

from dataclasses import dataclass
from typing import Final

from bedding.record import EVENTS, Event
from bedding.web.errors import UnfitError
from bedding.web.happening import name_of, own_names
from bedding.web.page import Visit

LAST: Final = 5
"""How many of what was used last stand first."""
TABS: Final = ("warm", "hard", "own", "danger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some of what can have happened, together.

    Attributes:
        name: What they have in common: `last`, one of `TABS`, or `labels`.
        chips: Code and name of each.
    """

    name: str
    chips: tuple[tuple[str, str], ...]


def groups_of(visit: Visit) -> tuple[Group, ...]:
    """Return everything to choose from; one's own words also where there are none yet."""
    own = own_names(visit.record)
    used = dict.fromkeys(each.code for each in reversed(list(visit.record.of(Event))))
    last = [
        code
        for code in used
        if code in own or (code in EVENTS and not EVENTS[code].gate)
    ]
    found = {
        "last": last[:LAST],
        **{
            tab: [code for code, kind in EVENTS.items() if kind.tab == tab]
            for tab in TABS
        },
        "labels": list(own),
    }
    # One's own words stand with what else one chose to write of, before what is danger.
    order = ("last", "warm", "hard", "own", "labels", "danger")
    return tuple(
        Group(
            name=name, chips=tuple((code, name_of(visit, code)) for code in found[name])
        )
        for name in order
        if found[name] or name == "labels"
    )


def known_code(visit: Visit, code: str) -> str:
    """Return a code of the list or of a label.

    Raises:
        UnfitError: It is none of those.
    """
    if code not in EVENTS and code not in own_names(visit.record):
        raise UnfitError("code")
    return code
