"""The forms of a day on a terminal, question by question; each answer is kept at once."""

from typing import TYPE_CHECKING

from bedding.cli.asking import ask_choice, ask_points, ask_yes
from bedding.cli.output import show
from bedding.text import Language, calendar_day, say

if TYPE_CHECKING:
    from bedding.actions.clock_here import Sitting
    from bedding.actions.write_day import Form, Written
    from bedding.record import Notebook


def fill(
    notebook: "Notebook", form: "Form", sitting: "Sitting", language: Language
) -> "Written | None":
    """Ask a form and save it; what was left half-way earlier is gone on with or put away.

    Returns:
        The entry, or None when nothing was answered, or when an older form goes first.

    Raises:
        LimitError: The day has one already, or is out of reach.
    """
    from bedding.actions import write_day  # noqa: PLC0415 -- slow import

    form = _take_up(notebook, form, sitting, language)
    write_day.check_room(notebook.record, form, sitting)
    draft = write_day.begin(notebook, form, sitting)
    show(
        f"{say(language, f'record.form.{form.name}')}, {calendar_day(language, form.day)}"
    )
    _show_stem(form.name, language)
    for name in write_day.left_open(form, draft):
        value = ask_field(form.name, name, language)
        draft = write_day.answer(notebook, draft, name, value)
    return write_day.finish(notebook, form, draft, sitting)


def ask_field(
    form: str, name: str, language: Language, current: str | int | None = None
) -> str | int | None:
    """Ask one field of a form, and return its answer or None."""
    from bedding.record import CONTACT, scale_of  # noqa: PLC0415 -- slow import

    if name == "contact":
        return ask_choice(
            language,
            say(language, "record.contact.question"),
            {each: say(language, f"record.contact.{each}") for each in CONTACT},
            current=None if current is None else str(current),
        )
    scale = scale_of(name)
    if scale is None:
        return None
    return ask_points(
        language,
        question_of(form, name, language),
        low=scale.low,
        high=scale.high,
        current=None if current is None else int(current),
    )


def question_of(form: str, name: str, language: Language) -> str:
    """Return a question with the ends of its scale."""
    match form:
        case "distinctions":
            left = say(language, f"record.distinction.{name}.left")
            right = say(language, f"record.distinction.{name}.right")
            return say(language, "diary.ask.between", left=left, right=right)
        case "signs" | "phases":
            kind = "sign" if form == "signs" else "phase"
            sentence = say(language, f"record.{kind}.{name}")
            never, always = (
                say(language, f"record.how_often.n{number}") for number in (0, 4)
            )
            return f"{sentence} (0 {never} … 4 {always})"
        case _:
            return say(
                language,
                "diary.ask.scale",
                question=say(language, f"record.item.{name}.question"),
                low=say(language, f"record.item.{name}.low"),
                middle=say(language, "record.item.middle"),
                high=say(language, f"record.item.{name}.high"),
            )


def _take_up(
    notebook: "Notebook", form: "Form", sitting: "Sitting", language: Language
) -> "Form":
    """Return the form to go on with: one that was begun, or the one that was asked for."""
    from bedding.actions import write_day  # noqa: PLC0415 -- slow import
    from bedding.record import LimitError  # noqa: PLC0415 -- slow import

    draft = notebook.record.draft
    if draft is None:
        return form
    begun = write_day.form_of(draft, notebook.record)
    name = say(language, f"record.form.{begun.name}")
    show(f"{name}, {calendar_day(language, begun.day)}")
    try:
        write_day.check_room(notebook.record, begun, sitting)
    except LimitError as error:
        show(say(language, f"record.limit.{error.limit}"))
    else:
        if ask_yes(language, say(language, "record.day.draft")):
            return begun
    notebook.save(write_day.drop_draft(notebook.record))
    return form


def _show_stem(form: str, language: Language) -> None:
    if form in {"signs", "distinctions"}:
        show(say(language, "record.week.stem"))
    if form == "phases":
        show(say(language, "record.week.stem_phases"))
    if form in {"signs", "phases"}:
        often = ", ".join(
            f"{number} {say(language, f'record.how_often.n{number}')}"
            for number in range(5)
        )
        show(f"  {often}")
    if form in {"signs", "distinctions", "phases"}:
        show(say(language, "record.week.own_words"))
