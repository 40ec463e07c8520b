"""`bedding start`, as a person at a terminal calls it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from bedding.text import say
from bedding.web.browsers import find_browser

PLAIN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "SSH_CONNECTION"}
}


@pytest.fixture
def started(tmp_path):
    """A server that was started by hand, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bedding", "start", "--address", "--language", "en",
         "--file", str(tmp_path / "notes.dat")],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=PLAIN,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    yield process, process.stdout.readline().strip()
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_address_works_once_and_ctrl_c_closes(started):
    process, address = started
    host, _, token = address.partition("/#")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", host)
    taken = urllib.request.Request(
        f"{host}/session",
        data=json.dumps({"token": token}).encode(),
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    for _ in range(100):
        try:
            with urllib.request.urlopen(taken, timeout=5) as answer:
                assert set(json.load(answer)) == {"token"}
            break
        except ConnectionError:
            time.sleep(0.05)

    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(taken, timeout=5)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=10)
    assert "Closed." in said


def test_the_server_listens_to_this_machine_alone(started):
    process, address = started
    port = int(address.partition("/#")[0].rpartition(":")[2])
    rows = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/{process.pid}/net/{name}")
        .read_text("ascii")
        .splitlines()[1:]
    ]
    listening = {
        row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")
    }

    assert listening == {f"0100007F:{port:04X}"}


@pytest.mark.slow
def test_without_a_browser_the_demonstration_is_shown():
    done = subprocess.run(
        [sys.executable, "-m", "bedding", "start", "--language", "en"],
        capture_output=True,
        text=True,
        env=PLAIN,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "--address" in done.stderr
    assert say("en", "mirror.heading") in done.stdout


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a b"}, "linux", False),
        ({"SSH_CONNECTION": "a b"}, "darwin", False),
        ({"DISPLAY": ""}, "linux", False),
    ],
)
def test_a_window_needs_a_display_here(environment, platform, there):
    assert (find_browser(environment, platform=platform) is not None) == there


def test_a_browser_that_was_chosen_is_taken(monkeypatch, tmp_path):
    chosen = tmp_path / "browser"
    chosen.write_text('#!/bin/sh\necho "$1" > "$0.opened"\n')
    chosen.chmod(0o755)
    script = (
        "import os; from bedding.web.browsers import find_browser; "
        "found = find_browser(os.environ); found('http://127.0.0.1:9/#x')"
    )

    subprocess.run(
        [sys.executable, "-c", script],
        env=PLAIN | {"BROWSER": f"{chosen} %s"},
        check=True,
    )

    end = time.monotonic() + 5
    opened = tmp_path / "browser.opened"
    while not opened.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert opened.read_text().strip() == "http://127.0.0.1:9/#x"
