"""Starting: help, the first page, and the mirror of invented days, at first and afterwards.

    python -m benchmarks.start [--json FILE]

Each is a process of its own, with the environment that `./start` gives it. "First" has an empty
folder for compiled programs, "again" the one that the first left; in the terminal (`bedding demo`)
and in the window, where the seconds run from the command to the statements of the mirror, and to
its last picture. The window is asked over the wire; what a browser takes to open and to draw comes on top.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.window import Window, loads, memory, opened, surroundings

TIMES = 9
EVERY = 0.1
"""How often the window asks whether the worker is done [second]."""
STATEMENT = b'class="statement"'
"""What the page has as soon as there is something to say."""


def command(*arguments: str, cache: Path | None = None) -> float:
    """Return how long a command takes [second]."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "bedding", *arguments],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        env=surroundings(cache),
    )  # fmt: skip
    return time.perf_counter() - began


def as_far_as_statements(window: Window) -> None:
    """Look around in invented days, until their mirror says something."""
    window.settle("/front/page/demonstration", {}, EVERY)
    while STATEMENT not in window.ask("/api/page/mirror", {}):
        time.sleep(EVERY)


def first_pages(times: int) -> dict[str, float]:
    """Return the median wait for the first page, and what the server holds."""
    waits, holds, jax = [], 0.0, False
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times + 1):
            with opened("--file", f"{folder}/notes.dat") as here:
                waits.append(here.first)
                holds = max(holds, memory(here.process))
                jax = jax or loads(here.process, "jaxlib")
    return {
        "first page": median(waits[1:]),
        "first page, worst": max(waits[1:]),
        "server [MB]": holds,
        "server has JAX": float(jax),
    }


def invented_days() -> dict[str, float]:
    """Return how long the mirror of invented days takes, at first and again."""
    found = {}
    for name in ("demo", "window"):
        with tempfile.TemporaryDirectory() as cache:
            for turn in ("first", "again"):
                if name == "demo":
                    took = command("demo", cache=Path(cache))
                else:
                    began = time.perf_counter()
                    with opened(
                        "--file", f"{cache}/notes.dat", cache=Path(cache)
                    ) as here:
                        as_far_as_statements(here.window)
                        took = time.perf_counter() - began
                        here.window.settle("/api/page/mirror", {}, EVERY)
                        whole = time.perf_counter() - began
                        found[f"window, {turn}, whole"] = whole
                found[f"{name}, {turn}"] = took
    return found


def main() -> None:
    """Print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    command("--help")
    helps = [command("--help") for _ in range(TIMES)]
    found = {"help": median(helps), "help, worst": max(helps), **first_pages(5)}
    found |= invented_days()
    for name, value in found.items():
        print(f"{name:18s} {value:8.2f}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
