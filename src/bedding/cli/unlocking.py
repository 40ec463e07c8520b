"""How a command opens the record: which file, and by what; never by an argument or a variable."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from bedding.cli.asking import ask_secret
from bedding.cli.options import Decorator
from bedding.cli.output import show_error
from bedding.errors import DescriptorError
from bedding.text import Language, say, tell

if TYPE_CHECKING:
    from bedding.actions.clock_here import Sitting
    from bedding.record import Notebook, Opener


Found = TypeVar("Found")

TRIES: Final = 3
"""How often a passphrase may be typed before the command ends; a guesser needs no command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way into a record, as the command line gave it.

    Attributes:
        file: Where it stands.
        descriptor: An open file that has the passphrase on its next line, or None to ask.
        key_file: A key file to open it with, or None.
        recovery: Whether to open it with the recovery code.
    """

    file: Path
    descriptor: int | None = None
    key_file: Path | None = field(default=None, repr=False)
    recovery: bool = False

    def opener(self, language: Language) -> "Opener":
        """Return what opens it, asked for where nothing else was given."""
        from bedding.record import KeyFile, Passphrase, RecoveryCode  # noqa: PLC0415 -- slow import

        if self.key_file is not None:
            return KeyFile(self.key_file)
        asked = "diary.open.code" if self.recovery else "diary.open.passphrase"
        typed = self.secret(say(language, asked))
        return RecoveryCode(typed) if self.recovery else Passphrase(typed)

    def secret(self, question: str) -> str:
        """Return a secret: the next line of the open file, or what is typed unseen.

        Raises:
            DescriptorError: The open file can't be read.
            NoTerminalError: There is no terminal to ask on.
        """
        from bedding.actions.open_record import line_from  # noqa: PLC0415 -- slow import

        if self.descriptor is None:
            return ask_secret(question)
        try:
            return line_from(self.descriptor)
        except (OSError, UnicodeDecodeError) as error:
            raise DescriptorError(self.descriptor) from error


def file_option(language: Language) -> Decorator:
    """Return the option that says where the record stands."""
    return click.option(
        "--file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(language, "diary.open.file_option"),
    )


def record_options(language: Language) -> Decorator:
    """Return the options of every command that opens the record; it is given one `Way`."""
    options = (
        file_option(language),
        click.option(
            "--passphrase-fd",
            type=click.IntRange(min=0),
            metavar="N",
            help=say(language, "diary.open.fd_option"),
        ),
        click.option(
            "--key-file",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=say(language, "diary.open.key_option"),
        ),
        click.option(
            "--recovery", is_flag=True, help=say(language, "diary.open.recovery_option")
        ),
    )

    def decorate(call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def called(
            *args: Any,
            file: Path | None,
            passphrase_fd: int | None,
            key_file: Path | None,
            recovery: bool,
            **rest: Any,
        ) -> Any:
            way = Way(
                file=file or usual_file(),
                descriptor=passphrase_fd,
                key_file=key_file,
                recovery=recovery,
            )
            return call(*args, way=way, **rest)

        made: Callable[..., Any] = called
        for option in reversed(options):
            made = option(made)
        return made

    return decorate


def usual_file() -> Path:
    """Return where the record stands when nobody says."""
    from bedding.actions.open_record import usual_place  # noqa: PLC0415 -- slow import

    return usual_place()


@contextmanager
def opened(way: Way, language: Language) -> Iterator[tuple["Notebook", "Sitting"]]:
    """Give a record open to write, and the sitting that begins; lock it afterwards."""
    from bedding.actions.clock_here import sit_down  # noqa: PLC0415 -- slow import
    from bedding.actions.open_record import unlock  # noqa: PLC0415 -- slow import
    from bedding.record import clock_went_back  # noqa: PLC0415 -- slow import

    _check_there(way)
    sitting = sit_down()
    today = sitting.shown_at.date()
    found = _tried(way, language, lambda opener: unlock(way.file, opener, today))
    with found.notebook as notebook:
        if found.expired:
            show_error(say(language, "diary.expire.gone", count=found.expired))
        if found.clock_doubted:
            show_error(say(language, "error.UntrustedClockError"))
        elif clock_went_back(notebook.record, sitting.shown_at):
            show_error(say(language, "record.day.clock_back"))
        if found.cheap:
            show_error(say(language, "diary.rekey.weak"))
        yield notebook, sit_down(sitting.zone)


@contextmanager
def opened_to_read(way: Way, language: Language) -> Iterator["Notebook"]:
    """Give a record open to read; lock it afterwards."""
    from bedding.actions.open_record import unlock_to_read  # noqa: PLC0415 -- slow import

    _check_there(way)
    found = _tried(way, language, lambda opener: unlock_to_read(way.file, opener))
    with found as notebook:
        yield notebook


def _check_there(way: Way) -> None:
    from bedding.record import NoNotebookError  # noqa: PLC0415 -- slow import

    if not way.file.exists():
        raise NoNotebookError(way.file)


def _tried(way: Way, language: Language, opens: "Callable[[Opener], Found]") -> "Found":
    """Return what opens, asked for again after a slip of the finger at a terminal.

    Raises:
        WrongKeyError: The third one did not open it either, or nobody can type another.
    """
    from bedding.record import RecoveryCodeError, WrongKeyError  # noqa: PLC0415 -- slow import

    asked = way.descriptor is None and way.key_file is None and sys.stdin.isatty()
    for _ in range(TRIES - 1 if asked else 0):
        try:
            return opens(way.opener(language))
        except (WrongKeyError, RecoveryCodeError) as error:
            show_error(tell(language, error))
    return opens(way.opener(language))
