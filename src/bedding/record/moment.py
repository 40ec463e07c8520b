"""When an entry was made, and which day it is about."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bedding.record.errors import EntryError

ORIGINS: Final = ("planned", "own", "event", "import")
"""Why an entry was made: at the usual time, on one's own, after an event, from a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When an entry was made, and which day it is about.

    Attributes:
        local_date: The day it is about, as the person lives it.
        tz: The time zone in which it was made, by its IANA name.
        shown_at: When the first question was on the screen; with an offset.
        answered_at: When it was put down; with an offset, not before `shown_at`.
        duration_ms: How long answering took on a clock that nobody sets [ms].
        origin: One of `ORIGINS`.
        backfilled: Whether it was put down on a later day than it is about.
        edited_at: When it was last changed, if ever.
    """

    local_date: date
    tz: str
    shown_at: datetime
    answered_at: datetime
    duration_ms: int | None = None
    origin: str = "planned"
    backfilled: bool = False
    edited_at: datetime | None = None

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.tz)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise EntryError(
                "tz", self.tz, "Give a name such as Europe/Amsterdam."
            ) from error
        for place in ("shown_at", "answered_at", "edited_at"):
            value = getattr(self, place)
            if value is not None and value.tzinfo is None:
                raise EntryError(
                    place, value.isoformat(), "Give it with its offset from UTC."
                )
        if self.answered_at < self.shown_at:
            raise EntryError(
                "answered_at",
                self.answered_at.isoformat(),
                "It can't be before shown_at.",
            )
        if self.duration_ms is not None and self.duration_ms < 0:
            raise EntryError(
                "duration_ms", self.duration_ms, "Leave it out, or give 0 or more."
            )
        check_choice("origin", self.origin, ORIGINS)


@cache
def _check_zone(tz: str) -> None:
    try:
        ZoneInfo(tz)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise EntryError("tz", tz, "Give a name such as Europe/Amsterdam.") from error


def _check_offset(place: str, value: datetime) -> None:
    if value.tzinfo is None:
        raise EntryError(place, value.isoformat(), "Give it with its offset from UTC.")


def check_choice(place: str, value: object, choices: tuple[object, ...]) -> None:
    """Refuse a value that is none of the choices."""
    # A bool is an int to Python, and True would pass for 1.
    if isinstance(value, bool) or value not in choices:
        raise EntryError(
            place, value, f"Choose one of {listed(choices)}, or leave it empty."
        )


def listed(choices: tuple[object, ...]) -> str:
    """Return choices for a message."""
    return ", ".join(str(choice) for choice in choices)
