"""Studies: seconds for a cohort, one worker against two, and the cost of more persons.

`python -m benchmarks.study [--persons 200] [--days 60]`. Goals: 2,000 persons of 60 days alone within
5 minutes on two cores, two workers at least 1.7 times one, and a cost that is linear in persons. A
smaller cohort is scaled up to 2,000; on a busy machine the processor's seconds say more.
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

from bedding.actions.compilation_cache import keep_compiled
from bedding.study import LocalEngine, parse_study
from bedding.study.fitting import run_fits

WHOLE = 2000
TEXT = """
name = "benchmark"
seed = 1
out = "{out}"
[cohort.invented]
persons = {persons}
days = {days}
missing = 0.1
[engine]
persons = 10
"""


def fitted(folder: Path, engine: LocalEngine, persons: int, days: int) -> float:
    """Return how many seconds it takes to fit a cohort, person by person."""
    out = f"{persons}-{engine.workers}"
    text = TEXT.format(out=out, persons=persons, days=days)
    study = parse_study(text.encode(), folder / "study.toml")
    begun = time.perf_counter()
    run_fits(study, study.data[0], engine)
    return time.perf_counter() - begun


def main() -> None:
    """Print the rows."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--persons", type=int, default=200)
    reader.add_argument("--days", type=int, default=60)
    asked = reader.parse_args()
    keep_compiled()
    seconds: dict[tuple[int, int], float] = {}
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        for workers in (1, 2):
            engine = LocalEngine(workers)
            # Processes and programs are there before anything is timed.
            fitted(Path(name), engine, 20 + workers, asked.days)
            for persons in (asked.persons // 2, asked.persons):
                took = fitted(Path(name), engine, persons, asked.days)
                seconds[workers, persons] = took
            engine.close()
    one, two = seconds[1, asked.persons], seconds[2, asked.persons]
    half = seconds[2, asked.persons // 2]
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    whole = two / asked.persons * WHOLE
    print(f"load {load:.1f}; {asked.persons} persons x {asked.days} days, each alone")
    print(f"one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f} times (goal 1.7)")
    print(f"scaled to {WHOLE:,} persons: {whole / 60:.1f} minutes (goal 5)")
    print(f"twice the persons: {two / half:.2f} times as long (linear: 2)")
    print(f"memory at most {most:.0f} MB in a worker, {own:.0f} MB here")


if __name__ == "__main__":
    main()
