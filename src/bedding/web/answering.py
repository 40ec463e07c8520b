"""What every page with a form asks: rows of points, values that fit them, and about which day."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bedding.record import CONTACT, scale_of
from bedding.web.errors import UnfitError
from bedding.web.page import Visit

NO_LETTER: Final = frozenset({"Cc", "Cs"})
"""Kinds of characters that are no letters: controls, and halves of one that can't be written."""

DAYS_BACK: Final = (0, 1, 2)
"""How many days back a day can still be put down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question of a form.

    Attributes:
        name: Its code.
        points: The points to choose from; empty for the question about contact.
        chosen: What was chosen, or None.
    """

    name: str
    points: tuple[int, ...]
    chosen: int | str | None


def row(name: str, answers: Mapping[str, Any]) -> Row:
    """Return the row of a question, with what was answered so far."""
    scale = scale_of(name)
    chosen = answers.get(name)
    return Row(
        name=name,
        points=() if scale is None else tuple(range(scale.low, scale.high + 1)),
        chosen=chosen if isinstance(chosen, int | str) else None,
    )


def fitting(name: str, value: object) -> int | str | None:
    """Return an answer that came from a page; an empty one is None.

    Raises:
        UnfitError: The question has no such answer.
    """
    if value is None or value == "":
        return None
    scale = scale_of(name)
    if scale is None:
        if value not in CONTACT:
            raise UnfitError(name)
        return str(value)
    if isinstance(value, str) and len(value) == 1 and value in "01234567":
        value = int(value)
    if (
        not isinstance(value, int)
        or isinstance(value, bool)
        or not scale.low <= value <= scale.high
    ):
        raise UnfitError(name)
    return value


def days_back(visit: Visit, otherwise: int = 0) -> int:
    """Return how many days back the day of a form is.

    Raises:
        UnfitError: It is none of `DAYS_BACK`.
    """
    back = visit.given.get("back", otherwise)
    if isinstance(back, str) and back in map(str, DAYS_BACK):
        back = int(back)
    if isinstance(back, bool) or back not in DAYS_BACK:
        raise UnfitError("back")
    return int(back)


def given_day(visit: Visit, name: str) -> date | None:
    """Return a day that was given as `2026-11-03`, or None.

    Raises:
        UnfitError: It is no day.
    """
    written = visit.text(name, longest=10)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UnfitError(name) from None


def own_words(visit: Visit, name: str) -> str:
    """Return what a person typed, on one line and without what is no letter; may be empty.

    Raises:
        UnfitError: It is no text, or longer than any field of ours takes.
    """
    typed = " ".join(visit.text(name).split())
    return "".join(
        letter for letter in typed if unicodedata.category(letter) not in NO_LETTER
    ).strip()
