"""The weekly look back: signs and distinctions in turn, and the four phases every fourth week."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bedding.actions import write_day
from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import asks_discovery
from bedding.care import DISCOVERY, Part
from bedding.record import REFLECTION_ITEMS, Draft, LimitError, Reflection
from bedding.text import calendar_day
from bedding.web.answering import Row, fitting, row
from bedding.web.page import Page, Shelf, Turn, Visit

BOUNDARIES: Final = "F3."
"""How the items of the third phase begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What the page shows.

    Attributes:
        form: `signs`, `distinctions` or `phases`.
        first: The first day of what is looked back on, written out.
        last: The last.
        rows: The questions; empty where they can't be asked now.
        first_open: The first question that has no answer, or an empty text.
        full: The sentence of the cap, or an empty text.
        there: The id of this week's look back, where it is there already.
        other_form: A form of another kind that was left half-way, or an empty text.
    """

    form: str
    first: str
    last: str
    rows: tuple[Row, ...]
    first_open: str
    full: str
    there: str
    other_form: str


def show(visit: Visit) -> Week:
    """Return the page of this week, with what was answered before."""
    session = visit.session
    if session.sitting is None:
        session.sitting = sit_down()
    record, sitting = visit.record, session.sitting
    form = _form(visit)
    draft = _draft(visit, form)
    left = record.draft
    full = there = ""
    try:
        write_day.check_room(record, form, sitting)
    except LimitError as error:
        full = visit.say(f"record.limit.{error.limit}")
        there = next(
            (each.id for each in record.of(Reflection) if _same_week(each, form)), ""
        )
    answers = {} if draft is None else draft.answers
    rows = () if full else tuple(row(name, answers) for name in form.fields)
    monday = _monday(form.day)
    first = monday - timedelta(weeks=3) if form.name == "phases" else monday
    return Week(
        form=form.name,
        first=calendar_day(visit.language, first),
        last=calendar_day(visit.language, form.day),
        rows=rows,
        first_open=next((each.name for each in rows if each.chosen is None), ""),
        full=full,
        there=there,
        other_form="" if left is None or draft is left else left.form,
    )


def answer(visit: Visit) -> None:
    """Keep one answer, or that it was taken away again."""
    form, draft = _begun(visit)
    name = visit.choice("name", form.fields)
    value = visit.given.get("value")
    write_day.answer(visit.notebook, draft, name, fitting(name, value))


def done(visit: Visit) -> Turn:
    """Put the look back down; where a limit was never kept to, one question is asked again."""
    form, draft = _begun(visit)
    entry = write_day.finish(visit.notebook, form, draft, visit.sitting())
    visit.session.sitting = None
    if isinstance(entry, Reflection) and asks_discovery(visit.record, entry):
        return Turn(to="gate", given={"only": DISCOVERY}, said=visit.say("diary.saved"))
    return Turn(to="enough", given={"told": "saved" if entry else "nothing"})


def drop(visit: Visit) -> Turn:
    """Drop a form of another kind that was left half-way."""
    visit.notebook.save(write_day.drop_draft(visit.record))
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
        visit.notebook.save(write_day.drop_draft(visit.record))
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
