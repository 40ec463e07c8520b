"""A real server on a real record, a program that asks it over a socket, and a real browser."""

import fcntl
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bedding.actions.clock_here import sit_down
from bedding.actions.pause_analysis import note_answers
from bedding.actions.show_around import invent_diary, invented_record
from bedding.record import Passphrase, Record, create_notebook, open_notebook
from bedding.record.stretching import FLOOR
from bedding.types import Diary
from bedding.web import Server, Timing, serve

PASSPHRASE = "drie blauwe fietsen"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
INSTALLED = 240
"""How long fetching a browser may take [second]."""


OUTSIDE: list[object] = []
"""Every address beyond this machine that anything in this process tried to reach."""


def _watch(event: str, given: tuple[object, ...]) -> None:
    """Note where sockets go; the server runs in this process."""
    if event in {"socket.connect", "socket.bind", "socket.sendto"}:
        address = given[1]
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1"}:
            OUTSIDE.append(address)


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def stays_here() -> Iterator[None]:
    """Fail where the server listened to, or asked, anything but this machine."""
    OUTSIDE.clear()
    yield
    assert OUTSIDE == []


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str] = field(repr=False)
    content: bytes = field(repr=False)

    @property
    def body(self) -> str:
        """What came back, as text."""
        return self.content.decode(errors="replace")


@dataclass(slots=True)
class House:
    """A server that runs, and someone at its door."""

    server: Server
    path: Path
    thread: threading.Thread
    token: str = ""

    @property
    def host(self) -> str:
        """Where it is."""
        return f"127.0.0.1:{self.server.port}"

    def ask(
        self,
        path: str,
        given: dict[str, Any] | None = None,
        *,
        method: str = "POST",
        headers: dict[str, str | None] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Ask as our own page does; a header that is None is left out."""
        usual: dict[str, str | None] = {
            "Host": self.host,
            "Sec-Fetch-Site": "same-origin",
            "Origin": f"http://{self.host}" if method == "POST" else None,
            "X-Sessie": self.token or None,
        }
        sent = json.dumps(given or {}).encode() if body is None else body
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.server.port, timeout=20
        )
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in (usual | (headers or {})).items():
            if value is not None:
                connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(sent)))
        connection.endheaders(sent)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return Answer(
            response.status, {k.lower(): v for k, v in response.getheaders()}, content
        )

    def enter(self) -> None:
        """Take a launch address, as a window does."""
        launch = self.server.address().partition("#")[2]
        answer = self.ask("/session", {"token": launch})
        self.token = json.loads(answer.body)["token"]

    def unlock(self) -> Answer:
        """Open the record."""
        return self.ask("/front/do/start/by_passphrase", {"passphrase": PASSPHRASE})

    @property
    def record(self) -> Record:
        """What is on the disk now."""
        with open_notebook(
            self.path, Passphrase(PASSPHRASE), read_only=True
        ) as notebook:
            return notebook.record


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record at the least cost that the program accepts, made once."""
    path = tmp_path_factory.mktemp("made") / "archive.dat"
    create_notebook(path, PASSPHRASE, cost=FLOOR).lock()
    return path


def lived_days(count: int) -> Diary:
    """Return the first of the invented evenings, which nobody lived."""
    whole = invent_diary()
    return replace(
        whole,
        times=whole.times[:count],
        inputs={name: each[:count] for name, each in whole.inputs.items()},
        channels={
            name: replace(each, values=each.values[:count])
            for name, each in whole.channels.items()
        },
    )


def _lived(folder: Path, count: int) -> Path:
    path = folder / "archive.dat"
    with create_notebook(path, PASSPHRASE, cost=FLOOR) as notebook:
        notebook.save(invented_record(lived_days(count), sit_down()))
    return path


@pytest.fixture(scope="session")
def lived_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of sixty invented evenings, the last one of yesterday."""
    return _lived(tmp_path_factory.mktemp("lived"), 60)


@pytest.fixture(scope="session")
def asked_record(lived_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, of someone who was asked about danger today and left it all open."""
    path = tmp_path_factory.mktemp("asked") / "archive.dat"
    shutil.copy2(lived_record, path)
    with open_notebook(path, Passphrase(PASSPHRASE)) as notebook:
        notebook.save(note_answers(notebook.record, {}, sit_down().today).record)
    return path


@pytest.fixture(scope="session")
def short_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of five invented evenings, the last one of yesterday."""
    return _lived(tmp_path_factory.mktemp("short"), 5)


@pytest.fixture
def opened_house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Start servers, with or without a record, and end them."""
    started: list[House] = []

    def start(
        record: Path | None = None, *, invented: bool = False, **timing: float
    ) -> House:
        path = tmp_path / "notes" / "archive.dat"
        if record is not None:
            path.parent.mkdir(exist_ok=True)
            shutil.copy2(record, path)
        server = serve(path, language="nl", invented=invented, timing=Timing(**timing))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        until(lambda: server.running)
        house = House(server, path, thread)
        started.append(house)
        return house

    yield start
    for house in started:
        house.server.stop()
        house.thread.join(10)


@pytest.fixture
def house(opened_house: Callable[..., House], made_record: Path) -> House:
    """A server on an empty record, with a window that is let in."""
    found = opened_house(made_record)
    found.enter()
    return found


@pytest.fixture
def empty_house(opened_house: Callable[..., House]) -> House:
    """A server without a record, with a window that is let in."""
    found = opened_house()
    found.enter()
    return found


def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def browser_path() -> str | None:
    """Return the browser of the system; on a machine of tests it is fetched when it lacks.

    So is a library that what drives the browser asks for, and that a bare Debian hasn't.
    """
    may = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get")
    if (CHROMIUM is not None and find_library("atomic")) or not may:
        return CHROMIUM
    # Tests may run side by side, and only one may install at a time.
    with (Path(tempfile.gettempdir()) / "browser-for-tests.lock").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        found = CHROMIUM or shutil.which("chromium")
        if found and find_library("atomic"):
            return found
        wanted = ["libatomic1"] if found else ["libatomic1", "chromium"]
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted],
        ):
            try:
                subprocess.run(
                    command, timeout=INSTALLED, check=True, capture_output=True
                )
            except (subprocess.SubprocessError, OSError):
                return CHROMIUM
    return CHROMIUM or shutil.which("chromium")
