"""How every command behaves: its help, its errors and its exit codes.

| code | meaning |
|---|---|
| 0 | done |
| 1 | something in what was given is wrong; the sentence on stderr says what and where |
| 2 | the command line itself is wrong |
| 3 | the calculation gave no result that can be trusted |
| 130 | stopped by Ctrl-C |
"""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import IO, Any, Final

import click

from bedding import __version__
from bedding.errors import BeddingError
from bedding.text import Language, language_from_locale, plain, say, tell

NOT_CONVERGED: Final = 3
INTERRUPTED: Final = 130


def spoken_language() -> Language:
    """Return the language that the computer of this person speaks."""
    return language_from_locale(os.environ)


class Command(click.Command):
    """A command whose help speaks the language of the person."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with its explanation in the language of the person."""
        return _spoken_help(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        _write_usage(self, ctx, formatter)

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each option does."""
        _write_options(self, ctx, formatter)


class Commands(click.Group):
    """The commands of the program, each imported only when it is called for."""

    def __init__(self, name: str, *, modules: Sequence[str]) -> None:
        """Take the modules of the commands, in the order in which help lists them.

        Each module has `command(language) -> click.Command` and the last part of its name is
        the name of the command; an underscore at its end keeps it off a word of Python.
        """
        super().__init__(name, subcommand_metavar="…", options_metavar="")
        self.modules = {
            module.rpartition(".")[2].rstrip("_").replace("_", "-"): module
            for module in modules
        }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click calls it so
        """Return the names of the commands, in the order of a first walk."""
        return list(self.modules)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click calls it so
        cmd_name: str,
    ) -> click.Command | None:
        """Return a command in the language of the person, or None when there is none."""
        module = self.modules.get(cmd_name)
        if module is None:
            return None
        made: click.Command = import_module(module).command(spoken_language())
        return made

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options of the program itself."""
        language = spoken_language()
        version = click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=say(language, "cli.version_option"),
        )
        return [version, *super().get_params(ctx)]

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the command line; say in plain words what is wrong with it."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise UsageTrouble(_usage_message(error)) from error
        except OSError as error:  # Help, or the version, that can't be written.
            raise _trouble_of(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what goes wrong into one sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise UsageTrouble(_usage_message(error)) from error
        except BeddingError as error:
            raise Trouble(tell(spoken_language(), error)) from error
        except (KeyboardInterrupt, click.Abort) as error:
            raise click.exceptions.Exit(INTERRUPTED) from error
        except OSError as error:
            raise _trouble_of(error) from error

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with its explanation in the language of the person."""
        return _spoken_help(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the program is called."""
        _write_usage(self, ctx, formatter)

    def format_help_text(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click calls it so
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what the program is."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(spoken_language(), "cli.title"))

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the options, then the commands with a line on each."""
        _write_options(self, ctx, formatter)
        rows = [
            (name, command.get_short_help_str(limit=80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        if rows:
            with formatter.section(say(spoken_language(), "cli.commands")):
                formatter.write_dl(rows)

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click calls it so
        formatter: click.HelpFormatter,
    ) -> None:
        """Write where to read more, and what the exit codes mean."""
        formatter.write_paragraph()
        formatter.write_text(say(spoken_language(), "cli.more"))
        formatter.write_paragraph()
        formatter.write_text(say(spoken_language(), "cli.exit_codes"))


class Trouble(click.ClickException):
    """What is wrong with what was given, as one sentence for a person."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence to stderr."""
        sentence = say(spoken_language(), "cli.error", message=self.format_message())
        click.echo(sentence, file=file, err=file is None)


class UsageTrouble(Trouble):
    """What is wrong with the command line, as one sentence for a person."""

    exit_code = 2


def _trouble_of(error: OSError) -> Exception:
    """Return what is told of it, where there is something to tell."""
    if error.errno == errno.EPIPE:  # Whoever read along has gone: no mistake.
        return error
    try:
        sys.stdout.flush()
    except OSError:
        # Or Python tries once more at its end, and complains itself.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Trouble(_system_message(error))


def _system_message(error: OSError) -> str:
    language = spoken_language()
    reason = plain(error.strerror or type(error).__name__)
    if error.filename is None:
        return say(language, "cli.system_nameless", reason=reason)
    path = plain(str(error.filename))
    return say(language, "cli.system", path=path, reason=reason)


def _usage_message(error: click.UsageError) -> str:
    language = spoken_language()
    match error:
        case click.NoSuchOption():
            message = say(language, "cli.usage_error.option", name=error.option_name)
        case click.MissingParameter():
            name = (
                error.param.make_metavar(error.ctx)
                if error.param and error.ctx
                else "?"
            )
            message = say(language, "cli.usage_error.missing", name=name)
        case click.BadParameter():
            name = error.param.opts[0] if error.param else "?"
            message = say(
                language, "cli.usage_error.value", name=name, message=error.message
            )
        case _ if error.message.startswith("No such command"):
            name = error.message.split("'")[1]
            message = say(language, "cli.usage_error.command", name=name)
        case _:
            message = say(language, "cli.usage_error.other", message=error.message)
    return message


def _spoken_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = say(spoken_language(), "cli.help_option")
    return option


def _write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(
        ctx.command_path, pieces, prefix=say(spoken_language(), "cli.usage") + " "
    )


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    rows = [
        row
        for option in command.get_params(ctx)
        if isinstance(option, click.Option) and (row := option.get_help_record(ctx))
    ]
    with formatter.section(say(spoken_language(), "cli.options")):
        formatter.write_dl(rows)


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 -- click calls it so
    if asked and not ctx.resilient_parsing:
        click.echo(say(spoken_language(), "cli.version", version=__version__))
        ctx.exit()
