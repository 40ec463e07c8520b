"""Put small faults into the code, one at a time, and count how many the tests notice.

    python -m benchmarks.mutation care
    python -m benchmarks.mutation record --most 300
    python -m benchmarks.mutation model --most 250 --again survived

It works in a copy of the last commit in a folder of its own, and never in this tree. What is done
is kept there, so that a run that was ended goes on. See docs/mutation.md.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from scipy.stats import binomtest

from benchmarks.mutation.mutants import Mutant, mutants, mutated
from benchmarks.mutation.near import groups
from benchmarks.mutation.process import TIMEOUT, compiled_in, in_child

ROOT: Final = Path(__file__).resolve().parents[2]
TABLES: Final = ("src/bedding/model/parameters/", "src/bedding/model/sources/")
"""Files that are tables: their numbers stand in docs/parameters with a source, and are no code."""

SEED: Final = 20261123
LEAST: Final = 5.0  # [second of a processor] below which no more tests are begun
NO_TESTS: Final = 5  # pytest's code where none was chosen
LATER: Final = 2_000_000_000  # [second] a time of change that no compiled file can have


_FINE: Final = set[str]()
"""Tests that are known to pass without a fault."""


def main() -> None:
    """Run as the command line says."""
    asked = _asked()
    scratch = Path(asked.folder).resolve()
    tree = scratch / "tree"
    if not tree.exists():
        scratch.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tree)], check=True)
    # A run that was killed leaves its fault in the copy.
    subprocess.run(
        ["git", "-C", str(tree), "checkout", "--quiet", "--", "src"], check=True
    )
    compiled_in(scratch / "compiled")
    source = f"src/bedding/{asked.area}"
    possible = [
        each
        for path in sorted((tree / source).rglob("*.py"))
        if not path.relative_to(tree).as_posix().startswith(TABLES)
        for each in mutants(tree, path)
    ]
    chosen = list(possible)
    random.Random(SEED).shuffle(chosen)
    kept = scratch / f"{asked.area}.jsonl"
    done = _kept(kept)
    for mutant in chosen[: asked.most]:
        before = done.get(mutant.name)
        if before is not None and before["outcome"] not in asked.again:
            continue
        result = _tried(tree, mutant, asked.budget, scratch)
        done[mutant.name] = result
        with kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(result) + "\n")
        print(f"{result['outcome']:9} {result['seconds']:6.1f} s  {mutant.name}  "
              f"{mutant.before[:40]!r} -> {mutant.after[:40]!r}", flush=True)  # fmt: skip
    names = [each.name for each in chosen[: asked.most]]
    _summary(asked.area, len(possible), [done[name] for name in names])


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("area", choices=["model", "record", "care"])
    parser.add_argument(
        "--most", type=int, help="a random sample of so many; without it, all"
    )
    parser.add_argument("--budget", type=float, default=60.0, metavar="SECONDS",
                        help="of a processor, for the tests of one fault")  # fmt: skip
    parser.add_argument(
        "--again", nargs="+", default=[], help="outcomes to try once more"
    )
    parser.add_argument("--folder", default="/tmp/bedding-mutation")
    return parser.parse_args()


def _kept(path: Path) -> dict[str, dict[str, object]]:
    """Return what is done, by name; of a fault that was tried twice, the last."""
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {row["name"]: row for row in rows}


def _tried(
    tree: Path, mutant: Mutant, budget: float, scratch: Path
) -> dict[str, object]:
    """Return what the tests said with a fault in the tree; afterwards it is out again.

    Groups of tests are tried from near to far, until one notices or the budget is spent. What
    ran out of time was noticed only where the same tests take a third of that time without the
    fault; a test that fails without it ends the run.
    """
    row: dict[str, object] = {**asdict(mutant), "name": mutant.name}
    outcome, by, took, left = "untested", "", 0.0, budget
    for files in groups(tree, mutant.path):
        said = scratch / "said.txt"
        with _faulty(tree, mutant):
            code, seconds, spent = _tests(tree, files, left, said)
        took, left = took + seconds, left - spent
        if code == TIMEOUT:
            whole = _tests(tree, files, budget, scratch / "whole.txt")
            noticed = whole[0] == 0 and whole[2] < spent / 3
            outcome = "timeout" if noticed else "unfinished"
            break
        outcome = "survived" if code in {0, NO_TESTS} else "killed"
        if outcome == "killed":
            by = _noticed_by(said)
            _check_fine(tree, by, budget, scratch)
        if outcome == "killed" or left < LEAST:
            break
    return row | {"outcome": outcome, "by": by, "seconds": round(took, 1)}


def _tests(
    tree: Path, which: list[str], processor: float, said: Path
) -> tuple[int, float, float]:
    """Return how some tests end, how long they take, and how much of a processor [second]."""
    arguments = [*which, "-m", "not slow and not browser"]
    return in_child(
        tree, arguments, processor=processor, wall=12 * processor, said=said
    )


def _check_fine(tree: Path, test: str, budget: float, scratch: Path) -> None:
    """End the run where a test fails without a fault, too; each is asked once."""
    if test and test not in _FINE:
        code, *_ = _tests(tree, [test], budget, scratch / "whole.txt")
        if code:
            sys.exit(f"{test} fails without a fault: mend it first.")
        _FINE.add(test)


@contextmanager
def _faulty(tree: Path, mutant: Mutant) -> Iterator[None]:
    """Keep a fault in the tree for a while, under a time that no compiled file has."""
    path = tree / mutant.path
    source, times = path.read_bytes(), path.stat()
    path.write_bytes(mutated(source, mutant))
    os.utime(path, (LATER, LATER + mutant.start % 1_000_000))
    try:
        yield
    finally:
        path.write_bytes(source)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _noticed_by(said: Path) -> str:
    """Return the first test that failed, as pytest names it, or nothing where none could start."""
    text = said.read_text("utf-8", "replace")
    found = re.search(r"^(?:FAILED|ERROR) (\S+::.*?)(?: - .*)?$", text, re.MULTILINE)
    return found.group(1) if found else ""


def _summary(area: str, possible: int, rows: list[dict[str, object]]) -> None:
    """Print how many were noticed, with the 95 % interval of a sample, and those that were not."""
    noticed = sum(row["outcome"] in {"killed", "timeout"} for row in rows)
    held = binomtest(noticed, len(rows)).proportion_ci(method="wilson")
    print(f"{area}: {noticed} of {len(rows)} noticed ({possible} possible): "
          f"{noticed / len(rows):.1%}, 95 % {held.low:.1%} to {held.high:.1%}")  # fmt: skip
    for row in rows:
        if row["outcome"] not in {"killed", "timeout"}:
            print(f"  {row['outcome']} {row['path']}:{row['line']} {row['operator']}: "
                  f"{str(row['before'])[:60]!r} -> {str(row['after'])[:60]!r}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
