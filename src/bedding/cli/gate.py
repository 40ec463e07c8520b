"""`bedding gate`: ten questions, rest for today, and the way back in two steps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_choice, ask_yes
from bedding.cli.caring import show_lines, show_pages
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say

if TYPE_CHECKING:
    from datetime import date

    from bedding.actions.pause_analysis import Noted
    from bedding.care import Page
    from bedding.record import Notebook


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "gate",
        cls=Command,
        help=say(language, "cli.gate.help"),
        short_help=say(language, "cli.gate.short"),
    )
    @record_options(language)
    @language_option(language)
    def gate(*, way: Way, language: Language) -> None:
        from bedding.care import QUESTIONS  # noqa: PLC0415 -- slow import

        with opened(way, language) as (notebook, sitting):
            today = sitting.today
            match ask_choice(
                language, say(language, "diary.gate.what"), _choices(notebook, language)
            ):
                case "questions":
                    pages = _ask_age(notebook, language)
                    pages += ask_questions(notebook, QUESTIONS, today, language)
                    show_pages(pages, notebook.record.settings.country, language)
                case "one":
                    _step_one(notebook, today, language)
                case "two":
                    _step_two(notebook, today, language)
                case "rest":
                    from bedding.actions.pause_analysis import rest_today  # noqa: PLC0415 -- slow import

                    notebook.save(rest_today(notebook.record, today))
                    show(say(language, "care.reason.today"))
                case _:
                    return
            show(say(language, "diary.saved"))

    return gate


def ask_questions(
    notebook: "Notebook", codes: Sequence[str], today: "date", language: Language
) -> tuple["Page", ...]:
    """Ask questions of the gate and save what follows; return the pages to show.

    Who stops half-way has said what was said: it is saved all the same.
    """
    from bedding.actions.pause_analysis import note_answers  # noqa: PLC0415 -- slow import

    show(say(language, "care.answer.kept"))
    words = {
        each: say(language, f"care.answer.{each}") for each in ("yes", "no", "unsaid")
    }
    given: dict[str, str] = {}
    try:
        for code in codes:
            said = ask_choice(language, say(language, f"care.gate.{code}"), words)
            if said is not None:
                given[code] = said
    finally:
        noted = note_answers(notebook.record, given, today, asked=codes)
        _save_or_show(notebook, noted, language)
    return noted.pages


def _save_or_show(notebook: "Notebook", noted: "Noted", language: Language) -> None:
    """Save what follows from answers; where that fails, show at once what they call for."""
    try:
        notebook.save(noted.record)
    except BaseException:
        show_pages(noted.pages, notebook.record.settings.country, language)
        raise


def _choices(notebook: "Notebook", language: Language) -> dict[str, str]:
    from bedding.actions.pause_analysis import care_of  # noqa: PLC0415 -- slow import
    from bedding.care import Flag  # noqa: PLC0415 -- slow import

    choices = {"questions": say(language, "diary.gate.questions")}
    match care_of(notebook.record).flag:
        case Flag.OFF:
            choices["one"] = say(language, "care.step.one")
        case Flag.RECOGNITION:
            choices["two"] = say(language, "care.step.two")
        case Flag.OPEN:
            pass
    return {**choices, "rest": say(language, "diary.gate.rest")}


def _ask_age(notebook: "Notebook", language: Language) -> tuple["Page", ...]:
    from bedding.actions.pause_analysis import note_birth  # noqa: PLC0415 -- slow import

    words = {each: say(language, f"care.answer.{each}") for each in ("yes", "no")}
    said = ask_choice(language, say(language, "diary.gate.age"), words)
    if said is None:
        return ()
    noted = note_birth(notebook.record, under_sixteen=said == "yes")
    _save_or_show(notebook, noted, language)
    return noted.pages


def _step_one(notebook: "Notebook", today: "date", language: Language) -> None:
    from bedding.actions.pause_analysis import step_back_in  # noqa: PLC0415 -- slow import

    show(say(language, "care.page.danger_help"))
    show_lines(notebook.record.settings.country, language, need="danger")
    show(say(language, "care.page.no_measure"))
    if ask_yes(language, say(language, "care.step.one")):
        notebook.save(step_back_in(notebook.record, today, has_read=True))


def _step_two(notebook: "Notebook", today: "date", language: Language) -> None:
    from bedding.actions.pause_analysis import step_all_the_way  # noqa: PLC0415 -- slow import

    if ask_yes(language, say(language, "care.step.two")):
        notebook.save(step_all_the_way(notebook.record, today, no_longer_holds=True))
