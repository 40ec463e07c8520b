"""A record of invented days to look around in: it stands in a folder that goes with it."""

import secrets
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from bedding.actions.clock_here import Sitting, sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.actions.record_diary import CONTACT
from bedding.record import (
    DEFAULT_NAME,
    CheckIn,
    Event,
    Moment,
    Notebook,
    Record,
    create_notebook,
)
from bedding.text import Language
from bedding.types import Diary

HOUR: Final = time(21, 15)
"""When the invented evenings were put down."""
ASKED: Final = ("arousal", "pull", "self", "expect")
"""What an evening asks about oneself."""
POINTS: Final = 6.0
"""Steps between the ends of a scale of seven."""
APOLOGY: Final = 0.5
ROW: Final = 0.8
CALM: Final = 0.8
"""From which amends, threat or warmth [0 to 1] an invented evening has an event; chosen."""


def invent_diary() -> Diary:
    """Return the invented days, calculated with what was compiled in an earlier run."""
    from bedding.actions.compilation_cache import keep_compiled  # noqa: PLC0415 -- slow import
    from bedding.actions.invent_days import invent_days  # noqa: PLC0415 -- slow import

    keep_compiled()
    return invent_days()


def open_demonstration(diary: Diary, language: Language) -> tuple[Notebook, Path]:
    """Return an invented diary as an open record, and the folder to remove with it.

    It is encrypted like any other, with a passphrase that nobody knows.
    """
    folder = Path(tempfile.mkdtemp(prefix="notes-"))
    notebook = create_notebook(folder / DEFAULT_NAME, secrets.token_urlsafe())
    sitting = sit_down()
    # The questions about danger are for who lives the days; nobody lived these.
    record = note_answers(invented_record(diary, sitting), {}, sitting.today).record
    settings = replace(record.settings, language=language)
    notebook.save(record.with_settings(settings))
    return notebook, folder


def invented_record(diary: Diary, sitting: Sitting) -> Record:
    """Return a diary as the record of who wrote each evening, up to the one before a sitting."""
    last = sitting.today - timedelta(days=1)
    length = round(float(diary.times[-1]))
    record = Record()
    for at, elapsed in enumerate(diary.times):
        day = last - timedelta(days=length - round(float(elapsed)))
        evening = datetime.combine(day, HOUR, ZoneInfo(sitting.zone)).astimezone(UTC)
        moment = Moment(
            local_date=day, tz=sitting.zone, shown_at=evening, answered_at=evening
        )
        contact = _contact(diary, at)
        answers = _about_the_other(diary, at) | _about_oneself(diary, at)
        record = record.with_entry(
            CheckIn(moment=moment, form="evening", contact=contact, answers=answers)
        )
        for code in _happened(diary, at):
            event = Event(
                moment=replace(moment, origin="event"), code=code, who="other"
            )
            record = record.with_entry(event)
    return record


def _contact(diary: Diary, at: int) -> str:
    given = float(diary.inputs["contact"][at])
    return min(CONTACT, key=lambda code: abs(CONTACT[code] - given))


def _about_the_other(diary: Diary, at: int) -> dict[str, int]:
    shares = {name: float(diary.inputs[name][at]) for name in ("warmth", "threat")}
    return {
        name: 1 + round(POINTS * share)
        for name, share in shares.items()
        if not np.isnan(share)
    }


def _about_oneself(diary: Diary, at: int) -> dict[str, int]:
    return {
        name: int(diary.channels[name].values[at])
        for name in ASKED
        if name in diary.channels and not np.isnan(diary.channels[name].values[at])
    }


def _happened(diary: Diary, at: int) -> list[str]:
    """Return what an evening tells of besides its answers: an apology, a row, or calm."""
    found = {
        "R1": float(diary.inputs["amends"][at]) >= APOLOGY,
        "T6": float(diary.inputs["threat"][at]) >= ROW,
        "W2": float(diary.inputs["warmth"][at]) >= CALM,
    }
    return [code for code, happened in found.items() if happened]
