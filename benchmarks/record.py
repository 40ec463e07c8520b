"""The record: how long a check-in takes to save and ten years take to open, at the real cost.

python -m benchmarks.record [--json FILE] [--years N]
"""

import argparse
import json
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from bedding.record import (
    CheckIn,
    Event,
    Moment,
    Passphrase,
    Record,
    Reflection,
    add_check_in,
    create_notebook,
    open_notebook,
)
from bedding.record.stretching import measure

PASSPHRASE = "drie blauwe fietsen"
FIRST = date(2016, 1, 1)
EVENING = {"warmth": 3, "threat": 2, "arousal": 5, "pull": 6, "self": 4, "expect": 2}


def moment(day: date) -> Moment:
    """Return an invented evening."""
    shown = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=21)
    answered = shown + timedelta(seconds=28)
    return Moment(
        local_date=day,
        tz="Europe/Amsterdam",
        shown_at=shown,
        answered_at=answered,
        duration_ms=27_400,
    )


def invented(days: int) -> Record:
    """Return an evening and two events a day, and a look back a week."""
    entries: list[CheckIn | Event | Reflection] = []
    for number in range(days):
        at = moment(FIRST + timedelta(days=number))
        entries.append(
            CheckIn(moment=at, form="evening", contact="together", answers=EVENING)
        )
        entries += [
            Event(
                moment=at,
                code=code,
                who="other",
                strength=2,
                note="an invented word or two",
            )
            for code in ("W1", "T1")
        ]
        if number % 7 == 0:
            answers = {f"D{n}": 4 for n in range(1, 7)}
            entries.append(Reflection(moment=at, form="distinctions", answers=answers))
    return Record(entries={entry.id: entry for entry in entries})


def rows(years: int, saves: int = 100, opens: int = 5) -> dict[str, float]:
    """Return what was measured, name to figure [second, unless the name says otherwise]."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.dat"
        record = invented(days=int(years * 365.25))
        with create_notebook(path, PASSPHRASE) as notebook:
            cost = notebook.cost
            notebook.save(record)
            taken = []
            last = record.last_day() or FIRST
            for number in range(1, saves + 1):
                new = CheckIn(
                    moment=moment(last + timedelta(days=number)),
                    form="evening",
                    answers=EVENING,
                )
                begin = time.perf_counter()
                notebook.save(add_check_in(notebook.record, new))
                taken.append(time.perf_counter() - begin)
        opening = []
        for _ in range(opens):
            begin = time.perf_counter()
            with open_notebook(path, Passphrase(PASSPHRASE)):
                opening.append(time.perf_counter() - begin)
        return {
            "years": years,
            "entries": len(record.entries) + saves,
            "file [byte]": path.stat().st_size,
            "save, median": median(taken),
            "save, p95": quantiles(taken, n=20)[-1],
            "open, median": median(opening),
            "open, worst": max(opening),
            "of which the key": measure(cost),
            "key's memory [KiB]": cost.memory,
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    measured = rows(chosen.years)
    for name, figure in measured.items():
        sys.stdout.write(f"{name:24} {figure:.4g}\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(measured, indent=1))


if __name__ == "__main__":
    main()
