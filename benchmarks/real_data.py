"""Score everyone in the open diary sets: the mechanism beside its rivals.

`python -m benchmarks.real_data FOLDER [--json FILE]`, where FOLDER holds one folder for each set
with its data.csv; a set that isn't there is skipped.
"""

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from bedding.actions.score_table import ScoreTable, fits_of, score_table
from bedding.readers import read_codebook, read_table

SETS = (
    "esm_trust2021_interactions",
    "esm_tammilehto2022_state_attachment",
    "esm_marian2022_selfworth",
)


def main() -> None:
    """Print one table for each set, and write all of it where asked."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    found = {}
    for name in SETS:
        table = asked.folder / name / "data.csv"
        if not table.exists():
            print(f"{name}: not there, skipped")
            continue
        begin = time.perf_counter()
        scores = score_table(fits_of(read_table(table, read_codebook(name))))
        seconds = time.perf_counter() - begin
        found[name] = {**asdict(scores), "seconds": seconds}
        print(shown(name, scores, seconds))
    if asked.json is not None:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def shown(name: str, scores: ScoreTable, seconds: float) -> str:
    """Return the tables of one set in Markdown."""
    states = ", ".join(f"{state} {count}" for state, count in scores.states.items())
    lines = [
        f"## {name}",
        f"{scores.persons} persons, {scores.scored} scored on {scores.answers} answers; {states}; "
        f"k median {scores.khat[0]:.2f}, highest {scores.khat[1]:.2f}; {seconds:.0f} s",
        "",
        "| rival | log score ahead, per answer | 95 % | CRPS ahead | persons ahead | clearly |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {each.rival} | {each.log:+.4f} | {each.low:+.4f} to {each.high:+.4f} "
        f"| {each.crps:+.4f} | {each.ahead:.0%} | {each.clearly:.0%} |"
        for each in scores.against
    ]
    lines += [
        "",
        "| channel | answers | mechanism | mean | last | follows |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {each.channel} | {each.answers} | "
        + " | ".join(
            f"{each.log[m]:.3f} / {each.crps[m]:.4f}"
            for m in ("mechanism", "mean", "last", "follows")
        )
        + " |"
        for each in scores.channels
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
