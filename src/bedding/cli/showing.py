"""A mirror on its way out: to the screen, to a page, or as data."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedding.cli.group import NOT_CONVERGED
from bedding.cli.output import coloured, show, show_error, write_file
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.mirror import Mirror


def show_mirror(
    mirror: "Mirror",
    *,
    language: Language,
    table: str,
    html: Path | None,
    as_json: bool,
) -> None:
    """Show a mirror as it was asked for; end with `NOT_CONVERGED` when its fit did not."""
    from bedding.mirror import Fitted  # noqa: PLC0415 -- slow import
    from bedding.report import mirror_html, mirror_json, mirror_text  # noqa: PLC0415 -- slow import

    if html is not None:
        write_file(html, mirror_html(mirror, language=language, table=table))
        show_error(say(language, "cli.wrote", path=str(html)))
    if as_json:
        show(mirror_json(mirror))
    elif html is None:
        show(mirror_text(mirror, language=language, table=table, colour=coloured()))
    if mirror.reading.fitted is Fitted.NOT_CONVERGED:
        raise click.exceptions.Exit(NOT_CONVERGED)
