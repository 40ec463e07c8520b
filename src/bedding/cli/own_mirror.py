"""The mirror of one's own record: only after the questions of the gate, and only what may show."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedding.cli.caring import show_reason
from bedding.cli.output import show, show_error
from bedding.cli.showing import show_mirror
from bedding.cli.unlocking import Way, opened_to_read
from bedding.text import Language, say

if TYPE_CHECKING:
    from datetime import date

    from bedding.record import Record

RESTS = 1
"""How the command ends when nothing may be shown."""


def mirror_own(
    way: Way, *, language: Language, html: Path | None, as_json: bool
) -> None:
    """Show the mirror of a record, or say why not and where help is."""
    from bedding.actions.clock_here import sit_down  # noqa: PLC0415 -- slow import
    from bedding.actions.pause_analysis import only_recognition  # noqa: PLC0415 -- slow import

    with opened_to_read(way, language) as notebook:
        record = notebook.record
    _stop_unless_shown(record, sit_down().today, language)
    from bedding.actions.record_diary import diary_of  # noqa: PLC0415 -- slow import

    diary = diary_of(record)
    if diary is None:
        show(say(language, "diary.list.none"))
        return
    if only_recognition(record):
        from bedding.actions.mirror_record import recognition  # noqa: PLC0415 -- slow import

        if html is not None or as_json:
            show_error(say(language, "care.reason.gate"))
            raise click.exceptions.Exit(RESTS)
        for title, said in recognition(diary, language):
            show(f"{title}\n  {said}\n")
        show(say(language, "state.absence"))
        show(say(language, "care.page.no_measure"))
        return
    from bedding.actions.mirror_table import mirror_diary  # noqa: PLC0415 -- slow import

    show_mirror(
        mirror_diary(diary),
        language=language,
        table=say(language, "cli.mirror.own"),
        note="",
        html=html,
        as_json=as_json,
    )


def _stop_unless_shown(record: "Record", today: "date", language: Language) -> None:
    """End the command where nothing may be shown, with the reason and the help lines."""
    from bedding.actions.pause_analysis import is_due, why_off  # noqa: PLC0415 -- slow import
    from bedding.care import Part  # noqa: PLC0415 -- slow import

    reason = why_off(record, Part.SIGNS, today)
    if reason is not None:
        show_reason(reason, record.settings.country, language)
        raise click.exceptions.Exit(RESTS)
    if is_due(record, today):
        show(say(language, "diary.gate.first"))
        raise click.exceptions.Exit(RESTS)
