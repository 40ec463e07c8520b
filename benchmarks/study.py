"""Studies: seconds for a cohort, one worker against two, and the cost of more persons.

`python -m benchmarks.study [--persons 200] [--days 60] [--whole] [--json FILE]`. Goals: 2,000 persons
of 60 days alone within 5 minutes on two cores, two workers at least 1.7 times one, and a cost that is
linear in persons. A smaller cohort is scaled up to 2,000; `--whole` runs all of them as well.
"""

import argparse
import json
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
    reader.add_argument("--whole", action="store_true")
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    keep_compiled()
    seconds: dict[tuple[int, int], float] = {}
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        for workers in (1, 2):
            engine = LocalEngine(workers)
            # Processes and programs are there before anything is timed.
            fitted(Path(name), engine, 20 + workers, asked.days)
            sizes = [asked.persons // 2, asked.persons]
            sizes += [WHOLE] if asked.whole and workers == 2 else []
            for persons in sizes:
                took = fitted(Path(name), engine, persons, asked.days)
                seconds[workers, persons] = took
                print(f"{persons} persons, {workers} workers: {took:.1f} s", flush=True)
            engine.close()
    one, two = seconds[1, asked.persons], seconds[2, asked.persons]
    half = seconds[2, asked.persons // 2]
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    scaled = two / asked.persons * WHOLE
    found = {
        "persons": float(asked.persons), "one worker [s]": one, "two workers [s]": two,
        "two beside one": one / two, "scaled [min]": scaled / 60, "twice": two / half,
        "worker [MB]": most, "handing out [MB]": own, "load": load,
    }  # fmt: skip
    if asked.whole:
        found["whole [min]"] = seconds[2, WHOLE] / 60
        found["whole beside part"] = seconds[2, WHOLE] / two
    for what, value in found.items():
        print(f"{what:20s} {value:8.2f}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
