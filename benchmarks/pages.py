"""How fast the pages are: each one on a record of three years, and what the processes hold.

    python -m benchmarks.pages [--json FILE]

Starts the application as a person does, in a process of its own, on a record in a folder that goes
again. A page is timed over the wire, from the request to its last byte, so the figures hold the
server, the guards and the template, and not the browser. What the worker calculates is waited for
before a page is timed, and said beside it.
"""

import argparse
import gzip
import json
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, time as clock, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.record import CheckIn, Event, Moment, Record, create_notebook
from bedding.web.pages import PAGES
from benchmarks.window import Opened, below, loads, memory, opened

PASSPHRASE = "drie blauwe fietsen"
DAYS = 3 * 365
TIMES = 30
LEFT_OUT = {"demonstration", "look", "create", "start"}
"""Pages that begin work, or that an open record leads away from."""
GIVEN = {
    "enough": {"told": "saved"},
    "sign": {"code": "S1"},
    "distinction": {"code": "D1"},
}
"""What a page is given; another is given nothing."""


def three_years() -> Record:
    """Return a record with an evening and sometimes an event on each day of three years."""
    random = np.random.default_rng(7)
    record = Record()
    entries: dict[str, CheckIn | Event] = {}
    for back in range(DAYS, 0, -1):
        day = sit_down().today - timedelta(days=back)
        evening = datetime.combine(day, clock(20, 15), UTC)
        moment = Moment(
            local_date=day, tz="Etc/UTC", shown_at=evening, answered_at=evening
        )
        names = ("warmth", "threat", "arousal", "pull", "self", "expect")
        answers = {name: int(random.integers(1, 8)) for name in names}
        made: list[CheckIn | Event] = [
            CheckIn(moment=moment, form="evening", contact="together", answers=answers)
        ]
        if random.random() < 0.4:
            made.append(
                Event(moment=replace(moment, origin="event"), code="T6", who="other")
            )
        entries |= {each.id: each for each in made}
    record = replace(record, entries=entries)
    return note_answers(record, {}, sit_down().today).record


def weight() -> float:
    """Return what the pages load in all, compressed, without the two faces [kB]."""
    folder = files("bedding.web").joinpath("static")
    return sum(len(gzip.compress(each.read_bytes())) for each in folder.iterdir()) / 1e3


def timed(here: Opened, path: str, *given: dict[str, Any]) -> list[float]:
    """Return the 50th and the 95th of a hundred waits for an answer, what is given in turn [ms]."""
    took = []
    for turn in range(TIMES):
        began = time.perf_counter()
        here.window.ask(path, given[turn % len(given)])
        took.append(1000 * (time.perf_counter() - began))
    return [float(each) for each in np.percentile(took, [50, 95])]


def all_pages(here: Opened) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Return the waits for each page, and the most that a worker held as far as each [MB]."""
    found, most = {}, {}
    for name, page in PAGES.items():
        if name in LEFT_OUT:
            continue
        path = f"/{'front' if page.front else 'api'}/page/{name}"
        here.window.ask("/beat", {"touched": True})
        waited = here.window.settle(path, GIVEN.get(name, {}))
        found[name] = timed(here, path, GIVEN.get(name, {}))
        held = [memory(each, "VmHWM") for each in below(here.process)]
        most[name] = max([*list(most.values())[-1:], *held], default=0.0)
        middle, high = found[name]
        worker = f", worker {most[name]:.0f} MB at most" if most[name] else ""
        after = f"   after {waited:.0f} s of work{worker}" if waited > 1 else ""
        print(f"{name:14s} middle {middle:5.1f} ms   p95 {high:5.1f} ms{after}")
    return found, most


def main() -> None:
    """Print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.dat"
        with create_notebook(path, PASSPHRASE) as notebook:
            notebook.save(three_years())
        with opened("--file", str(path)) as here:
            figures: dict[str, float] = {"first page [s]": here.first}
            time.sleep(1.0)
            figures["server, idle [MB]"] = memory(here.process)
            figures["server, idle, has JAX"] = loads(here.process, "jaxlib")
            began = time.perf_counter()
            unlock = "/front/do/start/by_passphrase"
            here.window.ask(unlock, {"passphrase": PASSPHRASE})
            figures["unlocking [s]"] = time.perf_counter() - began
            pages, worker = all_pages(here)
            figures["worker [MB]"] = max(worker.values())
            answers = [{"name": "warmth", "value": 1 + each} for each in range(7)]
            keeping = timed(here, "/api/do/evening/answer", *answers)[1]
            figures["keeping an answer, p95 [ms]"] = keeping
            figures["server, open [MB]"] = memory(here.process)
            figures["server, open, has JAX"] = loads(here.process, "jaxlib")
    figures["scripts and styles [kB]"] = weight()
    for name, value in figures.items():
        print(f"{name:28s} {value:8.2f}")
    if asked.json:
        asked.json.write_text(
            json.dumps(figures | {"pages": pages, "worker": worker}, indent=1)
        )


if __name__ == "__main__":
    main()
