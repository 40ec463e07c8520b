"""The mirror of one's own record: only after the questions of the gate, and only what may show."""

from pathlib import Path

import click

from bedding.cli.output import show, show_error
from bedding.cli.resting import RESTS, stop_unless_shown
from bedding.cli.showing import show_mirror
from bedding.cli.unlocking import Way, opened_to_read
from bedding.text import Language, say


def mirror_own(
    way: Way, *, language: Language, html: Path | None, as_json: bool
) -> None:
    """Show the mirror of a record, or say why not and where help is."""
    from bedding.actions.clock_here import sit_down  # noqa: PLC0415 -- slow import
    from bedding.actions.pause_analysis import only_recognition  # noqa: PLC0415 -- slow import
    from bedding.care import Part  # noqa: PLC0415 -- slow import

    with opened_to_read(way, language) as notebook:
        record = notebook.record
    stop_unless_shown(record, Part.SIGNS, sit_down().today, language)
    from bedding.actions.record_diary import diary_of  # noqa: PLC0415 -- slow import
    from bedding.actions.weekly_answers import weekly_answers  # noqa: PLC0415 -- slow import

    diary = diary_of(record)
    if diary is None:
        show(say(language, "diary.list.none"))
        return
    if only_recognition(record):
        from bedding.actions.mirror_record import recognition  # noqa: PLC0415 -- slow import

        if html is not None or as_json:
            show_error(say(language, "care.reason.gate"))
            raise click.exceptions.Exit(RESTS)
        for title, said in recognition(diary, language, weekly=weekly_answers(record)):
            show(f"{title}\n  {said}\n")
        show(say(language, "state.absence"))
        show(say(language, "care.page.no_measure"))
        return
    from bedding.actions.mirror_table import mirror_diary  # noqa: PLC0415 -- slow import
    from bedding.actions.set_aside import in_picture  # noqa: PLC0415 -- slow import

    mirror = mirror_diary(diary, weekly=weekly_answers(record), followed=True)
    show_mirror(
        in_picture(mirror, record),
        language=language,
        table=say(language, "cli.mirror.own"),
        note="",
        html=html,
        as_json=as_json,
    )
