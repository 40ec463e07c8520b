"""How far the mirror's statements come true: learned on imagined lives, checked on others.

    python -m benchmarks.statements make FOLDER --part learn --lives 1000
    python -m benchmarks.statements make FOLDER --part check --lives 1000
    python -m benchmarks.statements make FOLDER --part learn --lives 150 --fitted
    python -m benchmarks.statements make FOLDER --part check --lives 150 --fitted
    python -m benchmarks.statements learn FOLDER --to src/bedding/mirror/calibrated.py
    python -m benchmarks.statements check FOLDER --json statements.json
    python -m benchmarks.statements foreign FOLDER --persons 100 --days 60

`make` keeps what each diary told, so that learning and checking anew take seconds; it goes on
where it was stopped. `learn` writes the numbers that the program uses. `check` and `foreign` print
what docs/statements.md shows.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bedding.actions.calibrate_statements import (
    as_data,
    check,
    check_all_drawn,
    check_foreign,
    check_map,
    check_together,
    check_weekly,
    foreign_kinds,
    kept_cases,
    make_cases,
)
from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.imagined.cases import LENGTHS, OFTEN_LENGTHS
from bedding.actions.imagined.checking import Reliability, pooled
from bedding.actions.imagined.learning import learn
from bedding.actions.imagined.writing import written
from bedding.model.simulation.foreign import FOREIGN


def table(title: str, every: Mapping[str, Reliability]) -> None:
    """Print how far statements come true."""
    print(f"\n## {title}\n")
    print("| | a number | a pole | right | error | by chance | net | 95 % |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for about, each in every.items():
        if np.isnan(each.error):
            print(f"| {about} | {each.stated:.0%} | – | – | – | – | – | – |")
            continue
        right = "–" if np.isnan(each.right) else f"{each.right:.0%}"
        print(
            f"| {about} | {each.stated:.0%} | {each.named:.0%} | {right} | "
            f"{each.error:.3f} | {each.by_chance:.3f} | "
            f"{each.net:.3f} | {each.net_low:.3f} to {each.net_high:.3f} |"
        )
    whole = list(every.values())
    error, chance, net = (
        pooled([getattr(each, name) for each in whole], whole)
        for name in ("error", "by_chance", "net")
    )
    print(f"| all | | | | {error:.3f} | {chance:.3f} | {net:.3f} | |")


def diagram(each: Reliability) -> None:
    """Print what is stated against what is true, all statements in one diagram."""
    print(
        f"\nIn one diagram: error {each.error:.3f}, by chance {each.by_chance:.3f}, "
        f"net {each.net:.3f} ({each.net_low:.3f} to {each.net_high:.3f})\n"
    )
    print("| stated | true | 95 % | statements |\n| --- | --- | --- | --- |")
    for part in each.bins:
        print(
            f"| {part.stated:.2f} | {part.true:.2f} | {part.low:.2f} to {part.high:.2f} | "
            f"{part.cases} |"
        )


def show_check(folder: Path, json_to: Path | None) -> None:
    """Print everything that is checked on lives that nothing was learned from."""
    ours, others = kept_cases(folder, "learn"), kept_cases(folder, "check")
    learned = learn(ours)
    data: dict[str, Any] = {}
    print(
        f"learned from {len({case.life for case in ours})} lives, "
        f"checked on {len({case.life for case in others})} others"
    )
    for days in LENGTHS:
        found = check(others, learned, days=days)
        table(f"{days} evenings", found)
        data[f"{days} evenings"] = as_data(found)
        whole = check_together(others, learned, days=days)
        diagram(whole)
        data[f"{days} evenings, together"] = as_data({"all": whole})["all"]
    for days in OFTEN_LENGTHS:
        found = check(others, learned, days=days, often=True)
        table(f"{days} days, four entries a day", found)
        data[f"{days} days, four entries a day"] = as_data(found)
    found = check_map(others, ours, learned)
    table("Storm and bed", found)
    data["storm and bed"] = as_data(found)
    found = check_weekly(learned, persons=4000)
    table("The weekly look back alone", found)
    data["weekly"] = as_data(found)
    fitted = [case for case in others if case.drawn]
    if fitted:
        spoke = np.mean([case.speaks for case in fitted])
        print(f"\nfitted {len(fitted)}; the model may speak in {spoke:.0%}")
        found = check_all_drawn(others, learned)
        table("With the draws of every fit that converged", found)
        data["every fit"] = as_data(found)
        found = check_all_drawn([each for each in others if each.speaks], learned)
        table("With the draws, where the model may speak", found)
        data["fits that speak"] = as_data(found)
    if json_to is not None:
        json_to.write_text(json.dumps(data, indent=1) + "\n")


def show_foreign(persons: int, days: int, *, fitted: bool) -> None:
    """Print what the mirror makes of other people's models."""
    print(f"{persons} persons of each, {days} evenings{', fitted' if fitted else ''}\n")
    names = [f"{kind}{number}" for kind in "SD" for number in range(1, 7)]
    print(
        "| model | truth | storm without bed | model spoke | no pole named, least | alarm, most |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    rows = []
    for kind in foreign_kinds():
        each = check_foreign(kind, diaries=persons, days=days, fitted=fitted)
        least = min(names, key=lambda name: each.silent[name])
        most = max(names, key=lambda name: each.alarm[name])
        print(
            f"| {kind} | {FOREIGN[kind].pole} | {each.storm_without_bed:.0%} | {each.spoke:.0%} | "
            f"{each.silent[least]:.0%} ({least}) | {each.alarm[most]:.0%} ({most}) |",
            flush=True,
        )
        rows.append((kind, each))
    print(f"\n| alarm / rest named, % | {' | '.join(names)} |")
    print(f"| --- |{' --- |' * len(names)}")
    for kind, each in rows:
        cells = [f"{100 * each.alarm[n]:.0f} / {100 * each.rest[n]:.0f}" for n in names]
        print(f"| {kind} | {' | '.join(cells)} |")


def main(arguments: Sequence[str] | None = None) -> None:
    """Do one step."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("step", choices=("make", "learn", "check", "foreign"))
    reader.add_argument("folder", type=Path)
    reader.add_argument("--part", choices=("learn", "check"), default="learn")
    reader.add_argument("--lives", type=int, default=1000)
    reader.add_argument("--persons", type=int, default=100)
    reader.add_argument("--days", type=int, default=60)
    reader.add_argument("--fitted", action="store_true")
    reader.add_argument("--to", type=Path)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args(arguments)
    keep_compiled()
    if asked.step == "make":
        for number in make_cases(
            asked.folder, asked.part, asked.lives, fitted=asked.fitted
        ):
            if number % 10 == 0:
                print(f"{asked.part}: {number} lives", file=sys.stderr)
    elif asked.step == "learn":
        cases = kept_cases(asked.folder, "learn")
        text = written(learn(cases), lives=len({case.life for case in cases}))
        if asked.to is None:
            print(text)
        else:
            asked.to.write_text(text + "\n")
    elif asked.step == "check":
        show_check(asked.folder, asked.json)
    else:
        show_foreign(asked.persons, asked.days, fitted=asked.fitted)


if __name__ == "__main__":
    main()
