"""`bedding demo`: the mirror of invented days, without any data of one's own."""

from pathlib import Path

import click

from bedding.cli.group import Command
from bedding.cli.options import html_option, json_option, language_option
from bedding.cli.showing import show_mirror
from bedding.text import Language, say


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "demo",
        cls=Command,
        help=say(language, "cli.demo.help"),
        short_help=say(language, "cli.demo.short"),
    )
    @language_option(language)
    @html_option(language)
    @json_option(language)
    def demo(*, language: Language, html: Path | None, as_json: bool) -> None:
        from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import
        from bedding.actions.invent_days import invent_days  # noqa: PLC0415 -- slow import
        from bedding.actions.mirror_table import mirror_diary  # noqa: PLC0415 -- slow import

        keep_compiled()
        show_mirror(
            mirror_diary(invent_days()),
            language=language,
            table=say(language, "cli.demo.table"),
            note="",
            html=html,
            as_json=as_json,
        )

    return demo
