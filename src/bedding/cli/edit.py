"""`bedding edit`: change or remove something that was written down."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_choice, ask_yes
from bedding.cli.caring import show_pages
from bedding.cli.forms import ask_field
from bedding.cli.group import Command
from bedding.cli.happenings import ask_code, ask_details, needs_who
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.telling_entries import told
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, calendar_day, say

if TYPE_CHECKING:
    from bedding.actions.clock_here import Sitting
    from bedding.record import CheckIn, Entry, Event, Notebook, Reflection

MOST = 20
"""Entries that are listed to choose from, the newest first."""


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "edit",
        cls=Command,
        help=say(language, "cli.edit.help"),
        short_help=say(language, "cli.edit.short"),
    )
    @record_options(language)
    @language_option(language)
    def edit(*, way: Way, language: Language) -> None:
        with opened(way, language) as (notebook, sitting):
            entry = _chosen(notebook, sitting, language)
            if entry is None:
                show(say(language, "diary.nothing"))
                return
            act = ask_choice(
                language,
                say(language, "diary.edit.what"),
                {
                    "change": say(language, "diary.edit.change"),
                    "remove": say(language, "diary.edit.remove"),
                },
            )
            if act == "remove":
                _remove(notebook, entry, language)
            elif act == "change":
                _change(notebook, entry, sitting, language)

    return edit


def _chosen(
    notebook: "Notebook", sitting: "Sitting", language: Language
) -> "Entry | None":
    from bedding.actions.read_days import changeable  # noqa: PLC0415 -- slow import
    from bedding.record import day_of  # noqa: PLC0415 -- slow import

    found = changeable(notebook.record, last=sitting.today, most=MOST)
    if not found:
        return None
    labels = {}
    for entry in found:
        day = day_of(entry)
        when = "" if day is None else calendar_day(language, day)
        labels[entry.id] = f"{when}  {told(entry, notebook.record, language)}"
    chosen = ask_choice(language, say(language, "diary.edit.which"), labels)
    return None if chosen is None else notebook.record.entries[chosen]


def _remove(notebook: "Notebook", entry: "Entry", language: Language) -> None:
    if not ask_yes(language, say(language, "diary.ask.sure")):
        return
    notebook.save(notebook.record.without(entry.id))
    show(say(language, "diary.edit.removed"))
    if ask_yes(language, say(language, "diary.edit.earlier")):
        notebook.forget_generations()
        show(say(language, "diary.saved"))


def _change(
    notebook: "Notebook", entry: "Entry", sitting: "Sitting", language: Language
) -> None:
    from bedding.actions.pause_analysis import note_happening  # noqa: PLC0415 -- slow import
    from bedding.record import CheckIn, Event, Reflection, edit  # noqa: PLC0415 -- slow import

    show(say(language, "diary.edit.keeps"))
    match entry:
        case CheckIn() | Reflection():
            changed = _asked_again(entry, language)
            notebook.save(edit(notebook.record, changed, sitting.shown_at))
        case Event():
            other = _event_again(notebook, entry, sitting, language)
            record = edit(notebook.record, other, sitting.shown_at)
            noted = note_happening(record, other, sitting.today)
            notebook.save(noted.record)
            show_pages(noted.pages, notebook.record.settings.country, language)
        case _:
            show(say(language, "diary.edit.only_remove"))
            return
    show(say(language, "diary.saved"))


def _asked_again(
    entry: "CheckIn | Reflection", language: Language
) -> "CheckIn | Reflection":
    from bedding.record import CHECK_IN_FORMS, CheckIn  # noqa: PLC0415 -- slow import

    fields: tuple[str, ...] = tuple(entry.answers)
    contact: str | int | None = None
    if isinstance(entry, CheckIn):
        fields = CHECK_IN_FORMS[entry.form]
        if entry.form == "evening":
            contact = ask_field(entry.form, "contact", language, entry.contact)
    asked = {
        name: ask_field(entry.form, name, language, entry.answers.get(name))
        for name in fields
    }
    answers = {name: value for name, value in asked.items() if isinstance(value, int)}
    if isinstance(entry, CheckIn):
        kept = None if contact is None else str(contact)
        return replace(entry, contact=kept, answers=answers)
    return replace(entry, answers=answers)


def _event_again(
    notebook: "Notebook", entry: "Event", sitting: "Sitting", language: Language
) -> "Event":
    code = ask_code(notebook.record, language, entry.code) or entry.code
    if code != entry.code:
        who = "me" if needs_who(code) else None
        other = replace(entry, code=code, who=who, ended=None)
        return ask_details(other, language, today=sitting.today)
    return ask_details(entry, language, today=sitting.today, again=True)
