"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

from bedding.text import LANGUAGES, Language, say


def language_option(
    language: Language,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that chooses the language of the output."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=language,
        show_default=True,
        help=say(language, "cli.language"),
    )
