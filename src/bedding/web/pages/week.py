"""The weekly look back: signs and distinctions in turn, and the four phases every fourth week."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bedding.actions import write_day
from bedding.actions.pause_analysis import asks_discovery
from bedding.care import DISCOVERY, Part
from bedding.record import REFLECTION_ITEMS, Draft, Reflection
from bedding.text import calendar_day
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.sheet import (
    Sheet,
    drop_draft,
    keep_answer,
    put_down,
    sat_down,
    sheet_of,
)

BOUNDARIES: Final = "F3."
"""How the items of the third phase begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What the page shows.

    Attributes:
        sheet: The form.
        first: The first day of what is looked back on, written out.
        last: The last.
    """

    sheet: Sheet
    first: str
    last: str


def show(visit: Visit) -> Week:
    """Return the page of this week, with what was answered before."""
    sat_down(visit)
    form = _form(visit)
    monday = _monday(form.day)

    def written() -> str:
        found = visit.record.of(Reflection)
        return next((each.id for each in found if _same_week(each, form)), "")

    first = monday - timedelta(weeks=3) if form.name == "phases" else monday
    return Week(
        sheet=sheet_of(visit, form, _draft(visit, form), written),
        first=calendar_day(visit.language, first),
        last=calendar_day(visit.language, form.day),
    )


def answer(visit: Visit) -> None:
    """Keep one answer, or that it was taken away again."""
    keep_answer(visit, _begun)


def done(visit: Visit) -> Turn:
    """Put the look back down; where a limit was never kept to, one question is asked again."""
    entry = put_down(visit, _begun)
    if isinstance(entry, Reflection) and asks_discovery(visit.record, entry):
        return Turn(to="gate", given={"only": DISCOVERY}, said=visit.say("diary.saved"))
    return Turn(to="enough", given={"told": "saved" if entry else "nothing"})


def drop(visit: Visit) -> Turn:
    """Drop a form of another kind that was left half-way."""
    drop_draft(visit)
    return Turn(to="week")


def _form(visit: Visit) -> write_day.Form:
    """Return what this week asks; while the gate says so, nothing of the third phase."""
    form = write_day.week(visit.record, visit.sitting().today)
    if visit.why_off(Part.BOUNDARY_PHASE) is None:
        return form
    fields = tuple(name for name in form.fields if not name.startswith(BOUNDARIES))
    return write_day.Form(name=form.name, day=form.day, fields=fields)


def _draft(visit: Visit, form: write_day.Form) -> Draft | None:
    """Return the draft of this week's look back, also one that was begun on an earlier day."""
    draft = visit.record.draft
    if draft is None or draft.form != form.name or draft.form not in REFLECTION_ITEMS:
        return None
    return draft if _monday(draft.local_date) == _monday(form.day) else None


def _begun(visit: Visit) -> tuple[write_day.Form, Draft]:
    """Return the form and its draft; a draft of another kind makes room for it."""
    form = _form(visit)
    draft = _draft(visit, form)
    if draft is None and visit.record.draft is not None:
        drop_draft(visit)
    elif draft is not None and draft.local_date != form.day:
        # Begun on an earlier day of this week: it is about the same week, put down today.
        moved = replace(draft, local_date=form.day)
        visit.notebook.save(replace(visit.record, draft=moved))
    sitting = visit.sitting()
    write_day.check_room(visit.record, form, sitting)
    return form, write_day.begin(visit.notebook, form, sitting)


def _same_week(reflection: Reflection, form: write_day.Form) -> bool:
    return _monday(reflection.moment.local_date) == _monday(form.day)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


PAGE = Page(
    name="week",
    show=show,
    shelf=Shelf.WRITE,
    acts={"answer": answer, "done": done, "drop": drop},
)
