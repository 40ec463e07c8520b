"""One person out of a table: the only one, or a list to choose from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from bedding.cli.output import show_error
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.types import Diary


def one_of(diaries: "Sequence[Diary]", *, language: Language) -> "Diary":
    """Return the only diary; of several, show whose they are and end."""
    if len(diaries) == 1:
        return diaries[0]
    from bedding.report import people_text  # noqa: PLC0415 -- slow import

    show_error(say(language, "cli.mirror.several", count=len(diaries)))
    show_error(people_text(diaries, language=language))
    show_error(say(language, "mirror.table.choose"))
    raise click.exceptions.Exit(2)
