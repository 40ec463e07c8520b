"""`bedding cite`: the sources that the model rests on."""

import click

from bedding.cli.group import Command
from bedding.cli.output import show
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "cite",
        cls=Command,
        help=say(language, "cli.cite.help"),
        short_help=say(language, "cli.cite.short"),
    )
    @click.argument("keys", nargs=-1, metavar="[KEY]…")
    @click.option(
        "--bibtex", "as_bibtex", is_flag=True, help=say(language, "cli.cite.bibtex")
    )
    def cite(keys: tuple[str, ...], *, as_bibtex: bool) -> None:
        from bedding.actions.cite_sources import (  # noqa: PLC0415 -- slow import
            bibtex,
            cite_sources,
        )

        for source in cite_sources(keys):
            show(bibtex(source) if as_bibtex else f"[{source.key}] {source}")

    return cite
