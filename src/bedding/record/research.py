"""An export for research: no words, no names, no dates that point at a person.

Every date moves by the same number of whole weeks, drawn anew for each export and kept
nowhere, so that days of the week and distances stay. Clock times stay, for they matter to the
model; the zone is replaced by the offset. Notes, labels' names, sources and ids are left out.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bedding.record.entries import (
    ChatDay,
    CheckIn,
    Entry,
    Event,
    Label,
    Pause,
    Reflection,
    Start,
)
from bedding.record.export import export_files, write_folder
from bedding.record.moment import Moment
from bedding.record.naming import new_id
from bedding.record.record import Record
from bedding.record.table_row import TableRow

LEAST_WEEKS: Final = 26
MOST_WEEKS: Final = 26 + 4 * 52


def research_files(record: Record) -> dict[str, bytes]:
    """Return the files of a research export, name to content, with the codebook.

    What a person might be known by is left out; what happened stays, so this is still about one
    person's life: it is given with consent and kept as such.
    """
    weeks = LEAST_WEEKS + secrets.randbelow(MOST_WEEKS - LEAST_WEEKS + 1)
    shift = -timedelta(weeks=weeks)
    entries = [_plain(entry, shift) for entry in record.entries.values()]
    kept = {entry.id: entry for entry in entries if entry is not None}
    return export_files(Record(entries=kept))


def research_folder(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write a research export to a new folder; raises as `write_folder` does."""
    return write_folder(research_files(record), folder)


def _plain(entry: Entry, shift: timedelta) -> Entry | None:
    """Return an entry without what points at a person, or None for what is nothing else."""
    match entry:
        case Event():
            ended = entry.ended + shift if entry.ended else None
            moment = _moved(entry.moment, shift)
            return replace(entry, id=new_id(), note=None, ended=ended, moment=moment)
        case CheckIn() | Reflection() | Start():
            return replace(entry, id=new_id(), moment=_moved(entry.moment, shift))
        case ChatDay():
            day = entry.local_date + shift
            return replace(entry, id=new_id(), local_date=day, source="chat")
        case TableRow():
            return TableRow(
                local_date=entry.local_date + shift,
                at=_fixed(entry.at) + shift,
                table="table",
                answers=entry.answers,
            )
        case Pause():
            last = entry.last + shift if entry.last else None
            return replace(entry, id=new_id(), first=entry.first + shift, last=last)
        case Label():
            return replace(entry, id=new_id(), name=entry.code)


def _moved(moment: Moment, shift: timedelta) -> Moment:
    return replace(
        moment,
        local_date=moment.local_date + shift,
        tz="UTC",
        shown_at=_fixed(moment.shown_at) + shift,
        answered_at=_fixed(moment.answered_at) + shift,
        edited_at=_fixed(moment.edited_at) + shift if moment.edited_at else None,
    )


def _fixed(at: datetime) -> datetime:
    """Return a moment with a bare offset, so that a shift over summer time keeps the hour."""
    return datetime.fromisoformat(at.isoformat())
