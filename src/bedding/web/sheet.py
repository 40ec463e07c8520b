"""A form that is kept answer by answer: what it asks, what was answered, and what stands in its way."""

from collections.abc import Callable
from dataclasses import dataclass

from bedding.actions import write_day
from bedding.actions.clock_here import Sitting, sit_down
from bedding.record import Draft, Entry, LimitError
from bedding.web.answering import Row, fitting, row
from bedding.web.page import Visit

Begin = Callable[[Visit], tuple[write_day.Form, Draft]]
"""Returns the form of a visit and its draft, and makes room for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form on the screen.

    Attributes:
        form: Its name.
        rows: The questions; empty where they can't be asked now.
        first_open: The first question that has no answer, or an empty text.
        full: The sentence of the cap that closes it, or an empty text.
        there: The id of what was put down already, or an empty text.
        other_form: A form of another kind that was left half-way, or an empty text.
    """

    form: str
    rows: tuple[Row, ...]
    first_open: str
    full: str
    there: str
    other_form: str


def sat_down(visit: Visit) -> Sitting:
    """Return the sitting of the form on the screen, which begins when it is first shown."""
    session = visit.session
    if session.sitting is None:
        session.sitting = sit_down()
    return session.sitting


def sheet_of(
    visit: Visit,
    form: write_day.Form,
    draft: Draft | None,
    written: Callable[[], str],
) -> Sheet:
    """Return a form with what was answered before.

    Args:
        visit: Whose record.
        form: What is asked.
        draft: What was answered before, or None.
        written: Returns the id of what was put down already, where a cap closes the form.
    """
    full = there = ""
    try:
        write_day.check_room(visit.record, form, sat_down(visit))
    except LimitError as error:
        full = visit.say(f"record.limit.{error.limit}")
        there = written()
    answers = {} if draft is None else draft.answers
    rows = () if full else tuple(row(name, answers) for name in form.fields)
    left = visit.record.draft
    return Sheet(
        form=form.name,
        rows=rows,
        first_open=next((each.name for each in rows if each.chosen is None), ""),
        full=full,
        there=there,
        other_form="" if left is None or draft is left else left.form,
    )


def keep_answer(visit: Visit, begin: Begin) -> None:
    """Keep one answer, or that it was taken away again."""
    form, draft = begin(visit)
    name = visit.choice("name", form.fields)
    value = fitting(name, visit.given.get("value"))
    write_day.answer(visit.notebook, draft, name, value)


def put_down(visit: Visit, begin: Begin) -> Entry | None:
    """Put down what was answered, and return it; None where nothing was."""
    form, draft = begin(visit)
    entry = write_day.finish(visit.notebook, form, draft, visit.sitting())
    visit.session.sitting = None
    return entry


def drop_draft(visit: Visit) -> None:
    """Drop what was left half-way."""
    visit.notebook.save(write_day.drop_draft(visit.record))
