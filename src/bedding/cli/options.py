"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bedding.text import LANGUAGES, Language, say

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def language_option(language: Language) -> Decorator:
    """Return the option that chooses the language of the output."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=language,
        show_default=True,
        help=say(language, "cli.language"),
    )


def html_option(language: Language) -> Decorator:
    """Return the option that writes a page."""
    return click.option(
        "--html",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="OUT",
        help=say(language, "cli.html"),
    )


def json_option(language: Language) -> Decorator:
    """Return the option that gives numbers as data."""
    return click.option(
        "--json", "as_json", is_flag=True, help=say(language, "cli.json")
    )


def back_option(language: Language) -> Decorator:
    """Return the option that says how many days back a form is about."""
    return click.option(
        "--back",
        type=click.IntRange(0, 2),
        default=0,
        metavar="N",
        help=say(language, "cli.checkin.back"),
    )


def codebook_option(language: Language, *, required: bool) -> Decorator:
    """Return the option that says how a table is read."""
    return click.option(
        "--codebook",
        metavar="FILE|NAME",
        required=required,
        help=say(language, "cli.mirror.codebook"),
    )


def person_option(language: Language) -> Decorator:
    """Return the option that chooses one person of a table."""
    return click.option(
        "--person", metavar="ID", help=say(language, "cli.mirror.person")
    )
