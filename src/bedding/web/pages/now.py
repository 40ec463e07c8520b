"""A moment in between, in two answers; nothing to look at afterwards."""

from dataclasses import dataclass
from typing import Final

from bedding.actions import write_day
from bedding.actions.clock_here import sit_down
from bedding.record import CheckIn, Draft, LimitError
from bedding.web.answering import Row, fitting, row
from bedding.web.page import Page, Shelf, Turn, Visit

SITTING: Final = "now.sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What the page shows.

    Attributes:
        rows: The questions; empty where today has its moment already.
        full: The sentence of the cap, or an empty text.
        there: The id of the moment that is there already, or an empty text.
    """

    rows: tuple[Row, ...]
    full: str
    there: str


def show(visit: Visit) -> Now:
    """Return the page."""
    sitting = sit_down()
    form = write_day.now(sitting.today)
    try:
        write_day.check_room(visit.record, form, sitting)
    except LimitError as error:
        there = (
            each.id
            for each in visit.record.on(CheckIn, form.day)
            if each.form == form.name
        )
        full = visit.say(f"record.limit.{error.limit}")
        return Now(rows=(), full=full, there=next(there, ""))
    visit.session.memory[SITTING] = sitting
    return Now(rows=tuple(row(name, {}) for name in form.fields), full="", there="")


def keep(visit: Visit) -> Turn:
    """Put the moment down."""
    sitting = visit.session.memory.pop(SITTING, None) or sit_down()
    form = write_day.now(sitting.today)
    draft = Draft(
        form=form.name,
        local_date=form.day,
        shown_at=sitting.shown_at,
        answers={name: fitting(name, visit.given.get(name)) for name in form.fields},
    )
    entry = write_day.finish(visit.notebook, form, draft, sitting)
    if entry is None:
        return Turn(to="contents", said=visit.say("diary.nothing"))
    return Turn(to="enough", given={"told": "moment"})


PAGE = Page(name="now", show=show, shelf=Shelf.WRITE, acts={"keep": keep})
