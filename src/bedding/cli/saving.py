"""Saving what was just typed: where the disk is full, it is not lost before there is room."""

import sys
from typing import TYPE_CHECKING

from bedding.cli.asking import ask_line
from bedding.cli.output import show_error
from bedding.text import Language, say, tell

if TYPE_CHECKING:
    from bedding.record import Notebook, Record


def save(notebook: "Notebook", record: "Record", language: Language) -> None:
    """Save a record; at a terminal, wait for room and try again as long as there is none.

    Raises:
        DiskFullError: There is no room, and nobody who can make it.
    """
    from bedding.record import DiskFullError  # noqa: PLC0415 -- slow import

    while True:
        try:
            notebook.save(record)
        except DiskFullError as error:
            if not sys.stdin.isatty():
                raise
            show_error(tell(language, error))
            ask_line(say(language, "diary.ask.room"))
        else:
            return
