"""One thing changed in days to come: each change is a function from days to days.

Days are the fields of an episode by name, each with axes `time` and `run`. All sizes are chosen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.errors import UnknownNameError

FIELDS: Final = (
    "contact", "waiting", "stress", "bid", "answered", "warmth", "threat", "amends", "voiced",
    "met",
)  # fmt: skip
"""What differs from day to day."""
LEVERS: Final = ("regulation", "boundary")
"""What a change may add to every day."""
ANSWERED: Final = 0.95
"""How often an answer comes from someone one can count on [0 to 1]."""
HARD: Final = 0.5
"""From which hurt on a day counts as hard [0 to 1]."""
MENDED: Final = 0.5
"""How far a hard day is made good; nobody makes good all of it [0 to 1]."""
PRACTISED: Final = 0.5
"""How much of a day is spent on what calms the body [0 to 1]."""
LIMITED: Final = 0.3
"""How far limits are kept: now and then, not all day long [0 to 1]."""
LEAST: Final = 3
"""On fewer days than this, a change would change nothing worth showing."""
MISSED: Final = 0.6
"""How far the other is missed once contact has stopped, as in the ready-made partners [0 to 1]."""
ONCE_ON: Final = 84
"""The day on which there is contact once [day]."""
GOOD: Final = 0.9
"""Which of the warm days that one is: warmer than so many of them [0 to 1]."""

Days = Mapping[str, Float[np.ndarray, "time run"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What can be changed.

    Attributes:
        turn: Returns the days with it changed.
        needs_contact: Whether it means nothing where there was no contact.
    """

    turn: Callable[[Days], Days]
    needs_contact: bool


def change_days(days: Days, name: str) -> Days:
    """Return days with one thing changed.

    Args:
        days: Days to come; the levers may be left out.
        name: One of `CHANGES`.

    Raises:
        UnknownNameError: There is no such change.
    """
    if name not in CHANGES:
        raise UnknownNameError("change", name, known=tuple(CHANGES))
    return CHANGES[name].turn(days)


def changes_something(days: Days, name: str) -> bool:
    """Return whether a change would change anything about days like these.

    Raises:
        UnknownNameError: There is no such change.
    """
    before = with_levers(days)
    after = change_days(before, name)
    differs = np.any(
        [np.abs(after[each] - before[each]) > 0 for each in before], axis=0
    )
    touched = in_contact(days).sum(axis=0).min()
    if CHANGES[name].needs_contact and touched < LEAST:
        return False
    return bool(differs.sum(axis=0).min() >= LEAST)


def with_levers(days: Days) -> Days:
    """Return days with every lever at rest."""
    shape = days["bid"].shape
    return {name: np.zeros(shape) for name in LEVERS} | dict(days)


def in_contact(days: Days) -> Bool[np.ndarray, "time run"]:
    """Return on which days there was contact with an answer that counted."""
    return np.asarray((days["bid"] > 0) & (days["waiting"] < 1))


def _steady(days: Days) -> Days:
    """Return as much warmth and hurt, spread evenly over the same moments, and nearly always an answer."""
    bid = days["bid"]
    moments = np.maximum(bid.sum(axis=0), 1.0)

    def spread(name: str) -> Float[np.ndarray, "time run"]:
        return np.asarray(bid * (bid * days[name]).sum(axis=0) / moments)

    return dict(days) | {
        "warmth": spread("warmth"),
        "threat": spread("threat"),
        "answered": ANSWERED * bid,
        "contact": np.broadcast_to(days["contact"].mean(axis=0), bid.shape).copy(),
        "waiting": np.zeros(bid.shape),
    }


def _amends(days: Days) -> Days:
    """Return days on which a hard day is made good, in part, at the next moment of contact."""
    amends = np.array(days["amends"])
    left = np.zeros(amends.shape[1], dtype=bool)
    there = in_contact(days)
    for day in range(len(amends)):
        mended = np.maximum(amends[day], MENDED)
        amends[day] = np.where(there[day] & left, mended, amends[day])
        left = (left & ~there[day]) | (days["threat"][day] >= HARD)
    return dict(days) | {"amends": amends}


def _more(days: Days) -> Days:
    """Return days without contact replaced by the next day, in the same run, that has it."""
    there = in_contact(days)
    count = len(there)
    source = np.zeros(there.shape, dtype=int)
    following = np.where(there.any(axis=0), there.argmax(axis=0), 0)
    for day in range(count - 1, -1, -1):
        following = np.where(there[day], day, following)
        source[day] = following
    return {
        name: np.take_along_axis(each, source, axis=0) for name, each in days.items()
    }


def _rest(days: Days) -> Days:
    return dict(days) | {"regulation": np.full(days["bid"].shape, PRACTISED)}


def _limit(days: Days) -> Days:
    return dict(days) | {"boundary": np.full(days["bid"].shape, LIMITED)}


def _quiet(days: Days) -> Days:
    """Return days without any contact; stress from elsewhere stays."""
    nothing = {name: np.zeros(days["bid"].shape) for name in FIELDS if name != "stress"}
    waiting = np.full(days["bid"].shape, MISSED)
    return dict(days) | nothing | {"waiting": waiting}


def _once(days: Days) -> Days:
    """Return days without contact but for one, on which there is a good moment."""
    changed = {name: np.array(each) for name, each in _quiet(days).items()}
    if len(days["bid"]) > ONCE_ON:
        warm = np.where(in_contact(days), days["warmth"], np.nan)
        known = np.where(np.isfinite(warm).any(axis=0), warm, 1.0)
        good = {
            "bid": 1.0, "answered": 1.0, "contact": 0.5, "waiting": 0.0,
            "warmth": np.nanquantile(known, GOOD, axis=0),
        }  # fmt: skip
        for name, value in good.items():
            changed[name][ONCE_ON] = value
    return changed


CHANGES: Final[Mapping[str, Change]] = {
    "steady": Change(turn=_steady, needs_contact=True),
    "amends": Change(turn=_amends, needs_contact=True),
    "more": Change(turn=_more, needs_contact=True),
    "rest": Change(turn=_rest, needs_contact=False),
    "limit": Change(turn=_limit, needs_contact=True),
    "quiet": Change(turn=_quiet, needs_contact=True),
    "once": Change(turn=_once, needs_contact=True),
}
"""Every change by name, in the order in which they are offered."""
