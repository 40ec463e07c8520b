"""The one door to every analysis of a record: closed while the gate says so, with help beside it."""

from typing import TYPE_CHECKING

import click

from bedding.cli.caring import show_reason
from bedding.cli.output import show
from bedding.text import Language, say

if TYPE_CHECKING:
    from datetime import date

    from bedding.care import Part
    from bedding.record import Record

RESTS = 1
"""How a command ends when what was asked for rests."""


def stop_unless_shown(
    record: "Record", part: "Part", today: "date", language: Language
) -> None:
    """End the command where a part may not be shown, with the reason and the help lines.

    Every command that opens a record and analyses it calls this before it computes anything.
    """
    from bedding.actions.pause_analysis import is_due, why_off  # noqa: PLC0415 -- slow import

    reason = why_off(record, part, today)
    if reason is not None:
        show_reason(reason, record.settings.country, language)
        raise click.exceptions.Exit(RESTS)
    if is_due(record, today):
        show(say(language, "diary.gate.first"))
        raise click.exceptions.Exit(RESTS)
