"""Something that happened: what, who began, how strong, and a few words of one's own.

What stands for danger is never counted and never refused; it closes the gate and leads to help
at once.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import add_happening
from bedding.record import Event, LimitError, event_room
from bedding.text import calendar_day
from bedding.web.answering import DAYS_BACK, days_back
from bedding.web.caring import keep_danger
from bedding.web.happening import (
    Happening,
    answered,
    asks_who,
    form_about,
    name_of,
)
from bedding.web.kinds import Group, groups_of, known_code
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.pages.evening import STEP_BACK

SITTING: Final = "event.sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something that was put down just now.

    Attributes:
        name: What happened.
        day: The day that it is about, as `2026-11-03`.
        step_back: Whether it was a step back.
    """

    name: str
    day: str
    step_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What the page shows: the choice, the form of what was chosen, or that it was kept.

    Attributes:
        back: How many days back it is about.
        day: That day, written out.
        others: The other days that can still be put down, as days back.
        evening: Whether it was come to from the evening, which is gone back to.
        groups: What can have happened.
        form: The form of what was chosen, or None.
        enough: Whether the day has three already, so that a kind word comes first.
        kept: What was put down, or None.
    """

    back: int
    day: str
    others: tuple[int, ...]
    evening: bool
    groups: tuple[Group, ...] = ()
    form: Happening | None = None
    enough: bool = False
    kept: Kept | None = None


def show(visit: Visit) -> Happened:
    """Return the page: of what was kept, of what was chosen, or of everything to choose from."""
    sitting, back = sit_down(), days_back(visit)
    day = sitting.today - timedelta(days=back)
    code = visit.text("code")
    form, enough = None, False
    if code:
        visit.session.memory[SITTING] = sitting
        form = form_about(visit, known_code(visit, code), day, today=sitting.today)
        enough = not form.danger and event_room(visit.record, day) == 0
    kept = _kept(visit)
    return Happened(
        back=back,
        day=calendar_day(visit.language, day),
        others=tuple(each for each in DAYS_BACK if each != back),
        evening=visit.given.get("evening") is True,
        groups=() if form or kept else groups_of(visit),
        form=form,
        enough=enough,
        kept=kept,
    )


def keep(visit: Visit) -> Turn:
    """Put down what happened, and show what follows from it."""
    memory = visit.session.memory
    sitting = memory.get(SITTING) or sit_down()
    code = known_code(visit, visit.text("code"))
    back = days_back(visit)
    day = sitting.today - timedelta(days=back)
    form = form_about(visit, code, day, today=sitting.today)
    moment = sitting.moment(day, origin="event")
    begun = Event(moment=moment, code=code, who="me" if asks_who(code) else None)
    event = answered(visit, begun, form)
    evening = visit.given.get("evening") is True
    if event.gate:
        memory.pop(SITTING, None)
        return keep_danger(visit, add_happening(visit.record, event, sitting.today))
    try:
        beyond = visit.given.get("beyond") is True
        noted = add_happening(visit.record, event, sitting.today, beyond=beyond)
    except LimitError as error:
        if error.limit != "three_events":
            raise
        return Turn(to="event", given={"code": code, "back": back, "evening": evening})
    visit.notebook.save(noted.record)
    memory.pop(SITTING, None)
    said = visit.say("diary.saved")
    if evening and code != STEP_BACK:
        return Turn(to="evening", given={"back": back}, said=said)
    given = {"kept": event.id, "back": back, "evening": evening}
    return Turn(to="event", given=given)


def _kept(visit: Visit) -> Kept | None:
    found = visit.record.entries.get(visit.text("kept"))
    if not isinstance(found, Event):
        return None
    day: date = found.moment.local_date
    return Kept(
        name=name_of(visit, found.code),
        day=day.isoformat(),
        step_back=found.code == STEP_BACK,
    )


PAGE = Page(name="event", show=show, shelf=Shelf.WRITE, acts={"keep": keep})
