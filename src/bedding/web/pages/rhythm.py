"""The rhythm of one's own days, and the weeks on the map of storm and bed; drawn in the worker."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bedding.actions.pause_analysis import is_due
from bedding.care import Part
from bedding.record import CheckIn, Event, Record, TableRow, day_of
from bedding.text.months import day_name
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.work import State

if TYPE_CHECKING:
    from bedding.actions.draw_days import DrawnDays
    from bedding.report.paper import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What the page shows.

    Attributes:
        empty: Whether nothing was written down.
        first_day: The day that the pictures call the first, in words.
        waits: Whether the pictures are being drawn.
        failed: Whether that ended without pictures.
        rhythm: Warmth and coldness day by day, or None.
        weeks: The weeks on the map, or None; never while the gate keeps them.
        map_rests: Whether the gate keeps the map.
    """

    empty: bool = False
    first_day: str = ""
    waits: bool = False
    failed: bool = False
    rhythm: "Picture | None" = None
    weeks: "Picture | None" = None
    map_rests: bool = False


def show(visit: Visit) -> Rhythm | Turn:
    """Return the page, or that it is being drawn."""
    from bedding.web.own import PICTURES, own_diary, own_pictures  # noqa: PLC0415 -- slow import

    dated = own_diary(visit)
    if dated is None:
        return Rhythm(empty=True)
    if is_due(visit.record, visit.today):
        return Turn(to="gate", given={"then": "rhythm"})
    work = own_pictures(visit, dated)
    if work.state is State.WAITING:
        return Rhythm(waits=True)
    if work.state is State.FAILED:
        visit.forget(PICTURES)
        return Rhythm(failed=True)
    found: DrawnDays = work.outcome()
    rests = visit.why_off(Part.DISTINCTIONS) is not None
    return Rhythm(
        empty=found.rhythm is None and found.weeks is None,
        first_day=day_name(visit.language, first_day(visit.record)),
        rhythm=found.rhythm,
        weeks=None if rests else found.weeks,
        map_rests=rests,
    )


def first_day(record: Record) -> date:
    """Return the day of the first entry that a diary is made of."""
    return min(
        day
        for entry in record.entries.values()
        if isinstance(entry, CheckIn | Event | TableRow)
        and (day := day_of(entry)) is not None
    )


def stop(visit: Visit) -> Turn:
    """End the drawing half-way."""
    from bedding.web.own import PICTURES  # noqa: PLC0415 -- slow import

    visit.worker.stop()
    visit.forget(PICTURES)
    return Turn(to="days")


PAGE = Page(
    name="rhythm",
    show=show,
    shelf=Shelf.LOOK_BACK,
    part=Part.SIGNS,
    acts={"stop": stop},
)
