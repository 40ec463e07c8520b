"""A cohort whose population is known: how long it takes, and whether the numbers come back.

`python -m benchmarks.population [--persons 2000] [--entries 60] [--covariates 1] [--workers 2] [--key 1] [--json FILE]`.
Every person is fitted in a worker process, the population is inferred, persons are drawn anew around
it, and the truth is looked for in the intervals. Prints a page in Markdown.
"""

import argparse
import json
import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

SHARES = (0.5, 0.8, 0.95)
"""Which intervals are looked at."""
CHUNK = 16
"""Persons of a task."""


def fitted(
    asked: dict[str, int], tasks: Sequence[tuple[int, Any]], *, turn: int
) -> tuple[list[Any], float]:
    """Return the points of some persons, and the seconds that they took after the diaries."""
    from bedding.model.inference.calibrating import Design  # noqa: PLC0415 -- slow import
    from bedding.model.inference.population import (  # noqa: PLC0415 -- slow import
        ANYONE,
        person_draws,
    )
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        diary_of,
        imagine,
    )

    cohort = imagine(asked["persons"], asked["covariates"], key=asked["key"])
    design = Design(entries=asked["entries"], missing=0.1)
    found, seconds = [], 0.0
    for place, around in tasks:
        observations, episodes = diary_of(cohort, place, design, key=asked["key"])
        begin = time.perf_counter()
        found.append(
            person_draws(
                observations,
                episodes,
                key=[asked["key"], 2, turn, place],
                around=around or ANYONE,
                scored=False,
            )
        )
        seconds += time.perf_counter() - begin
    return found, seconds


class Workers:
    """Processes that fit persons, and how long they were at it."""

    def __init__(self, asked: dict[str, int], count: int) -> None:
        """Start the processes."""
        self.asked, self.count = asked, count
        self.pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
        self.turn, self.fitting, self.walls = 0, 0.0, list[float]()

    def __call__(self, places: Sequence[int], around: Sequence[Any]) -> list[Any]:
        """Return the points of the persons in these places."""
        begin, tasks = time.perf_counter(), list(zip(places, around, strict=True))
        chunks = [tasks[at : at + CHUNK] for at in range(0, len(tasks), CHUNK)]
        work = partial(fitted, self.asked, turn=self.turn)
        found = []
        for persons, seconds in self.pool.map(work, chunks):
            found += persons
            self.fitting += seconds
        self.turn += 1
        self.walls.append(time.perf_counter() - begin)
        return found


def inside(truth: Any, draws: Any, share: float) -> Any:
    """Return where the truth lies in the middle interval with a share of the draws."""
    low, high = np.quantile(draws, [0.5 - share / 2, 0.5 + share / 2], axis=0)
    return (low <= truth) & (truth <= high)


def main() -> None:
    """Print the page."""
    reader = argparse.ArgumentParser(description=__doc__)
    for name, value in (
        ("persons", 2000), ("entries", 60), ("covariates", 1), ("workers", 2), ("key", 1),
    ):  # fmt: skip
        reader.add_argument(f"--{name}", type=int, default=value)
    reader.add_argument("--json", type=Path)
    asked = vars(reader.parse_args())
    written: Path | None = asked.pop("json")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from bedding.model.inference import PERSON  # noqa: PLC0415 -- slow import
    from bedding.model.inference.population import pool  # noqa: PLC0415 -- slow import
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )

    cohort = imagine(asked["persons"], asked["covariates"], key=asked["key"])
    workers = Workers(asked, asked["workers"])
    begin = time.perf_counter()
    alone = workers(range(asked["persons"]), [None] * asked["persons"])
    after = time.perf_counter()
    names = tuple(f"x{place}" for place in range(asked["covariates"]))
    found = pool(
        alone,
        covariates=cohort.covariates,
        names=names,
        key=asked["key"],
        again=workers,
    )
    done = time.perf_counter()
    trusted = np.mean([each.khat < 0.7 for each in alone])
    print(
        f"{asked['persons']} persons, {asked['entries']} entries, {asked['workers']} workers: "
        f"fits one by one {after - begin:.0f} s, population and everyone anew "
        f"{done - after:.0f} s ({workers.fitting / sum(map(len, [alone] * workers.turn)):.2f} s "
        f"a fit and worker; passes {', '.join(f'{wall:.0f} s' for wall in workers.walls)})\n"
    )
    print(
        f"k of the population {found.khat:.2f}, worth {found.worth:.0f} draws; trusted alone: "
        f"{trusted:.0%}; effective draws a person: least {found.effective.min():.0f}, median "
        f"{np.median(found.effective):.0f}; too few: {len(found.collapsed)}\n"
    )
    print("| number | | truth | median | 90 % interval | contraction | by chance |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    level = cohort.level
    truths = [*level.mean, *level.sd, *np.ravel(level.slopes)]
    for truth, told in zip(truths, found.table(), strict=True):
        print(
            f"| `{told.number}` | {told.what} | {truth:+.2f} | {told.median:+.2f} | "
            f"{told.low:+.2f} to {told.high:+.2f} | {told.contraction:.2f} | {told.by_chance:.2f} |"
        )
    heads = " | ".join(f"{share:.0%}" for share in SHARES)
    print(f"\n| truth inside | {heads} |\n| --- " + "| --- " * len(SHARES) + "|")
    rows = {
        "means": (level.mean, found.mean),
        "sds": (level.sd, found.sd),
        "slopes": (level.slopes, found.slopes),
        "persons": (cohort.persons, np.moveaxis(found.draws, 1, 0)),
    }
    for name, (truth, draws) in rows.items():
        held = " | ".join(
            f"{np.mean(inside(truth, draws, share)):.1%}" for share in SHARES
        )
        print(f"| {name} | {held} |")
    print("\n| number | shrinkage, mean over persons |\n| --- | --- |")
    for name, shrunk in zip(PERSON, found.shrinkage.mean(axis=0), strict=True):
        print(f"| `{name}` | {shrunk:.2f} |")
    if written:
        figures = {
            "persons": asked["persons"], "alone [s]": after - begin,
            "population [s]": done - after, "passes [s]": workers.walls,
        }  # fmt: skip
        written.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
