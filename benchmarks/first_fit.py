"""How long a first fit takes: 180 evenings, all channels.

`python -m benchmarks.first_fit [--json FILE]`. Each row is a process of its own: without compiled programs, with those that another process left,
and a second fit in the same process. Goals: 8, 2.5 and 1 second; on a busy machine, the
processor's seconds say more.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

GOALS = {"cold, nothing kept": 8.0, "cold, programs kept": 2.5, "warm": 1.0}

PROGRAM = """
import json, sys, time
begin, busy = time.perf_counter(), time.process_time()
from pathlib import Path
from bedding.actions.compilation_cache import keep_compiled
keep_compiled(Path(sys.argv[1]))
import numpy as np
from bedding.model import Episode
from bedding.model.inference import Observations, fit
from bedding.model.observation import READ_OUTS
random = np.random.default_rng(1)
warmth = random.integers(0, 7, 180) / 6
episodes = Episode(contact=0.4, bid=1.0, warmth=warmth, answered=warmth,
                   threat=random.integers(0, 3, 180) / 6)
answers = random.uniform(size=(180, len(READ_OUTS)))
answers = np.round(6 * (0.5 * answers + 0.5 * warmth[:, None])) / 6
answers[random.uniform(size=answers.shape) < 0.1] = np.nan
seen = Observations(person="nobody", times=np.arange(180.0), channels=tuple(READ_OUTS),
                    answers=answers, levels=(7,) * len(READ_OUTS))
first = time.perf_counter()
found = fit(seen, episodes)
done, used = time.perf_counter(), time.process_time()
fit(seen, episodes)
print(json.dumps({"import": first - begin, "first": done - first,
                  "warm": time.perf_counter() - done,
                  "cold_cpu": used - busy, "warm_cpu": time.process_time() - used, "k": found.khat,
                  "effective": found.effective}))
"""


def measured(folder: str) -> dict[str, float]:
    """Return the seconds of one process."""
    whole = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    whole.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, folder],
        capture_output=True,
        check=True,
        text=True,
        env=whole,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the table, and write it as data where asked."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    with tempfile.TemporaryDirectory() as folder:
        nothing = measured(folder)
        kept = measured(folder)
        size = sum(each.stat().st_size for each in Path(folder).rglob("*")) / 1e6
    rows = {
        "cold, nothing kept": (
            nothing["import"] + nothing["first"],
            nothing["cold_cpu"],
        ),
        "cold, programs kept": (kept["import"] + kept["first"], kept["cold_cpu"]),
        "warm": (kept["warm"], kept["warm_cpu"]),
    }
    print(
        f"load {load:.1f}; kept programs {size:.1f} MB; k {kept['k']:.2f}, "
        f"worth {kept['effective']:.0f} draws"
    )
    for name, (seconds, busy) in rows.items():
        met = "met" if seconds <= GOALS[name] else "not met"
        goal = f"goal {GOALS[name]:.1f} s: {met}"
        print(f"{name:22} {seconds:6.2f} s, processor {busy:6.2f} s   {goal}")
    if asked.json:
        told = {name: seconds for name, (seconds, _) in rows.items()}
        told |= {key: kept[key] for key in ("import", "k", "effective")}
        asked.json.write_text(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
