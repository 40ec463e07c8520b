"""`bedding start`: the application, in a window of the browser; without one, the demonstration."""

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from bedding.cli.group import Command
from bedding.cli.options import language_option
from bedding.cli.output import show, show_error
from bedding.cli.unlocking import file_option, usual_file
from bedding.text import Language, say

if TYPE_CHECKING:
    from bedding.web import Server


def command(language: Language) -> click.Command:
    """Return the command, with its help in a language."""

    @click.command(
        "start",
        cls=Command,
        help=say(language, "cli.start.help"),
        short_help=say(language, "cli.start.short"),
    )
    @file_option(language)
    @click.option("--invented", is_flag=True, help=say(language, "cli.start.invented"))
    @click.option("--address", is_flag=True, help=say(language, "cli.start.address"))
    @language_option(language)
    @click.pass_context
    def start(
        ctx: click.Context,
        *,
        file: Path | None,
        invented: bool,
        address: bool,
        language: Language,
    ) -> None:
        from bedding.web import find_browser, serve  # noqa: PLC0415 -- slow import

        browser = None if address else find_browser(os.environ)
        if browser is None and not address:
            show_error(say(language, "cli.start.no_browser"))
            ctx.invoke(_demonstration(ctx), language=language)
            return
        chosen = ctx.get_parameter_source("language") is ParameterSource.COMMANDLINE
        server = serve(
            file or usual_file(),
            language=language,
            invented=invented,
            asks_browser=not chosen,
        )
        first = server.address()
        show(say(language, "cli.start.shown" if address else "cli.start.opened"))
        show(f"  {first}")
        _offer_more(server, language)
        if browser is not None:
            threading.Thread(target=browser, args=(first,), daemon=True).start()
        server.run()
        show(say(language, "cli.start.ended"))

    return start


def _demonstration(ctx: click.Context) -> click.Command:
    """Return `bedding demo`, as the person would have called it."""
    group = ctx.parent.command if ctx.parent else None
    found = group.get_command(ctx, "demo") if isinstance(group, click.Group) else None
    if found is None:
        raise click.UsageError("No such command 'demo'.")
    return found


def _offer_more(server: "Server", language: Language) -> None:
    """Give a new address for each Enter, where someone is there to press it."""
    if not sys.stdin.isatty():
        return
    show(say(language, "cli.start.again"))

    def listen() -> None:
        while sys.stdin.readline():
            show(f"  {server.address()}")

    threading.Thread(target=listen, daemon=True).start()
