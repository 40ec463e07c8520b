"""A terminal of its own for the program, as a person has one."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
            place = self.answers_next(question, typed, place)
        return self

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        """End the program where it has not ended by itself."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def answers_next(self, question: str, typed: str, place: int) -> int:
        """Wait for a question beyond a place of what was seen, type its answer, and return on."""
        place = self._wait(question, place)
        os.write(self.controller, f"{typed}\n".encode())
        return place

    def presses(self, key: bytes, question: str, place: int) -> None:
        """Press one key once a question has been there for a while."""
        self._wait(question, place)
        time.sleep(0.5)
        os.write(self.controller, key)

    def traces(self) -> str:
        """Return what the system tells anyone of the process now."""
        of = Path("/proc") / str(self.process.pid)
        if not Path("/proc/self").exists():
            pytest.skip(
                "this system does not show arguments and environment under /proc"
            )
        try:
            return (of / "cmdline").read_text() + (of / "environ").read_text()
        except OSError:  # It has ended meanwhile.
            return ""

    def is_stopped(self, *, after: str) -> None:
        """Press Ctrl-C when a question is there, again where it fell between two reads."""
        self._wait(after, 0)
        for _ in range(20):
            os.write(self.controller, b"\x03")
            self._read()
            time.sleep(0.2)
            if self.process.poll() is not None:
                return

    def ends(self, seconds: float = 30) -> int:
        """Return how it ended."""
        limit = time.monotonic() + seconds
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
