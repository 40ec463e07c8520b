"""A researcher, at a terminal: two open cohorts, from the study file to its report, and a kill."""

import os
import shlex
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from docs.walks_taken.pictures import keep
from docs.walks_taken.window import TABLE, chromium
from playwright.sync_api import sync_playwright

DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
HEAD: Final = """\
name = "Two open diary sets"
seed = 1
out = "{out}"

[data.attachment]
table = "{data}/esm_tammilehto2022_state_attachment/data.csv"
codebook = "esm_tammilehto2022_state_attachment"

"""
BOTH: Final = """\
[data.self_worth]
table = "{data}/esm_marian2022_selfworth/data.csv"
codebook = "esm_marian2022_selfworth"

[simulate]
predictability = [0.5, 0.6, 0.7, 0.8, 0.9]
contrast = [0.0, 0.2, 0.4, 0.6]

[power]
persons = [20, 40, 80, 160]
days = [14, 28, 56]

[compare]
without = ["reward", "self_worth"]

"""
ALONE: Final = """\
[fit]
pooling = "none"

"""
PARTS: Final = """\
[engine]
persons = 10
"""
KILLED_AFTER: Final = 4
"""How many parts of the fit are there when everything is killed."""
SHOWN: Final = {
    "map": "section:has(figure) figure",
    "planned": "section:has(caption:has-text('planned')) figure",
    "fits": "section:has-text('fits can be trusted')",
    "compared": "section:has(caption:has-text('against others'))",
    "given-again": "section:has(caption:has-text('give again'))",
}
"""Each picture by name: the part of the report that it begins with."""


def walk() -> None:
    """Walk; what the terminal shows goes to standard output."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        _write(folder, "results", BOTH)
        for step in ("check", "simulate", "fit", "compare"):
            _run(folder, step, "results.toml")
        _run(folder, "report", "results.toml", "--language", "en")
        look(folder / "results" / "report.en.html")
        for name in ("killed", "whole"):
            _write(folder, name, ALONE)
        _run_and_kill(folder, "fit", "killed.toml")
        _run(folder, "resume", "killed.toml")
        _run(folder, "fit", "whole.toml")
        _hold_together(folder)


def _write(folder: Path, name: str, rest: str) -> None:
    text = (HEAD + rest + PARTS).format(out=name, data=DATA)
    (folder / f"{name}.toml").write_text(text, "utf-8")


def _command(*words: str) -> list[str]:
    _say(f"$ bedding study {shlex.join(words)}")
    return [sys.executable, "-m", "bedding", "study", *words]


def _run(folder: Path, *words: str) -> None:
    began = time.monotonic()
    subprocess.run(_command(*words), cwd=folder, check=True)
    _say(f"({time.monotonic() - began:.0f} s)")


def _run_and_kill(folder: Path, *words: str) -> None:
    """Run a step, and kill it with its workers in the midst of the first cohort."""
    running = subprocess.Popen(_command(*words), cwd=folder, start_new_session=True)
    parts = folder / "killed" / "fit" / "attachment"
    while len(list(parts.glob("0*.parquet"))) < KILLED_AFTER:
        time.sleep(0.2)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    _say(f"killed, with {len(list(parts.glob('0*.parquet')))} parts on the disk")


def _hold_together(folder: Path) -> None:
    """Say of every table whether the kill made a difference."""
    killed, whole = (_tables(folder / out) for out in ("killed", "whole"))
    for name, digest in whole.items():
        same = "same" if killed.get(name) == digest else "OTHER"
        _say(f"{same}  {digest[:16]}  {name}")


def _tables(out: Path) -> dict[str, str]:
    """Return every table of the fits by its name, each by what it holds."""
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in sorted((out / "fit" / "attachment").glob("*.parquet"))
    }


def look(report: Path) -> None:
    """Take the pictures of a report."""
    with sync_playwright() as player:
        browser = chromium(player)
        page = browser.new_page(viewport=TABLE, device_scale_factor=1.25)
        page.goto(report.as_uri())
        keep(page.screenshot(), "researcher-report")
        for name, where in SHOWN.items():
            page.locator(where).first.evaluate(
                "it => scrollTo(0, it.getBoundingClientRect().top + scrollY - 24)"
            )
            page.wait_for_timeout(300)
            keep(page.screenshot(), f"researcher-{name}")
        browser.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
