"""A full use at a real terminal, and then a search of everything that it could have left."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

SENTINELS = ("zwartekraai", "kolibrie", "nachtvlinder")
PASSPHRASE = "zwartekraai en drie bussen"
NOTE = "kolibrie bij de deur"
OTHER = "nachtvlinder met vier vleugels"
TAKES_THE_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "bedding", *sys.argv[1:]])
"""
"""Makes the terminal the one that Ctrl-C comes from, and then is the program itself."""


class Terminal:
    """One command in a terminal of its own, with a home of its own."""

    def __init__(self, folder: Path, *line: str) -> None:
        """Start it."""
        self.controller, terminal = pty.openpty()
        home = folder / "home"
        (home / "tmp").mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKES_THE_TERMINAL, *line],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            cwd=folder,
            env={
                "HOME": str(home),
                "TMPDIR": str(home / "tmp"),
                "LC_ALL": "en_GB.UTF-8",
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
                "TZ": "Europe/Amsterdam",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
        os.close(terminal)
        self.seen = ""

    def answers(self, *steps: tuple[str, str]) -> "Terminal":
        """Wait for each question in turn, and type its answer."""
        place = 0
        for question, typed in steps:
            place = self._wait(question, place)
            os.write(self.controller, f"{typed}\n".encode())
        return self

    def traces(self) -> str:
        """Return what the system tells anyone of the process now."""
        of = Path("/proc") / str(self.process.pid)
        if not of.exists():
            pytest.skip(
                "this system does not show arguments and environment under /proc"
            )
        return (of / "cmdline").read_text() + (of / "environ").read_text()

    def is_stopped(self, *, after: str) -> None:
        """Press Ctrl-C when a question is there, again where it fell between two reads."""
        self._wait(after, 0)
        for _ in range(20):
            os.write(self.controller, b"\x03")
            self._read()
            time.sleep(0.2)
            if self.process.poll() is not None:
                return

    def ends(self) -> int:
        """Return how it ended."""
        limit = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < limit:
            self._read()
        self._read()
        code = self.process.wait(timeout=5)
        os.close(self.controller)
        return code

    def _wait(self, question: str, place: int) -> int:
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            found = self.seen.find(question, place)
            if found >= 0:
                return found + len(question)
            self._read()
        pytest.fail(f"{question!r} did not come; seen: {self.seen[place:]!r}")

    def _read(self) -> None:
        if select.select([self.controller], [], [], 0.05)[0]:
            try:
                self.seen += os.read(self.controller, 65536).decode(errors="replace")
            except OSError:  # A terminal whose other side has gone.
                time.sleep(0.05)


def test_a_full_use_leaves_nothing_readable_anywhere(tmp_path):
    asked = ("Number", "")
    opening = Terminal(tmp_path, "open").answers(
        ("New passphrase:", PASSPHRASE), ("Once more:", PASSPHRASE), ("[y/N]", "n"),
        asked, asked, asked, asked,
    )  # fmt: skip
    assert opening.ends() == 0, opening.seen

    evening = Terminal(tmp_path, "checkin").answers(
        ("Passphrase:", PASSPHRASE), *[("Number", str(n)) for n in (4, 6, 2, 5, 3, 4, 7)],
        ("[y/N]", "y"), ("Code", "T1"), ("Number", "2"), asked, asked, asked,
        ("A few words", NOTE),
    )  # fmt: skip
    assert evening.ends() == 0, evening.seen

    moment = Terminal(tmp_path, "now").answers(
        ("Passphrase:", PASSPHRASE), ("Number", "3")
    )
    told = moment.traces()
    moment.is_stopped(after="Pull towards the other")
    assert moment.ends() == 130, moment.seen

    changed = Terminal(tmp_path, "passphrase").answers(
        ("Passphrase:", PASSPHRASE), ("New passphrase:", OTHER), ("Once more:", OTHER)
    )
    assert changed.ends() == 0, changed.seen

    again = Terminal(tmp_path, "now").answers(
        ("Passphrase:", OTHER), ("You had begun this already", "y"), ("Number", "4")
    )
    assert again.ends() == 0, again.seen

    shown = Terminal(tmp_path, "list").answers(("Passphrase:", OTHER))
    assert shown.ends() == 0, shown.seen

    assert NOTE in shown.seen, "what was written can be read back"
    for screen in (opening, evening, changed, shown):
        assert not re.search("zwartekraai|nachtvlinder", screen.seen), (
            "a passphrase was shown"
        )
    assert [word for word in SENTINELS if word in told] == []
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert any(each.name == "archive.dat" for each in files)
    found = [
        each.name
        for each in files
        for word in SENTINELS
        if word.encode() in each.read_bytes()
    ]
    assert found == []
    names = " ".join(str(each.relative_to(tmp_path)) for each in files)
    assert re.findall(r"bedding|diary|dagboek|relation", names) == []
    assert {each.stat().st_mode & 0o077 for each in files} == {0}
