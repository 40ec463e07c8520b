"""`bedding settings`: how often you write, whose help lines you see, and the start questions again."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bedding.cli.asking import ask_choice
from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show
from bedding.cli.starting import ask_start
from bedding.cli.unlocking import Way, opened, record_options
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.actions.clock_here import Sitting
    from bedding.record import Notebook

ANYWHERE = "any"
"""Stands for no country: then help lines of every country are shown."""


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "settings",
        cls=Command,
        help=say(language, "cli.settings.help"),
        short_help=say(language, "cli.settings.short"),
    )
    @record_options(language)
    @language_option(language)
    def settings(*, way: Way, language: Language) -> None:
        with opened(way, language) as (notebook, sitting):
            choices = {
                name: say(language, f"diary.settings.{name}")
                for name in ("rhythm", "start", "country")
            }
            match ask_choice(language, say(language, "diary.settings.what"), choices):
                case "rhythm":
                    changed = _rhythm(notebook, sitting, language)
                case "start":
                    changed = ask_start(notebook, sitting, language)
                case "country":
                    changed = _country(notebook, language)
                case _:
                    changed = False
            show(say(language, "diary.saved" if changed else "diary.nothing"))

    return settings


def _rhythm(notebook: "Notebook", sitting: "Sitting", language: Language) -> bool:
    from bedding.record import RHYTHMS, choose_rhythm  # noqa: PLC0415 -- slow import

    record = notebook.record
    chosen = ask_choice(
        language,
        say(language, "diary.settings.how_often"),
        {each: say(language, f"diary.settings.rhythm_{each}") for each in RHYTHMS},
        current=record.settings.rhythm,
        needed=True,
    )
    if chosen is None or chosen == record.settings.rhythm:
        return False
    notebook.save(choose_rhythm(record, chosen, sitting.today))
    return True


def _country(notebook: "Notebook", language: Language) -> bool:
    from bedding.care import countries  # noqa: PLC0415 -- slow import

    record = notebook.record
    names = {
        each: say(language, f"diary.settings.country_{each}") for each in countries()
    }
    chosen = ask_choice(
        language,
        say(language, "diary.settings.which_country"),
        {**names, ANYWHERE: say(language, "diary.settings.country_any")},
        current=record.settings.country or ANYWHERE,
        needed=True,
    )
    country = None if chosen == ANYWHERE else chosen
    if country == record.settings.country:
        return False
    notebook.save(record.with_settings(replace(record.settings, country=country)))
    return True
