"""What the two pages are made from: what was looked at, and of which days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bedding.mirror import Mirror
from bedding.mirror.change import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """How often something was put down.

    Attributes:
        code: What, as a code of the record.
        times: How often.
    """

    code: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A few words of one's own, with the name of the other taken out.

    Attributes:
        day: The day they are about.
        words: The words.
    """

    day: date
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that may stand on the pages.

    Attributes:
        mirror: What the days show.
        first: The first of them.
        last: The last of them.
        made_on: The day on which the pages are made.
        changes: What moved over the weeks; None where the fit has nothing to build on.
        set_aside: Signs and distinctions that the person took out of the picture.
        happened: What was put down most, most often first.
        notes: Words of one's own, the latest first.
        invented: Whether nobody lived these days; the pages then say so on every sheet.
    """

    mirror: Mirror
    first: date
    last: date
    made_on: date
    changes: Changes | None = None
    set_aside: tuple[str, ...] = ()
    happened: tuple[Happened, ...] = ()
    notes: tuple[Note, ...] = ()
    invented: bool = False


Content = Mapping[str, Any]
"""What the typesetter is given: plain values, written for the language."""
