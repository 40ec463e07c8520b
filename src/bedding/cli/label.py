"""`bedding label`: words of your own for what happens."""

from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_choice, ask_line, ask_yes
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show, show_error
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, plain, say

if TYPE_CHECKING:
    from bedding.record import Label, Notebook


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "label",
        cls=Command,
        help=say(language, "cli.label.help"),
        short_help=say(language, "cli.label.short"),
    )
    @record_options(language)
    @language_option(language)
    def label(*, way: Way, language: Language) -> None:
        from bedding.actions.own_labels import labels  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, _):
            there = labels(notebook.record)
            if not there:
                done = _add(notebook, language)
            else:
                for each in there:
                    show(f"  {_told(each, language)}")
                acts = {
                    act: say(language, f"diary.label.{act}")
                    for act in ("add", "rename", "remove")
                }
                act = ask_choice(language, say(language, "diary.label.what"), acts)
                done = _act(notebook, act, there, language)
            show(say(language, "diary.saved" if done else "diary.nothing"))

    return label


def _act(
    notebook: "Notebook",
    act: str | None,
    there: "tuple[Label, ...]",
    language: Language,
) -> bool:
    if act is None:
        return False
    if act == "add":
        return _add(notebook, language)
    names = {each.id: _told(each, language) for each in there}
    chosen = ask_choice(language, say(language, "diary.edit.which"), names)
    found = next((each for each in there if each.id == chosen), None)
    if found is None:
        return False
    if act == "rename":
        return _rename(notebook, found, language)
    return _remove(notebook, found, language)


def _add(notebook: "Notebook", language: Language) -> bool:
    from bedding.actions import own_labels  # noqa: PLC0415 -- slow import

    name = _ask_name(notebook, language)
    if name is None:
        return False
    meanings = {
        each: say(language, f"diary.label.meaning.{_key(each)}")
        for each in own_labels.MEANINGS
    }
    meaning = ask_choice(language, say(language, "diary.label.means"), meanings)
    if meaning is None:
        return False
    notebook.save(own_labels.add(notebook.record, name, meaning))
    return True


def _rename(notebook: "Notebook", found: "Label", language: Language) -> bool:
    from bedding.actions import own_labels  # noqa: PLC0415 -- slow import

    name = _ask_name(notebook, language)
    if name is None:
        return False
    notebook.save(own_labels.rename(notebook.record, found, name))
    return True


def _remove(notebook: "Notebook", found: "Label", language: Language) -> bool:
    from bedding.actions import own_labels  # noqa: PLC0415 -- slow import

    used = own_labels.uses(notebook.record, found)
    if used:
        show(say(language, "diary.label.used", count=used))
        return False
    if not ask_yes(language, say(language, "diary.ask.sure")):
        return False
    notebook.save(own_labels.remove(notebook.record, found))
    return True


def _ask_name(notebook: "Notebook", language: Language) -> str | None:
    """Return a name that is free and short enough, or None where it was left empty."""
    from bedding.actions.own_labels import labels  # noqa: PLC0415 -- slow import
    from bedding.record import MOST_LABEL  # noqa: PLC0415 -- slow import

    taken = {each.name.casefold() for each in labels(notebook.record)}
    while True:
        typed = ask_line(say(language, "diary.label.name"))
        if typed == "":
            return None
        if len(typed) > MOST_LABEL:
            show_error(
                say(language, "diary.event.long", count=len(typed), most=MOST_LABEL)
            )
        elif typed.casefold() in taken:
            show_error(say(language, "diary.label.taken"))
        else:
            return typed


def _told(label: "Label", language: Language) -> str:
    key = f"diary.label.meaning.{_key(label.meaning)}"
    return f"{label.code}  {plain(label.name)} ({say(language, key)})"


def _key(meaning: str) -> str:
    return meaning.replace(", ", "_").replace(" ", "_")
