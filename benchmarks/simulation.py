"""Simulation: the whole model against C, NumPy and Mesa running the same step, in one run.

    python -m benchmarks.simulation [--json FILE] [--persons N] [--days N]

Every row says person-steps a second. Mesa is run in an environment of its own, and skipped with
the reason where it can't be installed. The last rows say how seconds grow with persons and with
steps (as the slope of one logarithm on the other: 1 is linear), and memory with persons.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from bedding.model import Episode, presets, simulate
from benchmarks.same_step import best, in_c, in_mesa, in_numpy
from benchmarks.translate import INPUTS

DAY = 24
CROWDS = (100, 1_000, 10_000, 100_000)
LENGTHS = (10, 40, 160, 320)
"""Days of which the cost is compared."""
C_LOOPS = {
    "C": "",
    "C, simd": "#pragma omp simd",
}
"""What stands before the loop over persons: nothing, or what makes gcc vectorise it."""
HELD = """
import sys
from pathlib import Path
from bedding.model import presets, simulate
from benchmarks.window import memory
def play():
    simulate(presets.INTERMITTENT, persons=int(sys.argv[1]), days=10, every=24,
             keep=("wanting",), dtype="float32")
play()
Path("/proc/self/clear_refs").write_text("5")
play()
print(memory("self", "VmHWM"))
"""
"""Compiling takes more memory than running: the most that is held is asked of a second run."""


def inputs(steps: int, persons: int) -> dict[str, np.ndarray]:
    """Return invented episodes, axes time and person."""
    random = np.random.default_rng(1)
    bid = (random.random((steps, persons)) < 0.2).astype("float32")
    answered = bid * (random.random((steps, persons)) < 0.6)
    level = random.random((steps, persons))
    given = {
        "bid": bid,
        "answered": answered,
        "warmth": answered * level,
        "threat": (bid - answered) * 0.3 * level,
        "contact": np.full((steps, persons), 0.3),
    }
    return {
        name: given.get(name, np.zeros((steps, persons))).astype("float32")
        for name in INPUTS
    }


def play(persons: int | None, days: int, dtype: str = "float32") -> Any:
    """Simulate with a random partner and mood, by the hour."""
    return simulate(
        presets.INTERMITTENT,
        persons=persons,
        days=days,
        every=DAY,
        keep=("wanting",),
        dtype=dtype,
    )


def slope(sizes: tuple[int, ...], seconds: list[float]) -> float:
    """Return the slope of the logarithm of seconds on that of sizes; 1 where cost is linear."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def held(persons: int) -> float:
    """Return what a process holds at its most while it simulates so many persons [MB]."""
    done = subprocess.run(
        [sys.executable, "-c", HELD, str(persons)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)


class Table:
    """Prints rows as they come, and keeps them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.rows: dict[str, dict[str, float | str]] = {}

    def row(self, key: str, seconds: float, count: int, ours: float = 0.0) -> float:
        """Add a row, and return its person-steps a second.

        Args:
            key: Its name.
            seconds: How long it took.
            count: Of how many person-steps.
            ours: The rate to compare with, of ours; 0 where this is no rival.
        """
        rate = count / seconds
        self.rows[key] = {"seconds": seconds, "rate": rate}
        beside = ""
        if ours:
            self.rows[key]["ratio"] = ours / rate
            beside = f"   ours / this = {ours / rate:.2f}"
        print(f"{key:26s} {seconds:9.4f} s {rate / 1e6:10.3f} M person-steps/s{beside}")
        sys.stdout.flush()
        return rate

    def skip(self, key: str, why: str) -> None:
        """Add a row that says why there is no figure."""
        self.rows[key] = {"skipped": why}
        print(f"{key}: skipped, {why}", flush=True)

    def figure(self, key: str, value: float, unit: str) -> None:
        """Add a figure that is no rate."""
        self.rows[key] = {"value": value}
        print(f"{key:26s} {value:9.3f} {unit}", flush=True)


def beside_rivals(table: Table, persons: int, days: int) -> None:
    """Add what we and the rivals make of the same given episodes."""
    steps = days * DAY
    given = inputs(steps, persons)
    run: Callable[..., Any] = partial(
        simulate, Episode(**given), persons=persons, days=days, noise=False,
        keep=("wanting",), dtype="float32",
    )  # fmt: skip
    ours = table.row("given", best(partial(run, every=DAY)), persons * steps)
    final = run()["wanting"][-1]
    for key, hint in C_LOOPS.items():
        if not shutil.which("cc"):
            table.skip(key, "no compiler called cc")
            continue
        seconds, wanting = in_c(steps, persons, given, hint=hint)
        table.row(key, seconds, persons * steps, ours)
        apart = float(np.abs(wanting - final).max())
        table.rows[key]["apart"] = apart
        print(f"    wanting differs by at most {apart:.1e}")
    short = steps // 10
    part = {name: value[:short] for name, value in given.items()}
    table.row("NumPy", in_numpy(short, persons, part)[0], persons * short, ours)
    few = {name: value[:200, :100] for name, value in given.items()}
    agents = in_mesa(few)
    if isinstance(agents, str):
        table.skip("Mesa", agents)
    else:
        table.row("Mesa", agents[0], few["bid"].size, ours)


def main() -> None:
    """Print the table, and write it as data where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--persons", type=int, default=1_000)
    parser.add_argument("--days", type=int, default=365)
    asked = parser.parse_args()
    persons, days = asked.persons, asked.days
    table, steps = Table(), days * DAY
    table.row("partner", best(partial(play, persons, days)), persons * steps)
    beside_rivals(table, persons, days)
    table.row("one person", best(partial(play, None, days, "float64"), 5), steps)
    table.row("fan", best(partial(play, 40, days), 5), 40 * steps)
    table.row("fan, double", best(partial(play, 40, days, "float64"), 5), 40 * steps)
    crowds = [best(partial(play, many, LENGTHS[0]), 2) for many in CROWDS]
    for many, seconds in zip(CROWDS, crowds, strict=True):
        table.row(f"{many} persons, 10 days", seconds, many * LENGTHS[0] * DAY)
    table.figure("slope, persons", slope(CROWDS, crowds), "(1 is linear)")
    lengths = [best(partial(play, persons, each), 2) for each in LENGTHS]
    for each, seconds in zip(LENGTHS, lengths, strict=True):
        table.row(f"{each} days, {persons} persons", seconds, persons * each * DAY)
    table.figure("slope, steps", slope(LENGTHS, lengths), "(1 is linear)")
    few = held(10)
    for many in CROWDS[2:]:
        table.figure(f"memory, {many}", held(many) - few, "MB more than ten persons")
    if asked.json:
        asked.json.write_text(json.dumps(table.rows, indent=1))


if __name__ == "__main__":
    main()
