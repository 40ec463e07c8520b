"""Changing or removing something that was written down; the day it is about stays.

An event may turn out to have been something else. Its kind is then chosen anew, and what still fits
is filled in as it was. Where it becomes one of danger, the same follows as if it had just been put
down.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from bedding.actions.clock_here import Sitting, sit_down
from bedding.actions.pause_analysis import note_happening
from bedding.actions.read_days import changeable
from bedding.actions.write_day import CONTACT_FIELD
from bedding.record import (
    CHECK_IN_FORMS,
    CONTACT,
    CheckIn,
    Entry,
    Event,
    Reflection,
    day_of,
    edit as edited,
)
from bedding.text.months import day_name
from bedding.web.answering import Row, fitting, row
from bedding.web.caring import keep_danger
from bedding.web.entries import Written, written
from bedding.web.errors import UnfitError
from bedding.web.happening import (
    Happening,
    answered as event_answered,
    as_kind,
    form_about,
)
from bedding.web.kinds import Group, groups_of, known_code
from bedding.web.page import Page, Turn, Visit

MOST: Final = 20
"""Entries that are shown to choose from, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What the page shows: what can be changed, one entry to change, or one to remove.

    Attributes:
        choices: The day and the words of each entry to choose from.
        entry: The one that was chosen, or None.
        day: Its day in words.
        at: Its day as `2026-11-03`.
        form: Its form, where it is a check-in or a look back; else an empty text.
        rows: The questions of that form.
        contact: The choices of the question about contact.
        happening: Its form, where it is an event, or None.
        code: What the event is, or is to become; else an empty text.
        groups: What it can become, where that is being chosen.
        removing: Whether to ask if it may go.
        removed: Whether it went just now.
    """

    choices: tuple[tuple[str, Written], ...] = field(default=(), repr=False)
    entry: Written | None = field(default=None, repr=False)
    day: str = ""
    at: str = ""
    form: str = ""
    rows: tuple[Row, ...] = field(default=(), repr=False)
    contact: tuple[str, ...] = CONTACT
    happening: Happening | None = None
    code: str = ""
    groups: tuple[Group, ...] = ()
    removing: bool = False
    removed: bool = False


def show(visit: Visit) -> Edit:
    """Return the page."""
    if visit.given.get("removed") is True:
        return Edit(removed=True)
    today = sit_down().today
    if not visit.text("id"):
        found = changeable(visit.record, last=today, most=MOST)
        return Edit(
            choices=tuple((_day(visit, each), written(visit, each)) for each in found)
        )
    entry = _entry(visit)
    day = day_of(entry)
    shown = Edit(
        entry=written(visit, entry),
        day=_day(visit, entry),
        at="" if day is None else day.isoformat(),
        removing=visit.given.get("remove") is True,
    )
    match entry:
        case CheckIn() | Reflection():
            given = dict(entry.answers)
            known = given | {CONTACT_FIELD: getattr(entry, CONTACT_FIELD, None)}
            rows = tuple(row(name, known) for name in _fields(entry))
            return replace(shown, form=entry.form, rows=rows)
        case Event():
            if visit.given.get("choose") is True:
                return replace(shown, groups=groups_of(visit))
            code, began = _code(visit, entry), entry.moment.local_date
            form = form_about(visit, code, began, today=today, before=entry)
            return replace(shown, happening=form, code=code)
        case _:
            return replace(shown, removing=True)


def keep(visit: Visit) -> Turn:
    """Keep an entry as it is now filled in, marked as changed."""
    entry, sitting = _entry(visit), sit_down()
    match entry:
        case CheckIn():
            answers = _answers(visit, entry)
            contact = fitting(CONTACT_FIELD, visit.given.get(CONTACT_FIELD))
            asks = CONTACT_FIELD in _fields(entry)
            other: Entry = replace(
                entry,
                contact=str(contact) if asks and contact is not None else None,
                answers=answers,
            )
        case Reflection():
            other = replace(entry, answers=_answers(visit, entry))
        case Event():
            return _keep_event(visit, entry, sitting)
        case _:
            raise UnfitError("id")
    visit.notebook.save(edited(visit.record, other, sitting.shown_at))
    return _to_its_day(entry, visit.say("diary.saved"))


def remove(visit: Visit) -> Turn:
    """Remove an entry; earlier versions of the file still have it, encrypted."""
    visit.notebook.save(visit.record.without(_entry(visit).id))
    return Turn(to="edit", given={"removed": True})


def forget(visit: Visit) -> Turn:
    """Remove the earlier versions of the file as well."""
    visit.notebook.forget_generations()
    return Turn(to="days", said=visit.say("web.edit.forgotten"))


def _keep_event(visit: Visit, entry: Event, sitting: Sitting) -> Turn:
    """Keep an event as it is now filled in; one that became danger leads to help at once."""
    code = _code(visit, entry)
    base = entry if code == entry.code else as_kind(entry, code)
    began = entry.moment.local_date
    form = form_about(visit, code, began, today=sitting.today, before=entry)
    event = event_answered(visit, base, form)
    record = edited(visit.record, event, sitting.shown_at)
    if event.gate and code != entry.code:
        return keep_danger(visit, note_happening(record, event, sitting.today))
    visit.notebook.save(record)
    return _to_its_day(entry, visit.say("diary.saved"))


def _code(visit: Visit, entry: Event) -> str:
    """Return what an event is to be: of the kind that was given, or as it is."""
    code = visit.text("code")
    return entry.code if code in ("", entry.code) else known_code(visit, code)


def _entry(visit: Visit) -> Entry:
    """Return the entry that was given; raises `UnfitError` where it is none to read back."""
    found = visit.record.entries.get(visit.text("id"))
    known = changeable(
        visit.record, last=sit_down().today, most=len(visit.record.entries)
    )
    if found is None or found not in known:
        raise UnfitError("id")
    return found


def _fields(entry: CheckIn | Reflection) -> tuple[str, ...]:
    """Return what an entry asks: a look back only what it was answered on."""
    if isinstance(entry, Reflection):
        return tuple(entry.answers)
    items = CHECK_IN_FORMS[entry.form]
    return (CONTACT_FIELD, *items) if entry.form == "evening" else items


def _answers(visit: Visit, entry: CheckIn | Reflection) -> dict[str, int]:
    found = {
        name: fitting(name, visit.given.get(name))
        for name in _fields(entry)
        if name != CONTACT_FIELD
    }
    return {name: value for name, value in found.items() if isinstance(value, int)}


def _day(visit: Visit, entry: Entry) -> str:
    day = day_of(entry)
    return "" if day is None else day_name(visit.language, day)


def _to_its_day(entry: Entry, said: str) -> Turn:
    day = day_of(entry)
    given = {} if day is None else {"day": day.isoformat()}
    return Turn(to="days", given=given, said=said)


PAGE = Page(
    name="edit",
    show=show,
    acts={"keep": keep, "remove": remove, "forget": forget},
)
