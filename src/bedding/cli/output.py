"""What leaves a command: text on stdout, remarks on stderr, and files."""

import os
import sys
from pathlib import Path
from typing import Final

import click

from bedding.errors import OutputError

OWN: Final = 0o600
"""Who may read a file that was written: only the person."""


def show(text: str) -> None:
    """Write text to stdout; what the terminal can't show becomes a question mark."""
    _replacing()
    click.echo(text, nl=not text.endswith("\n"))


def show_error(text: str) -> None:
    """Write a remark to stderr, where it is in nobody's way."""
    _replacing()
    click.echo(text, err=True, nl=not text.endswith("\n"))


def coloured() -> bool:
    """Return whether stdout is a terminal that takes bold and dim, and may."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def write_file(path: Path, text: str) -> None:
    """Write a file that only the person may read.

    Raises:
        OutputError: The file can't be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(path, str(error.strerror)) from error


def _replacing() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
