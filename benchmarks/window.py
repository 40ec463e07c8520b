"""The application in a process of its own, asked as the window asks it."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 400.0
"""How long is waited for what the worker calculates [second]."""


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
        wire = http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Sec-Fetch-Site": "same-origin", "X-Sessie": self.token}
        wire.request("POST", path, json.dumps(given), headers)
        answer = wire.getresponse()
        body = answer.read()
        if answer.status >= 400:
            raise SystemExit(f"{path}: {answer.status} {body.decode()}")
        wire.close()
        return body

    def settle(
        self, path: str, given: Mapping[str, object], pause: float = 0.5
    ) -> float:
        """Wait until a page calculates nothing any more, and return how long that took [second]."""
        began = time.perf_counter()
        while b" data-again=" in self.ask(path, given):
            if time.perf_counter() - began > PATIENCE:
                print(f"{path} still calculates", file=sys.stderr)
                break
            time.sleep(pause)
            self.ask("/beat", {"touched": True})
        return time.perf_counter() - began


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An application that has shown its first page.

    Attributes:
        window: Asks it.
        process: Its number.
        first: From the command to the first page [second].
    """

    window: Window
    process: int
    first: float


@contextmanager
def opened(*arguments: str, cache: Path | None = None) -> Iterator[Opened]:
    """Start `bedding start --address`, ask for the first page, and end it afterwards.

    Args:
        arguments: What else the command is given.
        cache: The folder for caches; the user's own when left out.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bedding", "start", "--address", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        env=surroundings(cache) | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        window = _let_in(process.stdout.readline().strip())
        window.ask("/front/page/start", {})
        took = time.perf_counter() - began
        yield Opened(window=window, process=process.pid, first=took)
    finally:
        process.terminate()
        process.wait()


def surroundings(cache: Path | None = None) -> dict[str, str]:
    """Return the environment that `./start` gives the program."""
    whole = dict(os.environ)
    whole.pop("PYTHONDONTWRITEBYTECODE", None)
    whole |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return whole | ({"XDG_CACHE_HOME": str(cache)} if cache else {})


def memory(process: int | str, what: str = "VmRSS") -> float:
    """Return what a process holds now, or held at its most with VmHWM [MB]."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.partition(f"{what}:")[2].split()[0]) * 1024 / 1e6


def loads(process: int, library: str) -> bool:
    """Return whether a process has a library in its memory."""
    return library in Path(f"/proc/{process}/maps").read_text("utf-8")


def below(process: int) -> Sequence[int]:
    """Return the processes that a process started and that are still there."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text("utf-8").rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        if parent == process:
            found.append(int(status.parent.name))
    return found


def _let_in(address: str) -> Window:
    while True:
        try:
            return Window(address)
        except ConnectionRefusedError:
            time.sleep(0.005)
