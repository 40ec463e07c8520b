"""Every format and every schema that was ever released still opens, from `golden/`.

When either changes, add the files of the new one and leave these as they are:

    python tests/record/test_golden.py format-1-schema-3
"""

import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bedding.record import (
    Answer,
    ChatDay,
    CheckIn,
    Draft,
    Event,
    KeyFile,
    Label,
    Moment,
    Passphrase,
    Pause,
    Record,
    RecoveryCode,
    Reflection,
    Settings,
    Start,
    StoredFit,
    TableRow,
    create_notebook,
    open_notebook,
)
from bedding.record.stretching import FLOOR

GOLDEN = Path(__file__).parent / "golden"
PASSPHRASE = "drie blauwe fietsen"
SECOND = "nog een ander boekje"
AT = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
MOMENT = Moment(
    local_date=date(2026, 11, 20),
    tz="Europe/Amsterdam",
    shown_at=AT,
    answered_at=AT,
    duration_ms=27_500,
    origin="own",
    backfilled=True,
    edited_at=AT,
)
ENTRIES = (
    CheckIn(
        id="01",
        moment=MOMENT,
        form="evening",
        contact="none_waiting",
        answers={"warmth": 2, "expect": 6},
    ),
    Event(
        id="02",
        moment=MOMENT,
        code="T2",
        part="evening",
        who="other",
        channel="message",
        strength=3,
        note="één woord, ja, en toen niets 🙂",
        duration_minutes=600,
        ended=date(2026, 11, 21),
    ),
    Reflection(id="03", moment=MOMENT, form="signs", answers={"S1a": 4, "S3+": 0}),
    Start(
        id="04",
        moment=MOMENT,
        purpose="self",
        relation="together",
        pattern="daily",
        early=3,
    ),
    ChatDay(
        id="05",
        local_date=date(2026, 11, 19),
        source="whatsapp-1",
        values={"mine": 12, "gap": 0.5},
    ),
    Label(id="06", code="X1", name="wandelen", meaning="regulation"),
    Pause(id="07", first=date(2026, 11, 1), last=date(2026, 11, 4)),
    Pause(id="08", first=date(2026, 11, 22)),
)
ROW = TableRow(
    id="09",
    local_date=date(2026, 11, 18),
    at=AT,
    table="daylio",
    answers={"mood": Answer(4, 1, 5, 5), "warmth": Answer(0.5, 0, 1)},
    words={"note": "één regel; en nog een 🙂"},
)
RECORD = Record(
    entries={entry.id: entry for entry in ENTRIES},
    settings=Settings(
        language="nl",
        country="NL",
        rhythm="three_a_week",
        keep_months=12,
        lock_minutes=15,
        second_made=True,
        backups=("/media/stick/copy.dat",),
        care={"flag": "recognition", "since": "2026-11-20"},
    ),
    draft=Draft(
        form="evening", local_date=date(2026, 11, 21), shown_at=AT, answers={"self": 4}
    ),
    fits={"mirror": StoredFit(made_at=AT, source="ab", content={"mean": [0.1, None]})},
)


WITH_ROWS = replace(RECORD, entries={**RECORD.entries, ROW.id: ROW})
WITH_SET_ASIDE = replace(
    WITH_ROWS, settings=replace(WITH_ROWS.settings, set_aside=("S3", "D1"))
)
WITH_STEPS = replace(
    WITH_SET_ASIDE,
    settings=replace(
        WITH_SET_ASIDE.settings,
        steps={"here": "F2", "F1.a": "één rondje lopen 🙂", "F4.b": "bij Noor zitten"},
    ),
)
HELD = {
    "format-1": RECORD,
    "format-1-schema-2": WITH_ROWS,
    "format-1-schema-3": WITH_SET_ASIDE,
    "format-1-schema-4": WITH_STEPS,
}
"""What each file was made with."""


def formats():
    return sorted(GOLDEN.glob("format-*.dat"))


@pytest.mark.parametrize("path", formats(), ids=lambda path: path.stem)
def test_file_of_every_format_opens_and_holds_what_it_held(path, tmp_path):
    copy = Path(shutil.copy2(path, tmp_path))
    code = path.with_suffix(".code").read_text().strip()
    key_file = path.with_suffix(".key")

    for opener in (Passphrase(PASSPHRASE), RecoveryCode(code), KeyFile(key_file)):
        with open_notebook(copy, opener, read_only=True) as notebook:
            assert notebook.record == HELD[path.stem]
    with open_notebook(copy, Passphrase(SECOND)) as notebook:
        assert notebook.record == Record()
        notebook.save(notebook.record)  # And can be written by this version.
    with open_notebook(copy, Passphrase(PASSPHRASE)) as notebook:
        assert notebook.record == HELD[path.stem]


def test_there_is_a_file_of_every_format():
    assert {path.stem for path in formats()} == set(HELD)


def make(name: str) -> None:
    """Write the files of a new format or schema, once."""
    path = GOLDEN / f"{name}.dat"
    with create_notebook(path, PASSPHRASE, cost=FLOOR) as notebook:
        path.with_suffix(".code").write_text(notebook.make_recovery_code() + "\n")
        notebook.make_key_file(path.with_suffix(".key"))
        notebook.add_second(SECOND)
        notebook.save(HELD[name])
        notebook.forget_generations()


if __name__ == "__main__":
    make(sys.argv[1])
