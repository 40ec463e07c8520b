"""Three of our laws beside the published equation of the same thing, on the data of others.

`python -m benchmarks.published_data FOLDER` reads in FOLDER the sets `task_rdt_happiness`,
`task_hgf_inputs` and `cortisol_tsst_miller2018` (a set that isn't there is skipped), fits our law
and the published equation on equal terms, and prints tables. `--json` writes all of it,
`--pictures` draws the three pictures of docs/published-data.md, and `--pyhgf` names a Python of
another environment in which pyhgf is, whose filter is then compared step by step.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.published_expectation import beside_its_package, odds
from benchmarks.published_mood import mood
from benchmarks.published_pictures import draw
from benchmarks.published_stress import course


def main() -> None:
    """Print one part for each set, and write what was asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--json", type=Path)
    reader.add_argument("--pictures", type=Path)
    reader.add_argument(
        "--pyhgf", type=Path, help="a Python that has pyhgf, to compare every step with"
    )
    asked = reader.parse_args()
    found: dict[str, Any] = {}
    for name, part in PARTS.items():
        folder = asked.folder / name
        if not folder.exists():
            print(f"{name}: not there, skipped\n")
            continue
        begin = time.perf_counter()
        found[name] = part(folder)
        print(f"({time.perf_counter() - begin:.0f} s)\n")
    if "task_hgf_inputs" in found:
        steps = beside_its_package(asked.folder / "task_hgf_inputs", asked.pyhgf)
        found["task_hgf_inputs"]["beside its package"] = steps
    if asked.json is not None:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if asked.pictures is not None:
        draw(found, asked.pictures)


PARTS = {
    "task_rdt_happiness": mood,
    "task_hgf_inputs": odds,
    "cortisol_tsst_miller2018": course,
}


if __name__ == "__main__":
    main()
