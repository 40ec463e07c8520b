"""A calendar that a walk turns on: a day passes when it says so, hours pass as they do."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Self
from zoneinfo import ZoneInfo

from bedding.actions import clock_here

EVENING = time(21, 30)
"""When someone sits down."""


class Turned(datetime):
    """A moment by the calendar of the walk."""

    ahead = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Return the moment that it is on the day of the walk."""
        return super().now(tz) + cls.ahead


def turn_to(day: date, at: time = EVENING) -> None:
    """Make it this day, at this hour, for all that asks what day a person lives."""
    zone = ZoneInfo(clock_here.zone_here())
    Turned.ahead = datetime.combine(day, at, zone) - datetime.now(zone)
    # The one place where the program asks; its own clocks of waiting and locking go on untouched.
    vars(clock_here)["datetime"] = Turned
