"""Questions on a plain terminal: a number or a line, Enter to leave it empty, Ctrl-C to stop.

Nothing that is typed is kept outside the program: no history, no file, no argument.
"""

import signal
import warnings
from collections.abc import Mapping
from getpass import GetPassWarning
from pathlib import Path
from threading import current_thread, main_thread
from typing import Final

import click

from bedding.cli.output import show, show_error
from bedding.errors import NoTerminalError
from bedding.text import Language, plain, say

EMPTY: Final = "-"
"""What takes an answer away that stands there already."""


def ask_line(question: str) -> str:
    """Return what was typed on one line, without what moves a terminal; may be empty."""
    _let_ctrl_c_through()
    typed: str = click.prompt(
        plain(question), default="", show_default=False, prompt_suffix=" "
    )
    kept = typed.strip().encode("utf-8", "replace").decode("utf-8")
    return plain(kept)


def ask_path(question: str) -> Path | None:
    """Return a place as it was typed or dragged in, or None where it was left empty.

    Quotation marks around it go, and ~ is the folder of the person.
    """
    typed = ask_line(question)
    for mark in ("'", '"'):
        if len(typed) > 1 and typed.startswith(mark) and typed.endswith(mark):
            typed = typed[1:-1]
    return Path(typed).expanduser() if typed else None


def ask_secret(question: str) -> str:
    """Return what was typed without showing it.

    Raises:
        NoTerminalError: There is no terminal that can hide it.
    """
    _let_ctrl_c_through()
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            typed: str = click.prompt(
                question,
                default="",
                show_default=False,
                prompt_suffix=" ",
                hide_input=True,
                err=True,
            )
        except GetPassWarning as error:
            raise NoTerminalError from error
    return typed


def ask_choice(
    language: Language,
    question: str,
    choices: Mapping[str, str],
    *,
    current: str | None = None,
    needed: bool = False,
) -> str | None:
    """Return the key of a choice, or None where it was left empty.

    Args:
        language: The language of the remarks.
        question: What is asked.
        choices: Key to label, in order; numbered from 1 on the screen.
        current: What stands there; Enter keeps it and `EMPTY` takes it away.
        needed: Whether it can't be left empty.
    """
    keys = list(choices)
    show(question)
    for number, key in enumerate(keys, 1):
        mark = "*" if key == current else " "
        show(f" {mark}{number}  {choices[key]}")
    while True:
        typed = ask_line(
            _invitation(
                language,
                current=None if current is None else choices[current],
                needed=needed,
            )
        )
        if typed == "" and (not needed or current is not None):
            return current
        if typed == EMPTY and not needed:
            return None
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(keys):
            return keys[int(typed) - 1]
        show_error(say(language, "diary.ask.one_of", low=1, high=len(keys)))


def ask_points(
    language: Language,
    question: str,
    *,
    low: int,
    high: int,
    current: int | None = None,
) -> int | None:
    """Return a point of a scale, or None where it was left empty."""
    show(question)
    while True:
        typed = ask_line(_invitation(language, current=current))
        if typed == "":
            return current
        if typed == EMPTY:
            return None
        if typed.isascii() and typed.isdecimal() and low <= int(typed) <= high:
            return int(typed)
        show_error(say(language, "diary.ask.one_of", low=low, high=high))


def ask_yes(language: Language, question: str) -> bool:
    """Return whether the answer is yes; Enter is no."""
    words = say(language, "diary.ask.yes_no")
    yes = {
        word.strip().casefold() for word in say(language, "diary.ask.yes").split(",")
    }
    return ask_line(f"{question} [{words}]").casefold() in yes


def _let_ctrl_c_through() -> None:
    """Handle Ctrl-C as Python does: importing polars replaces that by one that waits for Enter."""
    handler = signal.getsignal(signal.SIGINT)
    if callable(handler) and current_thread() is main_thread():
        signal.signal(signal.SIGINT, handler)


def _invitation(
    language: Language, *, current: object = None, needed: bool = False
) -> str:
    if current is not None:
        key = "diary.ask.keep_only" if needed else "diary.ask.keep"
        return say(language, key, current=str(current))
    return say(language, "diary.ask.number" if needed else "diary.ask.or_empty")
