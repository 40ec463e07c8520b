"""What time it is for the person: the moment, the zone, and how long a form took."""

import os
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bedding.record import Moment, diary_day

_ZONES: Final = "zoneinfo/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One form on the screen: when it came there, by the clock and by one that nobody sets.

    Attributes:
        shown_at: When its first question was on the screen.
        zone: The time zone, by its IANA name.
        ticks: The steady clock at that moment [s].
    """

    shown_at: datetime
    zone: str
    ticks: float = field(default_factory=time.monotonic)

    @property
    def today(self) -> date:
        """The day that the person lives; it lasts till four at night."""
        return diary_day(self.shown_at)

    def moment(self, day: date, *, origin: str) -> Moment:
        """Return the moment of an entry that is put down now, about a day.

        The steady clock gives how long it took, so that a clock set back while the form was on
        the screen changes neither the length nor the order.
        """
        took = time.monotonic() - self.ticks
        return Moment(
            local_date=day,
            tz=self.zone,
            shown_at=self.shown_at,
            answered_at=self.shown_at + timedelta(seconds=took),
            duration_ms=round(took * 1000),
            origin=origin,
        )


def sit_down(zone: str | None = None) -> Sitting:
    """Return a sitting that begins now, in the zone of this computer or another."""
    name = zone or zone_here()
    return Sitting(shown_at=datetime.now(ZoneInfo(name)), zone=name)


def zone_here() -> str:
    """Return the time zone of this computer, by its IANA name.

    Where the system does not tell the name, the zone of the present offset in whole hours; where
    it has no whole hours, UTC. The moment itself keeps its true offset only in a named zone.
    """
    for name in (os.environ.get("TZ", ""), _linked(Path("/etc/localtime"))):
        if name and _known(name):
            return name
    hours = datetime.now().astimezone().utcoffset() or timedelta(0)
    whole = round(hours / timedelta(hours=1))
    if timedelta(hours=whole) != hours or whole == 0:
        return "UTC"
    return f"Etc/GMT{-whole:+d}"  # POSIX counts the other way round.


def _linked(path: Path) -> str:
    try:
        return str(path.resolve(strict=True)).rpartition(_ZONES)[2]
    except OSError:
        return ""


def _known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
