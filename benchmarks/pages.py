"""How fast the pages are: the first one after the command, and each one on a record of three years.

    python -m benchmarks.pages

Starts the application as a person does, in a process of its own, on a record in a folder that goes
again. A page is timed over the wire, from the request to its last byte, so the figures hold the
server, the guards and the template, and not the browser.
"""

import gzip
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time as clock, timedelta
from importlib.resources import files
from pathlib import Path

import numpy as np

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.record import CheckIn, Event, Moment, Record, create_notebook
from bedding.web.pages import PAGES

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
PATIENCE = 400.0
"""How long is waited for what the worker calculates before a page is timed [second]."""


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


class Window:
    """Asks as the window does."""

    def __init__(self, address: str) -> None:
        """Take the address that the program printed."""
        host, _, token = address.partition("/#")
        self.host = host.removeprefix("http://")
        self.token = json.loads(self.ask("/session", {"token": token}))["token"]

    token = ""

    def ask(self, path: str, given: Mapping[str, object]) -> bytes:
        """Return an answer."""
        wire = http.client.HTTPConnection(self.host, timeout=30)
        headers = {"Sec-Fetch-Site": "same-origin", "X-Sessie": self.token}
        wire.request("POST", path, json.dumps(given), headers)
        answer = wire.getresponse()
        body = answer.read()
        if answer.status >= 400:
            raise SystemExit(f"{path}: {answer.status} {body.decode()}")
        wire.close()
        return body


def let_in(address: str) -> Window:
    """Return a window as soon as the server answers."""
    while True:
        try:
            return Window(address)
        except ConnectionRefusedError:
            time.sleep(0.005)


def memory(process: int) -> float:
    """Return what a process holds [MB]."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def weight() -> float:
    """Return what the pages load in all, compressed, without the two faces [kB]."""
    folder = files("bedding.web").joinpath("static")
    return sum(len(gzip.compress(each.read_bytes())) for each in folder.iterdir()) / 1e3


def settled(window: Window, path: str, given: Mapping[str, object]) -> float:
    """Wait until a page calculates nothing any more, and return how long that took [second]."""
    began = time.perf_counter()
    while b" data-again=" in window.ask(path, given):
        if time.perf_counter() - began > PATIENCE:
            print(f"{path} still calculates", file=sys.stderr)
            break
        time.sleep(0.5)
        window.ask("/beat", {"touched": True})
    return time.perf_counter() - began


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.dat"
        with create_notebook(path, PASSPHRASE) as notebook:
            notebook.save(three_years())
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "bedding", "start", "--address", "--file", path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert process.stdout is not None
        process.stdout.readline()
        address = process.stdout.readline().strip()
        window = let_in(address)
        window.ask("/front/page/start", {})
        print(f"first page after the command: {time.perf_counter() - began:.2f} s")
        print(f"memory before a record is open: {memory(process.pid):.0f} MB")
        began = time.perf_counter()
        window.ask("/front/do/start/by_passphrase", {"passphrase": PASSPHRASE})
        print(f"unlocking {DAYS} days: {time.perf_counter() - began:.2f} s")
        for name, page in PAGES.items():
            if name in LEFT_OUT:
                continue
            side = "front" if page.front else "api"
            given = GIVEN.get(name, {})
            window.ask("/beat", {"touched": True})
            waited = settled(window, f"/{side}/page/{name}", given)
            took = []
            for _ in range(TIMES):
                began = time.perf_counter()
                window.ask(f"/{side}/page/{name}", given)
                took.append(1000 * (time.perf_counter() - began))
            middle, most = np.percentile(took, [50, 95])
            after = f"   after {waited:.0f} s of work" if waited > 1 else ""
            print(f"{name:14s} middle {middle:5.1f} ms   p95 {most:5.1f} ms{after}")
        took = []
        for value in range(TIMES):
            began = time.perf_counter()
            answered = {"name": "warmth", "value": 1 + value % 7}
            window.ask("/api/do/evening/answer", answered)
            took.append(1000 * (time.perf_counter() - began))
        print(f"keeping an answer: p95 {np.percentile(took, 95):.1f} ms")
        print(f"memory with it open: {memory(process.pid):.0f} MB")
        print(f"scripts and styles: {weight():.1f} kB compressed")
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
