"""Every row of the page of benchmarks, each in its own process, one after another.

    python -m benchmarks [ROW ...] [--json FILE] [--write docs/benchmarks.md] [--quick]

Without a name every row is run. A row that fails says so, and the next one begins. Rows that
are in FILE already and are not run now stay there as they were.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.goals import GOALS
from benchmarks.machine import cores, machine, others
from benchmarks.page import bound, number, page, verdict
from benchmarks.rows import ROWS
from benchmarks.window import surroundings


def run(name: str, *, quick: bool) -> dict[str, Any]:
    """Run a row, and return what is kept of it."""
    row = ROWS[name]
    given = row.quick if quick else row.arguments
    kept: dict[str, Any] = {
        "command": " ".join(["python -m", f"benchmarks.{row.module}", *given]),
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "machine": machine(),
        "cores": cores(),
        "others": others(),
        "failed": "",
        "figures": {},
    }
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "row.json"
        command = [sys.executable, "-m", f"benchmarks.{row.module}", *given]
        kept["failed"] = _ended([*command, "--json", str(written)], row.limit)
        kept["seconds"] = time.perf_counter() - begin
        if not kept["failed"]:
            try:
                found = row.read(json.loads(written.read_text("utf-8")))
            except (KeyError, TypeError, ValueError, OSError) as error:
                kept["failed"] = f"its figures can't be read, {error!r}"
            else:
                kept["figures"] = {key: asdict(each) for key, each in found.items()}
    return kept


def _ended(command: list[str], limit: float) -> str:
    """Run a command to its end or to its limit, and return what went wrong, or an empty text."""
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=surroundings(), start_new_session=True
    )  # fmt: skip
    try:
        _, said = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        # What it started ends with it: a row must not run beside the next one.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return f"not done in {limit:.0f} s"
    if process.returncode:
        lines = said.strip().splitlines()
        return lines[-1] if lines else f"exit status {process.returncode}"
    return ""


def show(name: str, kept: dict[str, Any]) -> None:
    """Print a row."""
    print(f"\n{ROWS[name].title}: {kept['seconds']:.0f} s, {kept['failed'] or 'done'}")
    for key, figure in kept["figures"].items():
        goal = GOALS[name][key]
        value = "" if figure["value"] is None else number(figure["value"])
        said = verdict(goal, figure).strip("*")
        print(f"  {goal.what}: {value} {goal.unit} ({bound(goal)}): {said}")
        print(f"      {figure['said']}")
    sys.stdout.flush()


def main() -> int:
    """Run the rows, and return how many failed."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    reader.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    reader.add_argument("--json", type=Path)
    reader.add_argument("--write", type=Path)
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--no-run", action="store_true")
    asked = reader.parse_args()
    unknown = set(asked.rows) - set(ROWS)
    if unknown:
        reader.error(
            f"no row is called {', '.join(unknown)}; there are {', '.join(ROWS)}"
        )
    rows: dict[str, Any] = {}
    if asked.json and asked.json.exists():
        rows = json.loads(asked.json.read_text("utf-8"))
    failed = 0
    for name in [] if asked.no_run else asked.rows or ROWS:
        rows[name] = run(name, quick=asked.quick)
        failed += bool(rows[name]["failed"])
        show(name, rows[name])
        if asked.json:
            asked.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    if asked.write:
        asked.write.write_text(page(rows), encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
