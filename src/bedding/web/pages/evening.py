"""This evening: seven answers on one screen, kept one by one, and nothing to look at afterwards."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bedding.actions import write_day
from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import add_happening
from bedding.record import (
    CHECK_IN_FORMS,
    CONTACT,
    EVENTS,
    WHO,
    CheckIn,
    Draft,
    Event,
    LimitError,
    Record,
    skip,
)
from bedding.text import calendar_day
from bedding.web.answering import DAYS_BACK, days_back
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.sheet import (
    Sheet,
    drop_draft,
    keep_answer,
    put_down,
    sat_down,
    sheet_of,
)

CHIPS: Final = 3
USUAL_CHIPS: Final = ("W2", "T6", "M1")
"""What is offered before anything was ever put down."""

STEP_BACK: Final = "C4"
WORDS: Final = {
    "fourth": "record.limit.three_events",
    "step_back": "record.step_back.text",
}
"""What is said beside the chips after one was pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Something that may have happened.

    Attributes:
        code: Its code.
        asks_who: Whether either may have begun it.
        put_down: The id of the event, where it was put down for this day, or an empty text.
    """

    code: str
    asks_who: bool
    put_down: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """What the page shows.

    Attributes:
        sheet: The form.
        back: How many days back it is about.
        day: That day, written out.
        others: The other days that can still be put down, as days back.
        contact: The choices of the question about contact.
        chips: What may have happened.
        who: Who may have begun it.
        words: The key of what a fourth event, or a step back, is told; or an empty text.
    """

    sheet: Sheet
    back: int
    day: str
    others: tuple[int, ...]
    contact: tuple[str, ...]
    chips: tuple[Chip, ...]
    who: tuple[str, ...]
    words: str


def is_waiting(record: Record, today: date) -> bool:
    """Return whether this evening can still be put down and is not left out."""
    try:
        write_day.check_room(record, write_day.evening(record, today), sit_down())
    except LimitError:
        return False
    return True


def show(visit: Visit) -> Evening:
    """Return the page of a day, with what was answered before."""
    record, sitting = visit.record, sat_down(visit)
    back = _back(visit)
    form = write_day.evening(record, sitting.today - timedelta(days=back))

    def written() -> str:
        found = (each for each in record.on(CheckIn, form.day) if each.form != "now")
        return next((each.id for each in found), "")

    return Evening(
        sheet=sheet_of(visit, form, _draft(record, form), written),
        back=back,
        day=calendar_day(visit.language, form.day),
        others=tuple(each for each in DAYS_BACK if each != back),
        contact=CONTACT,
        chips=_chips(record, form.day),
        who=WHO,
        words=WORDS.get(visit.text("words"), ""),
    )


def answer(visit: Visit) -> None:
    """Keep one answer, or that it was taken away again."""
    keep_answer(visit, _begun)


def done(visit: Visit) -> Turn:
    """Put the evening down."""
    entry = put_down(visit, _begun)
    return Turn(to="enough", given={"told": "saved" if entry else "nothing"})


def leave_out(visit: Visit) -> Turn:
    """Leave this evening out; what was answered goes with it."""
    sitting = visit.sitting()
    day = sitting.today - timedelta(days=_back(visit))
    visit.notebook.save(skip(write_day.drop_draft(visit.record), day))
    visit.session.sitting = None
    return Turn(to="enough", given={"told": "skipped"})


def happen(visit: Visit) -> Turn:
    """Put something down that happened; a fourth is told a kind word first, and then kept."""
    code = visit.choice("code", EVENTS)
    kind = EVENTS[code]
    who = visit.choice("who", WHO) if kind.who == "ask" else None
    if kind.gate:
        raise UnfitError("code")
    sitting = visit.sitting()
    day = sitting.today - timedelta(days=_back(visit))
    event = Event(moment=sitting.moment(day, origin="event"), code=code, who=who)
    given: dict[str, int | str] = {"back": _back(visit)}
    try:
        beyond = visit.given.get("beyond") is True
        noted = add_happening(visit.record, event, sitting.today, beyond=beyond)
    except LimitError as error:
        if error.limit != "three_events":
            raise
        return Turn(to="evening", given={**given, "words": "fourth"})
    visit.notebook.save(noted.record)
    if code == STEP_BACK:
        given["words"] = "step_back"
    return Turn(to="evening", given=given, said=visit.say("diary.saved"))


def take_back(visit: Visit) -> Turn:
    """Take away something that was put down for this evening."""
    found = visit.record.entries.get(visit.text("id"))
    if not isinstance(found, Event):
        raise UnfitError("id")
    visit.notebook.save(visit.record.without(found.id))
    return Turn(to="evening", given={"back": _back(visit)})


def drop(visit: Visit) -> Turn:
    """Drop a form of another kind that was left half-way."""
    drop_draft(visit)
    return Turn(to="evening")


def _back(visit: Visit) -> int:
    return days_back(visit, _draft_back(visit))


def _draft_back(visit: Visit) -> int:
    """Return how many days back the evening is that was left half-way; 0 where there is none."""
    draft = visit.record.draft
    if draft is None or draft.form not in CHECK_IN_FORMS:
        return 0
    back = (visit.sitting().today - draft.local_date).days
    return back if back in DAYS_BACK else 0


def _draft(record: Record, form: write_day.Form) -> Draft | None:
    draft = record.draft
    mine = (
        draft is not None
        and draft.form in CHECK_IN_FORMS
        and draft.local_date == form.day
    )
    return draft if mine else None


def _begun(visit: Visit) -> tuple[write_day.Form, Draft]:
    """Return the form and its draft; a draft of another day or kind makes room for it."""
    sitting = visit.sitting()
    day = sitting.today - timedelta(days=_back(visit))
    form = write_day.evening(visit.record, day)
    if visit.record.draft is not None and _draft(visit.record, form) is None:
        drop_draft(visit)
    write_day.check_room(visit.record, form, sitting)
    return form, write_day.begin(visit.notebook, form, sitting)


def _chips(record: Record, day: date) -> tuple[Chip, ...]:
    events = list(record.of(Event))
    used = [each.code for each in reversed(events) if each.code in EVENTS]
    offered = dict.fromkeys((*used, *USUAL_CHIPS))
    codes = [code for code in offered if not EVENTS[code].gate][:CHIPS]
    today = {each.code: each.id for each in events if each.moment.local_date == day}
    return tuple(
        Chip(
            code=code,
            asks_who=EVENTS[code].who == "ask",
            put_down=today.get(code, ""),
        )
        for code in codes
    )


PAGE = Page(
    name="evening",
    show=show,
    shelf=Shelf.WRITE,
    acts={
        "answer": answer,
        "done": done,
        "leave_out": leave_out,
        "happen": happen,
        "take_back": take_back,
        "drop": drop,
    },
)
