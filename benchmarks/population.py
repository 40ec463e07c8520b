"""A cohort whose population is known: how long it takes, and whether the numbers come back.

`python -m benchmarks.population [--persons 2000] [--entries 60] [--covariates 1] [--workers 2] [--key 1] [--json FILE]`.
Every person is fitted in a worker process, the population is inferred, persons are drawn anew around
it, and the truth is looked for in the intervals. Prints a page in Markdown. With `--keep FOLDER`
points are kept there, and a run that was ended goes on. `--sbc COHORTS` looks at many cohorts
instead (`population_calibration`).
"""

import argparse
import json
import os
import pickle
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from benchmarks.population_calibration import calibrate

SHARES = (0.5, 0.8, 0.95)
"""Which intervals are looked at."""
CHUNK = 16
"""Persons of a task."""


def fitted(
    asked: dict[str, int], tasks: Sequence[tuple[int, Any, Any]], *, turn: int
) -> tuple[list[Any], float]:
    """Return the points of some persons, and the processor's seconds for them, diaries aside.

    Args:
        asked: What the cohort is.
        tasks: Place of each person, where the person is expected, and the peak from before.
        turn: Which pass this is; each has its own chance.
    """
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
    for place, around, peak in tasks:
        observations, episodes = diary_of(cohort, place, design, key=asked["key"])
        begin = time.process_time()
        found.append(
            person_draws(
                observations,
                episodes,
                key=[asked["key"], 2, turn, place],
                around=around or ANYONE,
                peak=peak,
                scored=False,
            )
        )
        seconds += time.process_time() - begin
    return found, seconds


def kept(
    asked: dict[str, int],
    tasks: Sequence[tuple[int, Any, Any]],
    *,
    turn: int,
    keep: Path | None,
) -> tuple[list[Any], float]:
    """Return what `fitted` does, from its file where there is one."""
    if keep is None:
        return fitted(asked, tasks, turn=turn)
    sizes = "-".join(str(asked[each]) for each in ("persons", "entries", "key"))
    around = [np.concatenate(one) for _, one, _ in tasks if one is not None]
    where = f"{crc32(np.asarray(around).tobytes()):08x}" if around else "alone"
    file = keep / f"{sizes}-{turn}-{where}-{tasks[0][0]}.pickle"
    if not file.exists():
        found = fitted(asked, tasks, turn=turn)
        half = file.with_suffix(".half")
        half.write_bytes(pickle.dumps(found))
        half.rename(file)
    return pickle.loads(file.read_bytes())  # type: ignore[no-any-return]  # what this run wrote


class Workers:
    """Processes that fit persons, and how long they were at it."""

    def __init__(self, asked: dict[str, int], keep: Path | None) -> None:
        """Start the processes."""
        self.asked, self.keep = asked, keep
        self.pool = ProcessPoolExecutor(
            asked["workers"], mp_context=get_context("spawn")
        )
        self.alone: list[Any] = []
        self.turn, self.fits, self.fitting = 0, 0, 0.0
        self.walls = list[float]()

    def __call__(self, places: Sequence[int], around: Sequence[Any]) -> list[Any]:
        """Return the points of the persons in these places."""
        begin = time.perf_counter()
        peaks = [each.peak for each in self.alone] or [None] * self.asked["persons"]
        tasks = [
            (place, one, peaks[place])
            for place, one in zip(places, around, strict=True)
        ]
        chunks = [tasks[at : at + CHUNK] for at in range(0, len(tasks), CHUNK)]
        work = partial(kept, self.asked, turn=self.turn, keep=self.keep)
        found = []
        for persons, seconds in self.pool.map(work, chunks):
            found += persons
            self.fitting += seconds
        self.alone = self.alone or found
        self.fits += len(found)
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
        ("persons", 2000), ("entries", 60), ("covariates", 1), ("workers", 2), ("key", 1), ("sbc", 0),
    ):  # fmt: skip
        reader.add_argument(f"--{name}", type=int, default=value)
    reader.add_argument("--json", type=Path)
    for name in ("exact", "points"):
        reader.add_argument(
            f"--{name}", dest="kind", action="store_const", const=name, default="fitted"
        )
    reader.add_argument("--keep", type=Path)
    asked = vars(reader.parse_args())
    written: Path | None = asked.pop("json")
    kind, keep = asked.pop("kind"), asked.pop("keep")
    if asked["sbc"]:
        calibrate(asked, kind=kind, keep=keep)
        return
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    from bedding.model.inference import PERSON  # noqa: PLC0415 -- slow import
    from bedding.model.inference.population import pool  # noqa: PLC0415 -- slow import
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )

    cohort = imagine(asked["persons"], asked["covariates"], key=asked["key"])
    workers = Workers(asked, keep)
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
        f"{done - after:.0f} s ({workers.fitting / workers.fits:.2f} s of processor a fit; fits "
        f"{', '.join(f'{wall:.0f} s' for wall in workers.walls)}, population "
        f"{done - begin - sum(workers.walls):.0f} s; load {os.getloadavg()[2]:.1f})\n"
    )
    print(
        f"{'chains' if found.diagnosis else 'weights'}, k of the population {found.khat:.2f}, worth {found.worth:.0f} draws; trusted alone: "
        f"{trusted:.0%}; effective draws a person: least {found.effective.min():.0f}, median "
        f"{np.median(found.effective):.0f}; too few: {len(found.collapsed)}\n"
    )
    print("| number | | truth | median | 90 % interval | z | contraction | by chance |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    level = cohort.level
    truths = [*level.mean, *level.sd, *np.ravel(level.slopes)]
    drawn = np.concatenate(
        [found.mean, np.log(found.sd), found.slopes.reshape(len(found.mean), -1)],
        axis=1,
    )
    standard = np.array([*level.mean, *np.log(level.sd), *np.ravel(level.slopes)])
    off = (standard - drawn.mean(axis=0)) / drawn.std(axis=0)
    for truth, told, z in zip(truths, found.table(), off, strict=True):
        print(
            f"| `{told.number}` | {told.what} | {truth:+.2f} | {told.median:+.2f} | "
            f"{told.low:+.2f} to {told.high:+.2f} | {z:+.1f} | {told.contraction:.2f} | "
            f"{told.by_chance:.2f} |"
        )
    print(
        f"\nz (of the logarithm of an sd): root mean square {np.sqrt(np.mean(off**2)):.2f}"
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
            "too few draws": len(found.collapsed),
        }  # fmt: skip
        written.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
