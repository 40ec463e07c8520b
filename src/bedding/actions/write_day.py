"""Writing down a day: a form that is answered question by question, and kept after each answer.

A form that was left half-way is the record's draft. It is saved after every answer, so that a
closed window or a Ctrl-C loses nothing, and it is gone when the form is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bedding.actions.clock_here import Sitting
from bedding.record import (
    CHECK_IN_FORMS,
    REFLECTION_ITEMS,
    CheckIn,
    Draft,
    Notebook,
    Record,
    Reflection,
    Start,
    add_check_in,
    add_reflection,
    edit,
    evening_form,
    week_plan,
)

CONTACT_FIELD: Final = "contact"
Written = CheckIn | Reflection
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is asked, and about which day.

    Attributes:
        name: `evening`, `short`, `now`, `signs`, `distinctions` or `phases`.
        day: The day it is about.
        fields: What it asks, in order; `contact` is a choice, all others are points.
    """

    name: str
    day: date
    fields: tuple[str, ...]


def evening(record: Record, day: date) -> Form:
    """Return the form of an evening, shorter after three days away."""
    return _check_in_form(evening_form(record, day), day)


def now(day: date) -> Form:
    """Return the form of a moment in between."""
    return _check_in_form("now", day)


def week(record: Record, day: date) -> Form:
    """Return what this week's look back asks."""
    plan = week_plan(record, day)
    return Form(name=plan.form, day=day, fields=plan.items)


def form_of(draft: Draft, record: Record) -> Form:
    """Return the form that a draft was left in."""
    if draft.form in CHECK_IN_FORMS:
        return _check_in_form(draft.form, draft.local_date)
    return week(record, draft.local_date)


def check_room(record: Record, form: Form, sitting: Sitting) -> None:
    """Refuse a form that could not be kept, before anything is asked.

    Raises:
        LimitError: The day has one already, or is out of reach.
    """
    _added(record, _entry(form, {}, sitting))


def begin(notebook: Notebook, form: Form, sitting: Sitting) -> Draft:
    """Return the draft of a form: the one that is there, or a new one, saved."""
    if notebook.record.draft is not None:
        return notebook.record.draft
    draft = Draft(
        form=form.name, local_date=form.day, shown_at=sitting.shown_at, answers={}
    )
    notebook.save(replace(notebook.record, draft=draft))
    return draft


def drop_draft(record: Record) -> Record:
    """Return the record without what was left half-way."""
    return replace(record, draft=None)


def left_open(form: Form, draft: Draft) -> tuple[str, ...]:
    """Return what is still to be asked; what was left empty on purpose is not asked again."""
    return tuple(name for name in form.fields if name not in draft.answers)


def answer(
    notebook: Notebook, draft: Draft, name: str, value: str | int | None
) -> Draft:
    """Save one answer, or that it was left empty, and return the draft with it."""
    draft = replace(draft, answers={**draft.answers, name: value})
    notebook.save(replace(notebook.record, draft=draft))
    return draft


def finish(
    notebook: Notebook, form: Form, draft: Draft, sitting: Sitting
) -> Written | None:
    """Save a form as an entry and return it, or None when every answer was left empty.

    Another form that was left half-way stays so.

    Raises:
        LimitError: The day has one already, or went out of reach meanwhile.
    """
    other = _other_draft(notebook.record, draft)
    if all(value is None for value in draft.answers.values()):
        notebook.save(replace(notebook.record, draft=other))
        return None
    entry = _entry(form, draft.answers, sitting)
    shown = min(draft.shown_at, entry.moment.answered_at)
    entry = replace(entry, moment=replace(entry.moment, shown_at=shown))
    record = replace(_added(notebook.record, entry), draft=other)
    notebook.save(record)
    kept = record.entries[entry.id]
    return kept if isinstance(kept, Written) else None


def add_start(record: Record, start: Start, sitting: Sitting) -> Record:
    """Return the record with the start questions answered, in the place of earlier answers."""
    before = next(record.of(Start), None)
    if before is None:
        return record.with_entry(start)
    return edit(
        record, replace(start, id=before.id, moment=before.moment), sitting.shown_at
    )


def _other_draft(record: Record, draft: Draft) -> Draft | None:
    kept = record.draft
    same = kept is not None and (kept.form, kept.local_date) == (
        draft.form,
        draft.local_date,
    )
    return None if same else kept


def _check_in_form(name: str, day: date) -> Form:
    items = CHECK_IN_FORMS[name]
    fields = (CONTACT_FIELD, *items) if name == "evening" else items
    return Form(name=name, day=day, fields=fields)


def _entry(form: Form, answers: Mapping[str, Value], sitting: Sitting) -> Written:
    given = {
        name: value
        for name, value in answers.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
    contact = answers.get(CONTACT_FIELD)
    if form.name in REFLECTION_ITEMS:
        moment = sitting.moment(form.day, origin="planned")
        return Reflection(moment=moment, form=form.name, answers=given)
    origin = "own" if form.name == "now" else "planned"
    return CheckIn(
        moment=sitting.moment(form.day, origin=origin),
        form=form.name,
        contact=None if contact is None else str(contact),
        answers=given,
    )


def _added(record: Record, entry: Written) -> Record:
    if isinstance(entry, CheckIn):
        return add_check_in(record, entry)
    return add_reflection(record, entry)
